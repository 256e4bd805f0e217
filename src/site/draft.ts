/** Pages before their slots are filled: plain data, decided by facts alone. */
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import { vaultPath } from '../lib/paths.ts'
import { tagKey } from '../note/tag-key.ts'
import type { LinkTarget, NoteKey } from '../render/target.ts'
import { embedClosure } from '../vault/graph.ts'
import type { Facts } from './facts.ts'
import type { Materials } from './render-scope.ts'
import { slotsInJson } from './slots.ts'
import { linkTargets } from './targets.ts'

/** What the linker needs to know of the vault to fill the slots of one view. */
export interface DraftScope {
  /** What links mean, by note; of notes that only words are shown of, only links whose words the vault decides. */
  readonly targets: { readonly [note: NoteKey]: readonly LinkTarget[] | SparseTargets }
  readonly equations: readonly (readonly [note: NoteKey, block: number, number: string])[]
  /** Links to the sections of the page's own note, as HTML with slots. */
  readonly linksHere: readonly (readonly [section: number, html: string])[]
  /** Pages of the tags that articles on the page hold, by `tagKey`. */
  readonly tags: readonly (readonly [tag: string, output: OutputPath])[]
  /** Anchors of headings that withhold words, by those with which the notes were compiled (PRV-5). */
  readonly anchors?: readonly (readonly [
    note: NoteKey,
    anchors: readonly (readonly [compiled: string, shown: string])[],
  ])[]
  /** On a page of many notes: the name of the section of each. */
  readonly sections?: readonly (readonly [note: NoteKey, section: string])[]
}

/** Targets by their links. */
export interface SparseTargets {
  readonly sparse: readonly (readonly [link: number, target: LinkTarget])[]
}

/** The notes that the slots of a view show, each once, in the order of their first use. */
export interface DraftReads {
  /** Whose articles are shown, in full or in part. */
  readonly objects: readonly NoteKey[]
  readonly headings: readonly NoteKey[]
  readonly leads: readonly NoteKey[]
  readonly excerpts: readonly (readonly [note: NoteKey, link: number])[]
}

/** Finds out what the slots in a JSON text show. */
export function readsOf(facts: Facts, json: string): DraftReads {
  const objects = new Set<NoteKey>()
  const headings = new Set<NoteKey>()
  const leads = new Set<NoteKey>()
  const excerpts = new Map<string, readonly [NoteKey, number]>()
  for (const slot of slotsInJson(json)) {
    if (slot.kind === 'heading') headings.add(slot.note)
    else if (slot.kind === 'lead') leads.add(slot.note)
    else if (slot.kind === 'excerpt') excerpts.set(`${slot.index} ${slot.note}`, [slot.note, slot.index])
    else for (const note of [slot.note, ...embedClosure(facts.graph, vaultPath(slot.note))]) objects.add(note)
  }
  return {
    objects: [...objects],
    headings: [...headings],
    leads: [...leads],
    excerpts: [...excerpts.values()],
  }
}

/** What the linker needs for these reads. */
export function draftScope(
  facts: Facts,
  materials: Materials,
  reads: DraftReads,
  linksHere: ReadonlyMap<number, string>,
  sections?: ReadonlyMap<NoteKey, string>,
): DraftScope {
  const targets: { [note: NoteKey]: readonly LinkTarget[] | SparseTargets } = {}
  const words = [...reads.headings, ...reads.leads, ...reads.excerpts.map(([note]) => note)]
  for (const note of new Set(words.map(vaultPath))) {
    const sparse = materials.decisive(note)
    if (sparse.length > 0) targets[note] = { sparse }
  }
  const shown = reads.objects.map(vaultPath)
  const anchors = shown.flatMap((note) => {
    const replaced = facts.replacedAnchors.get(note)
    return replaced === undefined ? [] : [[note, [...replaced]] as const]
  })
  for (const note of shown) targets[note] = shownTargets(facts, materials, note)
  return {
    targets,
    equations: shown.flatMap((note) =>
      [...(facts.course.equations.get(note) ?? [])].map(([block, number]) => [note, block, number] as const),
    ),
    linksHere: [...linksHere],
    tags: tagsOn(facts, materials, shown),
    ...(anchors.length > 0 && { anchors }),
    ...(sections !== undefined && { sections: [...sections] }),
  }
}

/** The targets of a note whose article is shown; a title shows in embeds alone. */
function shownTargets(facts: Facts, materials: Materials, note: VaultPath): LinkTarget[] {
  const links = facts.vault.notes.get(note)?.links ?? []
  return linkTargets(facts, materials.files, note).map((target, index) =>
    target.kind === 'page' && links[index]?.kind !== 'embed' ? { ...target, title: '', slice: null } : target,
  )
}

/** The targets that give a link other words than its own: see `label` of the linker. */
export function decisiveTargets(
  facts: Facts,
  materials: Pick<Materials, 'files'>,
  note: VaultPath,
): (readonly [number, LinkTarget])[] {
  const table = facts.tables.get(note) ?? []
  const isRedacting = facts.config.privateLinks === 'redact'
  const mayDecide = table.some(
    (resolution) =>
      (resolution.kind === 'private' && isRedacting) ||
      (resolution.kind === 'note' &&
        (resolution.target.kind === 'block' || facts.replacedAnchors.has(resolution.path))),
  )
  if (!mayDecide) return []
  return linkTargets(facts, materials.files, note).flatMap(
    (target, index): (readonly [number, LinkTarget])[] => {
      if (target.kind === 'private') return isRedacting ? [[index, target]] : []
      if (target.kind !== 'page' || target.label === null) return []
      return [[index, { ...target, anchor: null, title: '', slice: null }]]
    },
  )
}

function tagsOn(
  facts: Facts,
  materials: Materials,
  notes: readonly VaultPath[],
): (readonly [string, OutputPath])[] {
  const keys = new Set(notes.flatMap((note) => (facts.vault.notes.get(note)?.tags ?? []).map(tagKey)))
  return [...keys].sort().flatMap((key) => {
    const output = materials.tagPages.get(key)
    return output === undefined ? [] : [[key, output] as const]
  })
}
