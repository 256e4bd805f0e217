import { basename, type OutputPath, type VaultPath } from '../lib/paths.ts'
import { mediaOf } from '../note/media.ts'
import type { LinkTarget } from '../render/target.ts'
import { noteTitle } from '../vault/collections.ts'
import type { Resolution, Target } from '../vault/resolution.ts'
import type { SiteFacts } from './facts.ts'

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
  facts: SiteFacts,
  files: ReadonlyMap<VaultPath, PublishedFile>,
  path: VaultPath,
): LinkTarget[] {
  return (facts.tables.get(path) ?? []).map((resolution) => toTarget(facts, files, resolution))
}

function toTarget(
  facts: SiteFacts,
  files: ReadonlyMap<VaultPath, PublishedFile>,
  resolution: Resolution,
): LinkTarget {
  switch (resolution.kind) {
    case 'note': {
      const summary = facts.vault.notes.get(resolution.path)
      const address = facts.addresses.get(resolution.path)
      if (summary === undefined || address === undefined) return { kind: 'missing' }
      return {
        kind: 'page',
        output: address.output,
        anchor: 'anchor' in resolution.target ? resolution.target.anchor : null,
        title: noteTitle(resolution.path, summary),
        note: resolution.path,
        slice: sliceOf(resolution.target, summary.headings.length),
      }
    }
    case 'attachment': {
      const file = files.get(resolution.path)
      const name = basename(resolution.path)
      if (file === undefined) return { kind: 'withheld', name }
      return { kind: 'file', ...file, fragment: resolution.fragment, media: mediaOf(resolution.path), name }
    }
    case 'private':
    case 'missing':
      return { kind: resolution.kind }
    default:
      return resolution satisfies never
  }
}

function sliceOf(target: Target, headings: number): number | null | 'unknown' {
  switch (target.kind) {
    case 'whole':
      return null
    case 'heading':
      return target.heading
    case 'block':
      return headings + target.block
    case 'unknown':
      return 'unknown'
    default:
      return target satisfies never
  }
}
