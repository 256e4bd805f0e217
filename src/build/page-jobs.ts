/** Pages and files of a plan as jobs: what each is made from, by a key, and the task that makes it. */
import { type VaultPath, vaultPath } from '../lib/paths.ts'
import { quoteWithLink } from '../site/quote-shape.ts'
import { type NoteCard, type NoteParts, quoteDigest } from './cards.ts'
import { keyOf } from './digest.ts'
import { type PlannedPage, shortDigests } from './page-inputs.ts'
import type { PageTask } from './page-task.ts'
import type { Reads, SitePlan } from './plan.ts'

/** A page or file, with its place among all of them. */
export interface PageJob {
  readonly id: number
  readonly page: PlannedPage
}

/** A page by what it is made from. */
export interface KeyedJob extends PageJob {
  /** Digest of all that it is made from. */
  readonly key: string
  /** Of `shortDigests`: the parts of the key. */
  readonly inputs: string
}

export interface KeySource {
  readonly plan: SitePlan
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
  /** Digest of the code that renders. */
  readonly engine: string
  /** Digest of a template with all that it uses. */
  readonly templateDigest: (name: string) => string
}

/** All pages and files, in their order. */
export function jobsOf({ pages, files }: SitePlan): PageJob[] {
  return [...pages, ...files].map((page, id) => ({ id, page }))
}

/** Finds the keys of jobs. */
export function createKeys({ plan, cards, engine, templateDigest }: KeySource): (job: PageJob) => KeyedJob {
  const site = keyOf(JSON.stringify([engine, plan.site, plan.settings]))
  return ({ id, page }) => {
    const code = 'template' in page ? templateDigest(page.template) : page.kind
    const digests = [code, site, page.draft, ...shownDigests(page.reads, plan, cards)]
    return { id, page, key: keyOf(digests.join(' ')), inputs: shortDigests(digests) }
  }
}

/** The task that makes a page. */
export function taskOf(
  { id, page }: PageJob,
  plan: SitePlan,
  cards: ReadonlyMap<VaultPath, NoteCard>,
): PageTask {
  const { draft, reads } = page
  const excerpts = reads.excerpts.filter((_, index) => index % 2 === 0)
  const notes = new Set([...reads.objects, ...reads.headings, ...reads.leads, ...excerpts])
  return {
    id,
    template: 'template' in page ? page.template : { file: page.kind },
    draft,
    notes: [...notes].map((note) => {
      const { object, excerpts: words } = partsOf(plan, cards, note)
      return [plan.notes[note] ?? vaultPath(''), { object, excerpts: words }]
    }),
  }
}

/** Digests of everything in notes that a draft shows. */
function shownDigests(reads: Reads, plan: SitePlan, cards: ReadonlyMap<VaultPath, NoteCard>): string[] {
  const digests = [
    ...reads.objects.map((note) => partsOf(plan, cards, note).object),
    ...reads.headings.map((note) => partsOf(plan, cards, note).headings),
    ...reads.leads.map((note) => partsOf(plan, cards, note).lead),
  ]
  for (let index = 0; index < reads.excerpts.length; index += 2) {
    const parts = partsOf(plan, cards, reads.excerpts[index] ?? -1)
    const quote = quoteWithLink(parts.shape, reads.excerpts[index + 1] ?? -1)
    digests.push(quote === null ? '' : quoteDigest(parts, quote.index))
  }
  return digests
}

function partsOf(plan: SitePlan, cards: ReadonlyMap<VaultPath, NoteCard>, note: number): NoteParts {
  const parts = cards.get(plan.notes[note] ?? vaultPath(''))?.parts
  if (parts === undefined || parts === null) throw new Error(`Note ${note} of the plan is not compiled.`)
  return parts
}
