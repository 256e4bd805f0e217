// TEAM: the whole tree must compile and pass by 19:40 UTC (check `date`) and again by 20:00; work in small green steps; the session ends at 20:15. Remove this line when done.
/**
 * The build: look → compile → plan → render → files. The only module that knows the order.
 *
 * There is one path. What is known from earlier builds is not made again; nothing else tells a first build from a
 * later one, and what is known is only ever found by the digest of all that it was made from. Phases are loaded
 * when there is work for them, so a build in which nothing has changed loads next to nothing.
 */
import type { Config } from '../config/config.ts'
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { type VaultPath, vaultPath } from '../lib/paths.ts'
import type { NoteOptions } from '../note/options.ts'
import type { NotePlaces } from '../note/summary.ts'
import type { NoteCard } from './cards.ts'
import { compileNotes, noteDiagnostics } from './compile-notes.ts'
import { keyOf } from './digest.ts'
import { createInlineExecutor, type Executor } from './executor.ts'
import type { BuildRequest, Site } from './interface.ts'
import { type BuildCache, createBuildMemory, type SavedPlan } from './memory.ts'
import { fixedOutputs, publicOutputs } from './outputs.ts'
import type { SitePlan } from './plan.ts'
import { renderPages } from './render-site.ts'
import { restoreSite, saveSite } from './saved-site.ts'
import { searchOutputs, searchSite } from './search-site.ts'
import { applySeverity } from './severity.ts'
import { withRealPlace } from './stand-ins.ts'
import { MissingEntry, requireEntry, type Store } from './store.ts'
import { areUnchanged, lookAround, type Surroundings } from './surroundings.ts'
import { digestTemplates } from './templates.ts'

/** Builds a site as a value; see `RenderSite` of `interface.ts` for what it throws. */
export async function renderSite(request: BuildRequest): Promise<Site> {
  const memory = request.memory ?? createBuildMemory()
  try {
    return await build(request, memory.open(request, false))
  } catch (error) {
    if (!(error instanceof MissingEntry)) throw error
    return build(request, memory.open(request, true), [cacheDropped()])
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
  const { store } = cache
  const work = cache.lastWork()
  const progress = (phase: string) => (done: number, total: number) =>
    request.onProgress?.({ phase, done, total })
  const inline = createInlineExecutor(request.plugins, store, request.signal)
  const executor: Executor = inline

  const compiling = progress('compiling')
  const compiled = await compileNotes({
    notes: found.snapshot.notes,
    settings: { root: found.snapshot.root, options: noteOptions(request.config) },
    engine: found.engine,
    store,
    known: work.cards,
    executor,
    onNote: (done) => compiling(done, found.snapshot.notes.length),
  })
  const { cards } = compiled
  const planned = await planOnce(request.config, found, cards, work.plan, store)
  const { plan } = planned
  const templates = await digestTemplates(found, plan, work.templates)
  const rendered = await renderPages({
    plan,
    cards,
    engine: found.engine,
    settings: {
      templates: [...found.templates],
      builtIn: [...found.builtIn],
      site: plan.site,
      link: plan.settings,
      stage: null,
    },
    templateDigest: (name) => templates.closures[name] ?? '',
    known: work.pages,
    executor,
    inline,
    onPage: progress('rendering'),
  })
  const search = await searchSite({
    plan,
    cards,
    engine: found.engine,
    known: work.search,
    store,
    executor,
    onNote: progress('indexing'),
  })
  const own = [
    ...rendered.outputs,
    ...fixedOutputs(plan, store),
    ...(search === null ? [] : searchOutputs(search, store)),
  ]
  const outside = publicOutputs(found.publicFolder, own)
  const placesOf = placesReader(cards, store)
  const diagnostics = [
    ...found.snapshot.diagnostics,
    ...noteDiagnostics(cards),
    ...[...plan.diagnostics, ...rendered.diagnostics].map((entry) => withRealPlace(entry, placesOf)),
    ...templates.diagnostics,
    ...outside.diagnostics,
  ]
  const { pages, generated } = reportOf(plan)
  const site: Site = {
    pages,
    generated,
    assets: plan.assets,
    outputs: [...own, ...outside.outputs].sort((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics: applySeverity(request.config, diagnostics),
    advice: applySeverity(request.config, plan.advice),
    stats: {
      notes: found.snapshot.notes.length,
      pages: plan.pages.length,
      cacheHits: compiled.cacheHits,
    },
  }
  cache.remember(
    {
      stamps: found.reader.stamps(),
      surroundings: found.digest,
      answers: planned.answers,
      site: saveSite(site),
    },
    { cards: compiled.byKey, plan: planned, pages: rendered.made, search, templates },
  )
  const dropped = cache.isDamaged() ? [cacheDropped()] : []
  const all = applySeverity(request.config, [...site.diagnostics, ...trouble, ...dropped])
  return { ...site, diagnostics: all }
}

/** The plan, from memory if it was made from the same summaries, settings and attachments. */
async function planOnce(
  config: Config,
  found: Surroundings,
  cards: ReadonlyMap<VaultPath, NoteCard>,
  known: SavedPlan | null,
  store: Store,
): Promise<SavedPlan> {
  const { snapshot, reader, vault, publicFolder } = found
  const hasIcon = publicFolder.files.some(({ path }) => path === 'favicon.svg')
  const key = keyOf(
    JSON.stringify([
      found.engine,
      config,
      vault,
      hasIcon,
      [...cards].map(([path, { parts }]) => [path, parts?.summary, parts?.shape]),
      snapshot.attachments.map(({ path }) => path),
      snapshot.withheld,
    ]),
  )
  if (known?.key === key && (await areUnchanged(reader, known.answers))) return known
  const { planSite } = await import('./plan-site.ts')
  const plan = await planSite({ snapshot, reader, cards, config, vault, hasIcon, store })
  return { key, answers: reader.answers(), plan }
}

/** Looks up where things stand in notes. */
function placesReader(
  cards: ReadonlyMap<VaultPath, NoteCard>,
  store: Store,
): (file: string) => NotePlaces | null {
  const known = new Map<string, NotePlaces | null>()
  return (file) => {
    const before = known.get(file)
    if (before !== undefined) return before
    const parts = cards.get(vaultPath(file))?.parts ?? null
    const places = parts === null ? null : (JSON.parse(requireEntry(store, parts.places)) as NotePlaces)
    known.set(file, places)
    return places
  }
}

function reportOf({ pages }: SitePlan): Pick<Site, 'pages' | 'generated'> {
  return {
    pages: pages.flatMap(({ source, url, output, title }) =>
      source === null ? [] : [{ source, url, output, title }],
    ),
    generated: pages.flatMap(({ source, url, output, title, kind }) =>
      source === null ? [{ url, output, title, kind }] : [],
    ),
  }
}

function noteOptions(config: Config): NoteOptions {
  return {
    strictLineBreaks: config.strictLineBreaks,
    sourceKeys: config.course.sourceKeys,
    macros: config.math.macros,
    limits: config.limits,
    frameHosts: config.embeds.hosts,
  }
}

function cacheDropped(): Diagnostic {
  return inFile(null, noteDiagnostic('cache-dropped', null, 'The cache was damaged; it has been made anew.'))
}
