/**
 * The build: look → compile → plan → render → files. The only module that knows the order.
 *
 * There is one path. What is known from earlier builds is not made again; nothing else tells a first build from a
 * later one, and what is known is only ever found by the digest of all that it was made from. Phases are loaded
 * when there is work for them, so a build in which nothing has changed loads next to nothing.
 */
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { assembleSite } from './assemble.ts'
import type { BuildCache, CacheStore, LastLook } from './cache.ts'
import { createExecutor, type Executor } from './executor.ts'
import type { BuildRequest, Site } from './interface.ts'
import type { Planner } from './kept-planner.ts'
import { makeParts } from './make-parts.ts'
import { createBuildMemory } from './memory.ts'
import { createPieces } from './pieces.ts'
import { decodePlan } from './plan-pieces.ts'
import { createPool, workerFile } from './pool.ts'
import { withRescue } from './rescue.ts'
import { restoreSite, saveSite } from './saved-site.ts'
import { applySeverity } from './severity.ts'
import { MissingEntry, type Store } from './store.ts'
import { isReadWhole, lookAgain, lookAround, type Surroundings } from './surroundings.ts'
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
  const last = cache.lastLook()
  const stamps = last?.stamps ?? []
  const edited = await lookAgain(request, cache.lastFound(), stamps)
  const found = edited ?? (await lookAround(request, stamps, cache.lastFound()))
  cache.rememberFound(found)
  const rebuild = () => buildAnew(request, cache, found, trouble)
  const isSame = edited === null && (await isAsBefore(found, last))
  const before = isSame ? cache.lastSite() : null
  if (last !== null && before !== null) {
    const stamps = found.reader.stamps()
    // What had to be digested again need not be digested a third time.
    if (stamps.length !== last.stamps.length) cache.remember({ ...last, stamps }, null, null)
    if (request.memory === undefined) cache.save()
    const site = restoreSite(
      { ...before, stats: { ...before.stats, cacheHits: before.stats.notes } },
      rebuild,
    )
    return { ...site, isRepeatable: isReadWhole(found, last.answers) }
  }
  const site = await rebuild()
  if (request.memory === undefined) cache.save()
  return site
}

async function isAsBefore({ digest, reader }: Surroundings, last: LastLook | null): Promise<boolean> {
  return last?.surroundings === digest() && (await areUnchanged(reader, last.answers))
}

async function buildAnew(
  request: BuildRequest,
  cache: BuildCache,
  found: Surroundings,
  trouble: readonly Diagnostic[],
): Promise<Site> {
  const place = cache.open(found.snapshot.notes.length)
  const inline = cache.inline(request.plugins, place.store, request.signal)
  const executor = createExecutor(inline, () => openPool(request, place, inline))
  const last = cache.lastWork(found.engine)
  // Who builds again keeps a planner that remembers; who does not has its memory back at once.
  const planner = request.memory === undefined ? planOnce(executor, place.store) : cache.planner(place.store)
  const parts = await makeParts(request, last, found, place, executor, inline, planner).finally(() =>
    executor.close(),
  )
  const site = assembleSite(request.config, found, parts, place.store)
  const { plan, rendered, drawn, search, templates } = parts
  cache.remember(
    {
      stamps: parts.stamps,
      // A site without its cards is none that a later build could publish.
      surroundings: drawn.isWhole ? found.digest() : '',
      answers: plan.answers,
    },
    saveSite(site),
    {
      engine: found.engine,
      compiledWith: parts.compiledWith,
      cards: parts.cards,
      plan,
      placed: parts.placed,
      pages: rendered.made,
      drawn: drawn.drawn,
      search,
      templates,
    },
  )
  const dropped = cache.isDamaged() ? [cacheDropped()] : []
  const news = [...trouble, ...dropped]
  return {
    ...site,
    diagnostics: applySeverity(request.config, [...site.diagnostics, ...news]),
    isRepeatable: drawn.isWhole && news.length === 0 && isReadWhole(found, plan.answers),
  }
}

/** Plans as one task among others. */
function planOnce(executor: Executor, store: Store): Planner {
  return async (task) => {
    const [result] = await executor.run('plan', null, [task], () => {})
    if (result === undefined) throw new Error('The site was not planned.')
    return { ...result, plan: decodePlan(result.plan, createPieces(store)) }
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
