import { blockName } from '../course/numbers.ts'
import { wantedKey } from '../course/outline.ts'
import type { WantedNote } from '../course/wanted.ts'
import { basename, type OutputPath, type VaultPath } from '../lib/paths.ts'
import { mediaOf } from '../note/media.ts'
import type { NoteSummary } from '../note/summary.ts'
import type { LinkTarget } from '../render/target.ts'
import { noteTitle } from '../vault/collections.ts'
import type { Resolution, Target } from '../vault/resolution.ts'
import { type Facts, WANTED_PAGE } from './facts.ts'

/** A published attachment: where its copy is, and the size of a picture if it could be read. */
export interface PublishedFile {
  readonly output: OutputPath
  readonly size: { readonly width: number; readonly height: number } | null
}

/**
 * What a note's links mean to a page (LNK-1): resolutions with addresses and titles in place of vault paths.
 * It is all that the linker sees of the vault.
 */
export function linkTargets(
  facts: Facts,
  files: ReadonlyMap<VaultPath, PublishedFile>,
  path: VaultPath,
): LinkTarget[] {
  const links = facts.vault.notes.get(path)?.links ?? []
  return (facts.tables.get(path) ?? []).map((resolution, index) =>
    toTarget(facts, files, resolution, links[index]?.path ?? ''),
  )
}

function toTarget(
  facts: Facts,
  files: ReadonlyMap<VaultPath, PublishedFile>,
  resolution: Resolution,
  written: string,
): LinkTarget {
  switch (resolution.kind) {
    case 'note': {
      const summary = facts.vault.notes.get(resolution.path)
      const address = facts.addresses.get(resolution.path)
      if (summary === undefined || address === undefined) return { kind: 'missing', wanted: null }
      return {
        kind: 'page',
        output: address.output,
        anchor: 'anchor' in resolution.target ? resolution.target.anchor : null,
        title: noteTitle(resolution.path, summary),
        note: resolution.path,
        slice: sliceOf(resolution.target, summary),
        label: labelOf(facts, resolution.path, summary, resolution.target, written),
      }
    }
    case 'attachment': {
      const file = files.get(resolution.path)
      const name = basename(resolution.path)
      if (file === undefined) return { kind: 'withheld', name }
      return { kind: 'file', ...file, fragment: resolution.fragment, media: mediaOf(resolution.path), name }
    }
    case 'private':
      return { kind: 'private' }
    case 'missing': {
      const wanted = facts.course.wanted.get(wantedKey(written))
      if (wanted === undefined) return { kind: 'missing', wanted: null }
      const output = wantedPageOf(facts, wanted)
      return { kind: 'missing', wanted: { output, anchor: wanted.anchor, name: wanted.name } }
    }
    default:
      return resolution satisfies never
  }
}

/** The page with the entry of a wanted note. */
export function wantedPageOf({ wantedEntries }: Facts, { key }: Pick<WantedNote, 'key'>): OutputPath {
  return wantedEntries.get(key) ?? WANTED_PAGE
}

/** NUM-2: what a link without own words calls a numbered block, or a heading that withholds words (PRV-5). */
function labelOf(
  facts: Facts,
  path: VaultPath,
  summary: NoteSummary,
  target: Target,
  written: string,
): string | null {
  if (target.kind === 'heading' && isReplaced(facts, path, target.anchor)) {
    return [written.trim(), summary.headings[target.heading]?.title ?? '']
      .filter((words) => words !== '')
      .join(' > ')
  }
  return target.kind === 'block'
    ? blockName(facts.course.equations, path, summary, target.block, written)
    : null
}

function isReplaced({ replacedAnchors }: Facts, path: VaultPath, anchor: string): boolean {
  return [...(replacedAnchors.get(path)?.values() ?? [])].includes(anchor)
}

function sliceOf(target: Target, summary: Pick<NoteSummary, 'headings'>): number | null | 'unknown' {
  switch (target.kind) {
    case 'whole':
      return null
    case 'heading':
      return target.heading
    case 'block':
      return summary.headings.length + target.block
    case 'unknown':
      return 'unknown'
    default:
      return target satisfies never
  }
}
