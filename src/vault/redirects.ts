/** Aliases that are paths → the pages that lead from there to the note (RES-17). */
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import { vaultPath } from '../lib/paths.ts'
import type { Allocator } from './allocator.ts'
import { pagePath } from './page-path.ts'
import type { PublishedVault } from './publish.ts'

/**
 * Takes an output for every alias of a published note that names a folder, and tells which note it
 * leads to. An address that something else has is left to it: a redirect under another one helps nobody.
 */
export function allocateAliases(
  { notes }: PublishedVault,
  allocator: Allocator,
): ReadonlyMap<OutputPath, VaultPath> {
  const redirects = new Map<OutputPath, VaultPath>()
  for (const [path, { frontmatter }] of notes) {
    for (const alias of frontmatter.aliases) {
      const segments = alias.split('/').filter((segment) => segment.trim() !== '')
      if (segments.length < 2 || segments.some((segment) => /^\.+$/.test(segment.trim()))) continue
      const output = allocator.claim(pagePath(vaultPath(segments.join('/'))), path)
      if (output !== null) redirects.set(output, path)
    }
  }
  return redirects
}
