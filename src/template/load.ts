/** Reads template folders; the only part of this area that touches the file system. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareCodeUnits } from '../lib/compare.ts'

/**
 * All `.html` files below a folder, by their `/`-separated path in it; empty if the folder does not exist.
 *
 * Symbolic links are not followed (TR-16). Throws if a file cannot be read.
 */
export function loadTemplates(folder: string): ReadonlyMap<string, string> {
  const templates = new Map<string, string>()
  for (const name of [...templateNames(folder, '')].sort(compareCodeUnits)) {
    templates.set(name, readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, ''))
  }
  return templates
}

/** The user's templates over the built-in ones, file by file. */
export function mergeTemplates(
  builtIn: ReadonlyMap<string, string>,
  user: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map([...builtIn, ...user])
}

function* templateNames(folder: string, prefix: string): Generator<string> {
  for (const entry of entriesOf(join(folder, prefix))) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) yield* templateNames(folder, `${prefix}${entry.name}/`)
    else if (entry.isFile() && entry.name.endsWith('.html')) yield `${prefix}${entry.name}`
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
