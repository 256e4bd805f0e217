/** What an edit has left as it was: whatever was made from that need not even be looked up by its digests. */
import { isSameList } from '../lib/memo.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { LastWork } from './cache.ts'
import type { NoteCard } from './cards.ts'
import type { PlannedPage } from './page-inputs.ts'
import type { Reads, SitePlan } from './plan.ts'

/** The last build, if its plan is of the same notes and settings. The same code has made both. */
export interface SinceLast {
  readonly plan: SitePlan
  /** 1 for each note whose content is not as it was, by its index in either plan; else 0. */
  readonly changed: Uint8Array
}

/** Compares with the last build; null if the notes or what all pages share are others. */
export function sinceLast(
  plan: SitePlan,
  cards: ReadonlyMap<VaultPath, NoteCard>,
  last: LastWork,
): SinceLast | null {
  const before = last.plan?.plan
  if (before === undefined || (plan !== before && !isComparable(plan, before))) return null
  const changed = new Uint8Array(plan.notes.length)
  for (const [index, path] of plan.notes.entries()) {
    if (cards.get(path)?.key !== last.cards.get(path)?.key) changed[index] = 1
  }
  return { plan: before, changed }
}

function isComparable(a: SitePlan, b: SitePlan): boolean {
  return (
    isSameList(a.notes, b.notes) &&
    JSON.stringify([a.site, a.settings]) === JSON.stringify([b.site, b.settings])
  )
}

/** Tells whether a page or file of a plan is made from the very same as before; the templates are not looked at. */
export function unchangedPages(
  { plan: before, changed }: SinceLast,
  plan: SitePlan,
): (page: PlannedPage) => boolean {
  if (plan === before) return ({ reads }) => !isRead(changed, reads)
  const old = new Map<string, PlannedPage>(
    [...before.pages, ...before.files].map((page) => [page.output, page]),
  )
  return (page) => {
    const same = old.get(page.output)
    return same !== undefined && isSameDraft(same, page) && !isRead(changed, page.reads)
  }
}

function isSameDraft(a: PlannedPage, b: PlannedPage): boolean {
  const template = (page: PlannedPage): string => ('template' in page ? page.template : page.kind)
  return (
    a.draft === b.draft &&
    template(a) === template(b) &&
    isSameList(a.reads.objects, b.reads.objects) &&
    isSameList(a.reads.headings, b.reads.headings) &&
    isSameList(a.reads.leads, b.reads.leads) &&
    isSameList(a.reads.excerpts, b.reads.excerpts)
  )
}

/** True if one of the notes is shown. Plain loops: it is asked for every page after every edit. */
function isRead(notes: Uint8Array, { objects, headings, leads, excerpts }: Reads): boolean {
  for (const note of objects) if (notes[note] === 1) return true
  for (const note of headings) if (notes[note] === 1) return true
  for (const note of leads) if (notes[note] === 1) return true
  for (let index = 0; index < excerpts.length; index += 2) if (notes[excerpts[index] ?? -1] === 1) return true
  return false
}
