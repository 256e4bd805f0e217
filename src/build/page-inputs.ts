/** What a page is made from, by name: the parts of its key, and how two keys differ (`lectern explain`). */
import type { SitePlan, StoredDraft } from './plan.ts'
import type { Store } from './store.ts'

/** A thing that a page shows or is shown by. */
export interface PageInput {
  readonly kind: InputKind
  /** The template's name, the vault path of a note, or the field of the page's data; empty for the site. */
  readonly of: string
}

export type InputKind =
  /** A template and all that it uses. */
  | 'template'
  /** Settings, theme and code, which all pages share. */
  | 'site'
  /** What the vault says about the page: its address, navigation, links, backlinks. */
  | 'data'
  /** The content of a note. */
  | 'content'
  /** The words of a note's headings. */
  | 'headings'
  /** The words that say what a note is about. */
  | 'lead'
  /** A sentence of a note with a link in it. */
  | 'quote'

/** How an input differs from what it was when the page was made before. */
export interface InputChange extends PageInput {
  readonly how: 'changed' | 'new' | 'gone'
}

/** A page or file of a plan. */
export type PlannedPage = SitePlan['pages'][number] | SitePlan['files'][number]

/** Hex digits of a digest that tell whether an input is the same: enough to explain, not to decide. */
const SHORT = 8
/** More changes than these say no more. */
const MOST_CHANGES = 40

/** Names the inputs of a page in the order of its digests. */
export function inputsOf(page: PlannedPage, notes: SitePlan['notes']): PageInput[] {
  const { reads } = page
  const note = (kind: InputKind) => (index: number) => ({ kind, of: notes[index] ?? '' })
  return [
    { kind: 'template', of: 'template' in page ? page.template : page.kind },
    { kind: 'site', of: '' },
    { kind: 'data', of: '' },
    ...reads.objects.map(note('content')),
    ...reads.headings.map(note('headings')),
    ...reads.leads.map(note('lead')),
    ...reads.excerpts.filter((_, index) => index % 2 === 0).map(note('quote')),
  ]
}

/** Digests in a form that is kept with every page. */
export function shortDigests(digests: readonly string[]): string {
  return digests.map((digest) => digest.slice(0, SHORT).padEnd(SHORT)).join('')
}

/** A page as a build knows it: its plan, and the digests of its inputs. */
export interface KnownInputs {
  readonly page: PlannedPage
  readonly notes: SitePlan['notes']
  /** Of `shortDigests`. */
  readonly digests: string
}

/** What is not as it was. Data are told apart by field, if the store still has them; not at all without a store. */
export function changesOf(
  before: KnownInputs,
  now: KnownInputs,
  store: Store | null,
): readonly InputChange[] {
  const was = namedDigests(before)
  const is = namedDigests(now)
  const changes: InputChange[] = []
  for (const [name, { input, digest }] of is) {
    const old = was.get(name)
    if (old?.digest === digest) continue
    if (input.kind === 'data') changes.push(...changedFields(before.page.draft, now.page.draft, store))
    else changes.push({ ...input, how: old === undefined ? 'new' : 'changed' })
  }
  for (const [name, { input }] of was) if (!is.has(name)) changes.push({ ...input, how: 'gone' })
  return changes.slice(0, MOST_CHANGES)
}

/** By kind and name; what occurs twice, such as two sentences of a note, counts as one. */
function namedDigests({ page, notes, digests }: KnownInputs) {
  const named = new Map<string, { input: PageInput; digest: string }>()
  for (const [index, input] of inputsOf(page, notes).entries()) {
    const name = `${input.kind} ${input.of}`
    const digest = digests.slice(index * SHORT, (index + 1) * SHORT)
    named.set(name, { input, digest: (named.get(name)?.digest ?? '') + digest })
  }
  return named
}

function changedFields(before: string, now: string, store: Store | null): InputChange[] {
  const [was, is] = [store?.get(before), store?.get(now)]
  if (was == null || is == null) return [{ kind: 'data', of: '', how: 'changed' }]
  const [old, fresh] = [JSON.parse(was) as StoredDraft, JSON.parse(is) as StoredDraft]
  const fields = (draft: StoredDraft) =>
    new Map(Object.entries({ ...Object(draft.view), links: draft.scope }))
  const oldFields = fields(old)
  const names = [...fields(fresh)]
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(oldFields.get(name)))
    .map(([name]) => name)
  return names.map((of) => ({ kind: 'data', of, how: 'changed' }))
}
