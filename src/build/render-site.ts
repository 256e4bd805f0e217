/** A plan → its outputs: each page by the digest of all that it shows, from the last build where that is the same. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { OutputPath } from '../lib/paths.ts'
import type { Executor } from './executor.ts'
import type { BuildRequest, OutputBody, SiteOutput } from './interface.ts'
import { changesOf, type InputChange, type PlannedPage } from './page-inputs.ts'
import { createKeys, jobsOf, type KeyedJob, type KeySource, type PageJob, taskOf } from './page-jobs.ts'
import type { PageResult, RenderSettings } from './page-task.ts'
import type { SitePlan } from './plan.ts'
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

export interface RenderRequest extends KeySource {
  readonly settings: RenderSettings
  /** A folder in which to leave so many pages, or null to keep them in memory. */
  readonly openStage: (pages: number) => string | null
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
  /** See `BuildRequest`. */
  readonly onPages: BuildRequest['onPages']
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
  const { plan, cards, known, since, settings } = request
  const jobs = jobsOf(plan)
  const missing = missingJobs(request, jobs)
  const hits = jobs.length - missing.length
  request.onPage(hits, jobs.length)
  // Every page that is not made now is known: so many known ones are these very pages.
  const isEdit = since !== null && known.size === jobs.length && missing.every(isKnown)
  const tell = isEdit ? request.onPages : undefined
  const staged = { ...settings, stage: request.openStage(missing.length) }
  const results = new Map<PageJob, PageResult>()
  for (const wave of tell === undefined ? [missing] : inWaves(missing)) {
    const tasks = wave.map((job) => taskOf(job, plan, cards))
    const made = await request.executor.run('render', staged, tasks, (done) =>
      request.onPage(hits + results.size + done, jobs.length),
    )
    for (const [index, job] of wave.entries()) {
      const result = made[index]
      if (result === undefined) throw new Error(`“${job.page.output}” was not rendered.`)
      results.set(job, result)
    }
    await tell?.(wave.flatMap((job) => outputOf(job, results.get(job))))
  }
  const reasons = reasonsOf(request, missing)
  const fresh = new Map<OutputPath, { page: MadePage; body: OutputBody }>()
  for (const [index, job] of missing.entries()) {
    const result = results.get(job)
    if (result === undefined) continue
    const page = madePage(job, result, reasons[index] ?? null)
    fresh.set(job.page.output, { page, body: bodyOf(result) })
  }
  const made = new Map<string, MadePage>()
  const diagnostics: Diagnostic[] = []
  const outputs = jobs.map((job): SiteOutput => {
    const { output } = job.page
    const result = fresh.get(output)
    const page = result?.page ?? known.get(output)
    if (page === undefined) throw new Error(`“${output}” is not known.`)
    made.set(output, page)
    if (page.diagnostics.length > 0) diagnostics.push(...page.diagnostics)
    return { path: output, digest: page.digest, body: result?.body ?? madeAgain(request, job, page.size) }
  })
  return { outputs, made, diagnostics, rendered: missing.length }

  function isKnown({ page }: PageJob): boolean {
    return known.has(page.output)
  }
}

/** A page that shows more notes than these is one that nobody waits for who has edited one of them. */
const FEW_NOTES = 20

/** The pages of notes before those that show a whole course. */
function inWaves(jobs: readonly KeyedJob[]): (readonly KeyedJob[])[] {
  const isLight = ({ page }: KeyedJob): boolean => page.reads.objects.length <= FEW_NOTES
  const waves = [jobs.filter(isLight), jobs.filter((job) => !isLight(job))]
  return waves.filter((wave) => wave.length > 0)
}

function outputOf({ page }: PageJob, result: PageResult | undefined): SiteOutput[] {
  return result === undefined ? [] : [{ path: page.output, digest: result.digest, body: bodyOf(result) }]
}

/** The jobs whose pages are not known. */
function missingJobs({ known, since, ...request }: RenderRequest, jobs: readonly PageJob[]): KeyedJob[] {
  const isUnchanged = since === null ? () => false : unchangedPages(since, request.plan)
  const keyed = createKeys(request)
  const missing: KeyedJob[] = []
  for (const job of jobs) {
    const before = known.get(job.page.output)
    if (before !== undefined && isUnchanged(job.page)) continue
    const found = keyed(job)
    if (before?.key !== found.key) missing.push(found)
  }
  return missing
}

function madePage(
  { key, inputs }: KeyedJob,
  { digest, size, diagnostics }: PageResult,
  reason: MadePage['reason'],
): MadePage {
  return { key, digest, size, diagnostics, inputs, reason }
}

/** With more pages at once it is not worth telling which fields of their data are others. */
const MOST_EXPLAINED = 500

/** Why pages are made again; null for one that has not been made before. */
function reasonsOf(
  { plan, before, known, store }: RenderRequest,
  missing: readonly KeyedJob[],
): MadePage['reason'][] {
  if (before === null) return []
  const details = missing.length > MOST_EXPLAINED ? null : store
  const old = pagesNamed(before, new Set(missing.map(({ page }) => page.output)))
  return missing.map(({ page, inputs }) => {
    const [was, oldPage] = [known.get(page.output), old.get(page.output)]
    if (was === undefined || oldPage === undefined) return null
    const oldInputs = { page: oldPage, notes: before.notes, digests: was.inputs }
    return changesOf(oldInputs, { page, notes: plan.notes, digests: inputs }, details)
  })
}

function pagesNamed(
  { pages, files }: SitePlan,
  names: ReadonlySet<OutputPath>,
): Map<OutputPath, PlannedPage> {
  const named = new Map<OutputPath, PlannedPage>()
  for (const page of pages) if (names.has(page.output)) named.set(page.output, page)
  for (const file of files) if (names.has(file.output)) named.set(file.output, file)
  return named
}

function bodyOf({ content, size }: PageResult): OutputBody {
  return typeof content === 'string'
    ? { kind: 'staged', file: content, size }
    : { kind: 'bytes', bytes: content }
}

/** A page that is as it was is rendered again only if somebody asks for it. */
function madeAgain(request: RenderRequest, job: PageJob, size: number): OutputBody {
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
