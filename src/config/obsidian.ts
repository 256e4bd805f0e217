/** What a vault's own Obsidian settings say about publishing it: defaults below every configuration. */
import fs from 'node:fs'
import { join } from 'node:path'
import type { UserConfig } from './user-config.ts'

const MAX_BYTES = 1024 * 1024

/** Reads `.obsidian/app.json` of a vault; empty if it is missing or not what it should be. */
export function obsidianDefaults(vault: string): UserConfig {
  const settings = readSettings(join(vault, '.obsidian', 'app.json'))
  const strict = settings.strictLineBreaks
  const hidden = settings.userIgnoreFilters
  return {
    ...(typeof strict === 'boolean' ? { strictLineBreaks: strict } : {}),
    ...(Array.isArray(hidden) ? { ignore: hidden.flatMap(ignoredNotes) } : {}),
  }
}

/**
 * Obsidian's excluded files are hidden from its search but can be linked, pictures above all; so only
 * notes are left out. A filter between slashes is a regular expression, which is not taken from a vault.
 */
function ignoredNotes(filter: unknown): string[] {
  if (typeof filter !== 'string' || filter.trim() === '' || filter.startsWith('/')) return []
  const literal = filter.trim().replace(/[\\*?[\]{}]/g, '\\$&')
  return filter.endsWith('/') ? [`/${literal}**/*.md`] : [`/${literal}`, `/${literal}.md`]
}

function readSettings(file: string): { readonly [key: string]: unknown } {
  try {
    const stats = fs.lstatSync(file)
    if (!stats.isFile() || stats.size > MAX_BYTES) return {}
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
