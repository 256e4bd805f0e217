/**
 * The build: look → compile → plan → render → files. The only module that knows the order.
 *
 * There is one path. What is known from earlier builds is not made again; nothing else tells a first build from a
 * later one, and what is known is only ever found by the digest of all that it was made from. Phases are loaded
 * when there is work for them, so a build in which nothing has changed loads next to nothing.
 */
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { assembleSite } from './assemble.ts'
import { createExecutor, createInlineExecutor, type Executor } from './executor.ts'
import type { BuildRequest, Site } from './interface.ts'
import { makeParts } from './make-parts.ts'
import { type BuildCache, type CacheStore, createBuildMemory, NO_WORK } from './memory.ts'
import { createPool, workerFile } from './pool.ts'
import { withRescue } from './rescue.ts'
import { restoreSite, saveSite } from './saved-site.ts'
import { applySeverity } from './severity.ts'
import { MissingEntry } from './store.ts'
import { lookAround, type Surroundings } from './surroundings.ts'
import { areUnchanged } from './tracking-reader.ts'

/** Builds a site as a value; see `RenderSite` of `interface.ts` for what it throws. */
export async function renderSite(request: BuildRequest): Promise<Site> {
  const memory = request.memory ?? createBuildMemory()
  const again = () => build(request, memory.open(request, true), [cacheDropped()])
  try {
    return withRescue(await build(request, memory.open(request, false)), again)
  } catch (error) {
    if (!(error instanceof MissingEntry)) throw error
    return again()
  }
}

async function build(
  request: BuildRequest,
  cache: BuildCache,
  trouble: readonly Diagnostic[] = [],
): Promise<Site> {
  request.onProgress?.({ phase: 'reading', done: 0, total: 0 })
  const last = cache.lastSite()
  const found = await lookAround(request, last?.stamps ?? [])
  const rebuild = () => buildAnew(request, cache, found, trouble)
  if (last?.surroundings === found.digest && (await areUnchanged(found.reader, last.answers))) {
    const stamps = found.reader.stamps()
    // What had to be digested again need not be digested a third time.
    if (stamps.length !== last.stamps.length) cache.remember({ ...last, stamps }, null)
    if (request.memory === undefined) cache.save()
    const { stats } = last.site
    return restoreSite({ ...last.site, stats: { ...stats, cacheHits: stats.notes } }, rebuild)
  }
  const site = await rebuild()
  if (request.memory === undefined) cache.save()
  return site
}

async function buildAnew(
  request: BuildRequest,
  cache: BuildCache,
  found: Surroundings,
  trouble: readonly Diagnostic[],
): Promise<Site> {
  const place = cache.open(found.snapshot.notes.length)
  const inline = createInlineExecutor(request.plugins, place.store, request.signal)
  const executor = createExecutor(inline, () => openPool(request, place, inline))
  const saved = cache.lastWork()
  const last = saved.engine === found.engine ? saved : NO_WORK
  const parts = await makeParts(request, last, found, place, executor, inline).finally(() => executor.close())
  const site = assembleSite(request.config, found, parts, place.store)
  const { plan, rendered, drawn, search, templates } = parts
  cache.remember(
    {
      stamps: parts.stamps,
      // A site without its cards is none that a later build could publish.
      surroundings: drawn.isWhole ? found.digest : '',
      answers: plan.answers,
      site: saveSite(site),
    },
    {
      engine: found.engine,
      cards: parts.cards,
      plan,
      pages: rendered.made,
      drawn: drawn.drawn,
      search,
      templates,
    },
  )
  const dropped = cache.isDamaged() ? [cacheDropped()] : []
  return {
    ...site,
    diagnostics: applySeverity(request.config, [...site.diagnostics, ...trouble, ...dropped]),
  }
}

/** Threads for a build; null where it asks for none, where they could share nothing, or in code that is not compiled. */
function openPool(
  { threads, plugins, signal }: BuildRequest,
  { packs }: CacheStore,
  inline: Executor,
): Executor | null {
  const file = threads > 1 ? workerFile() : null
  if (file === null || packs === null) return null
  return createPool(file, inline, { threads, packs, plugins: plugins && { url: plugins.url }, signal })
}

function cacheDropped(): Diagnostic {
  return inFile(null, noteDiagnostic('cache-dropped', null, 'The cache was damaged; it has been made anew.'))
}
