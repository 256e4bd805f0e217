/** A plan → its outputs: each page by the digest of all that it shows, from the last build where that is the same. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type OutputPath, type VaultPath, vaultPath } from '../lib/paths.ts'
import { quoteWithLink } from '../site/quote-shape.ts'
import { type NoteCard, type NoteParts, quoteDigest } from './cards.ts'
import { keyOf } from './digest.ts'
import type { Executor } from './executor.ts'
import type { OutputBody, SiteOutput } from './interface.ts'
import { changesOf, type InputChange, type PlannedPage, shortDigests } from './page-inputs.ts'
import type { PageResult, PageTask, RenderSettings } from './page-task.ts'
import type { Drafted, Reads, SitePlan } from './plan.ts'
import { type SinceLast, unchangedPages } from './since-last.ts'
import type { Store } from './store.ts'

/** What a build remembers of a page that it has made. */
export interface MadePage {
  /** Digest of all that it was made from. */
  readonly key: string
  readonly digest: string
  readonly size: number
  /** Places in notes are stand-ins. */
  readonly diagnostics: readonly Diagnostic[]
  /** Of `shortDigests`: the parts of the key. */
  readonly inputs: string
  /** Why it was made again when it was; null if it has been made only once. */
  readonly reason: readonly InputChange[] | null
}

export interface RenderRequest {
  readonly plan: SitePlan
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
  /** Digest of the code that renders. */
  readonly engine: string
  readonly settings: RenderSettings
  /** A folder in which to leave so many pages, or null to keep them in memory. */
  readonly openStage: (pages: number) => string | null
  /** Digest of a template with all that it uses. */
  readonly templateDigest: (name: string) => string
  /** Pages of the last build, by output path. */
  readonly known: ReadonlyMap<string, MadePage>
  /** The plan of the last build. */
  readonly before: SitePlan | null
  /** What has changed since the last build; null also if the templates have. */
  readonly since: SinceLast | null
  /** For what the last build knew of a page. */
  readonly store: Store
  readonly executor: Executor
  /** Renders single pages later, when nothing else is at work any more. */
  readonly inline: Executor
  readonly onPage: (done: number, total: number) => void
}

export interface RenderedPages {
  readonly outputs: readonly SiteOutput[]
  readonly made: ReadonlyMap<string, MadePage>
  /** Places in notes are stand-ins. */
  readonly diagnostics: readonly Diagnostic[]
  /** How many had to be rendered. */
  readonly rendered: number
}

/** Renders what is not known. */
export async function renderPages(request: RenderRequest): Promise<RenderedPages> {
  const { plan, known, settings } = request
  const jobs = jobsOf(request)
  const missing = jobs.filter(({ output, key }) => known.get(output)?.key !== key)
  const hits = jobs.length - missing.length
  request.onPage(hits, jobs.length)
  const tasks = missing.map((job) => taskOf(job, plan, request.cards))
  const staged = { ...settings, stage: request.openStage(tasks.length) }
  const results = await request.executor.run('render', staged, tasks, (done) =>
    request.onPage(hits + done, jobs.length),
  )
  const reasonFor = explainer(request, missing.length)
  const fresh = new Map(missing.map(({ output }, index) => [output, results[index]]))
  const made = new Map<string, MadePage>()
  const outputs = jobs.map((job): SiteOutput => {
    const result = fresh.get(job.output)
    const page = result === undefined ? known.get(job.output) : madePage(job, result, reasonFor(job))
    if (page === undefined) throw new Error(`“${job.output}” was not rendered.`)
    made.set(job.output, page)
    const body = result === undefined ? madeAgain(request, job, page.size) : bodyOf(result)
    return { path: job.output, digest: page.digest, body }
  })
  const diagnostics = [...made.values()].flatMap((page) => page.diagnostics)
  return { outputs, made, diagnostics, rendered: missing.length }
}

interface Job extends Drafted {
  readonly id: number
  readonly output: OutputPath
  readonly template: PageTask['template']
  readonly key: string
  readonly inputs: string
  readonly page: PlannedPage
}

function jobsOf({ plan, cards, engine, templateDigest, known, since }: RenderRequest): Job[] {
  const isUnchanged = since === null ? () => false : unchangedPages(since)
  const site = keyOf(JSON.stringify([engine, plan.site, plan.settings]))
  const all = [
    ...plan.pages.map((page) => ({ page, template: page.template })),
    ...plan.files.map((page) => ({ page, template: { file: page.kind } })),
  ]
  return all.map(({ page, template }, id) => {
    const { output, draft, reads } = page
    const made = isUnchanged(page) ? known.get(output) : undefined
    if (made !== undefined)
      return { id, output, template, key: made.key, inputs: made.inputs, page, draft, reads }
    const code = typeof template === 'string' ? templateDigest(template) : template.file
    const digests = [code, site, draft, ...shownDigests(reads, plan, cards)]
    const key = keyOf(digests.join(' '))
    return { id, output, template, key, inputs: shortDigests(digests), page, draft, reads }
  })
}

function taskOf(
  { id, template, draft, reads }: Job,
  plan: SitePlan,
  cards: ReadonlyMap<VaultPath, NoteCard>,
): PageTask {
  const excerpts = reads.excerpts.filter((_, index) => index % 2 === 0)
  const notes = new Set([...reads.objects, ...reads.headings, ...reads.leads, ...excerpts])
  return {
    id,
    template,
    draft,
    notes: [...notes].map((note) => {
      const { object, excerpts: words } = partsOf(plan, cards, note)
      return [plan.notes[note] ?? vaultPath(''), { object, excerpts: words }]
    }),
  }
}

function madePage(
  { key, inputs }: Job,
  { digest, size, diagnostics }: PageResult,
  reason: MadePage['reason'],
): MadePage {
  return { key, digest, size, diagnostics, inputs, reason }
}

/** With more pages at once it is not worth telling which fields of their data are others. */
const MOST_EXPLAINED = 500

/** Tells why a page is made again; null for one that has not been made before. */
function explainer(request: RenderRequest, pages: number): (job: Job) => MadePage['reason'] {
  const { plan, before, known, store } = request
  if (before === null) return () => null
  const details = pages > MOST_EXPLAINED ? null : store
  const old = new Map([...before.pages, ...before.files].map((page) => [page.output, page]))
  return ({ output, page, inputs }) => {
    const [was, oldPage] = [known.get(output), old.get(output)]
    if (was === undefined || oldPage === undefined) return null
    const oldInputs = { page: oldPage, notes: before.notes, digests: was.inputs }
    return changesOf(oldInputs, { page, notes: plan.notes, digests: inputs }, details)
  }
}

function bodyOf({ content, size }: PageResult): OutputBody {
  return typeof content === 'string'
    ? { kind: 'staged', file: content, size }
    : { kind: 'bytes', bytes: content }
}

/** A page that is as it was is rendered again only if somebody asks for it. */
function madeAgain(request: RenderRequest, job: Job, size: number): OutputBody {
  const { plan, cards, settings, inline } = request
  return {
    kind: 'lazy',
    size,
    async read() {
      const task = taskOf(job, plan, cards)
      const [result] = await inline.run('render', { ...settings, stage: null }, [task], () => {})
      if (result === undefined || typeof result.content === 'string') throw new Error('Nothing was rendered.')
      return result.content
    },
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
