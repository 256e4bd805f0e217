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
  /** The notes whose content is not as it was, by their index in either plan. */
  readonly changed: ReadonlySet<number>
}

/** Compares with the last build; null if the notes or what all pages share are others. */
export function sinceLast(
  plan: SitePlan,
  cards: ReadonlyMap<VaultPath, NoteCard>,
  last: LastWork,
): SinceLast | null {
  const before = last.plan?.plan
  if (before === undefined || (plan !== before && !isComparable(plan, before))) return null
  const changed = plan.notes.flatMap((path, index) =>
    cards.get(path)?.key === last.cards.get(path)?.key ? [] : index,
  )
  return { plan: before, changed: new Set(changed) }
}

function isComparable(a: SitePlan, b: SitePlan): boolean {
  return (
    isSameList(a.notes, b.notes) &&
    JSON.stringify([a.site, a.settings]) === JSON.stringify([b.site, b.settings])
  )
}

/** Tells whether a page or file is made from the very same as in the last build; the templates are not looked at. */
export function unchangedPages({ plan, changed }: SinceLast): (page: PlannedPage) => boolean {
  const before = new Map<string, PlannedPage>(
    [...plan.pages, ...plan.files].map((page) => [page.output, page]),
  )
  return (page) => {
    const old = before.get(page.output)
    return old !== undefined && (old === page || isSameDraft(old, page)) && !isRead(changed, page.reads)
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

/** True if one of the notes is shown. */
function isRead(notes: ReadonlySet<number>, { objects, headings, leads, excerpts }: Reads): boolean {
  if (notes.size === 0) return false
  const has = (note: number): boolean => notes.has(note)
  return (
    objects.some(has) ||
    headings.some(has) ||
    leads.some(has) ||
    excerpts.some((note, index) => index % 2 === 0 && notes.has(note))
  )
}
