/**
 * The links of one published note → what they mean, and what there is to say about them.
 *
 * A `LinkTable` is all that a renderer learns of the vault: it is the same as long as every link of
 * the note means the same, and it names no private note.
 */
import { type Memo, noMemo } from '../lib/memo.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { LinkSummary, NoteSummary } from '../note/summary.ts'
import { resolveSubpath } from './headings.ts'
import type { VaultIndex } from './publish.ts'
import { type LinkTable, type Resolution, WHOLE } from './resolution.ts'
import { resolvePath } from './resolve.ts'

/** Resolves every link of the note `path`, by link index. */
export function resolveLinks(index: VaultIndex, path: VaultPath, summary: NoteSummary): LinkTable {
  return summary.links.map((link) => resolveLink(index, path, link))
}

/** Resolves all published notes, in path order; notes whose links are sure to mean what they did are left alone. */
export function resolveVault(
  index: VaultIndex,
  memo: Memo<VaultPath, LinkTable> = noMemo(),
): ReadonlyMap<VaultPath, LinkTable> {
  const { notes } = index.published
  const shared = shareWholes()
  return memo.all(
    notes.keys(),
    (path, table) => {
      const summary = notes.get(path)
      return [index.names, summary, ...placesLookedFor(index, summary?.links ?? [], table)]
    },
    (path) => {
      const summary = notes.get(path)
      return summary === undefined ? [] : resolveLinks(index, path, summary).map(shared)
    },
  )
}

/** All links to a note as a whole mean the same: one value for each note, in place of one for each link. */
function shareWholes(): (resolution: Resolution) => Resolution {
  const known = new Map<VaultPath, Resolution>()
  return (resolution) => {
    if (resolution.kind !== 'note' || resolution.target !== WHOLE) return resolution
    const shared = known.get(resolution.path) ?? resolution
    known.set(resolution.path, shared)
    return shared
  }
}

/** The notes in which links name a place, for it may be gone, or elsewhere. */
function placesLookedFor(
  { published }: VaultIndex,
  links: readonly LinkSummary[],
  table: LinkTable,
): (NoteSummary | undefined)[] {
  return table.flatMap((resolution, index) =>
    resolution.kind === 'note' && links[index]?.subpath ? [published.notes.get(resolution.path)] : [],
  )
}

/** What one link of the note `src` means. */
export function resolveLink(
  index: VaultIndex,
  src: VaultPath,
  link: Pick<LinkSummary, 'path' | 'subpath' | 'syntax'>,
): Resolution {
  const found = resolvePath(index.names, src, link.path, link.syntax)
  switch (found.kind) {
    case 'note': {
      const target = index.published.notes.get(found.path)
      // The names come from the same vault, so a note among them is a published one.
      if (target === undefined) return { kind: 'missing' }
      return {
        kind: 'note',
        path: found.path,
        target: resolveSubpath(target, link.subpath, link.syntax),
      }
    }
    case 'attachment':
      return { kind: 'attachment', path: found.path, fragment: link.subpath || null }
    case 'private':
    case 'missing':
      return { kind: found.kind }
    default:
      return found satisfies never
  }
}
