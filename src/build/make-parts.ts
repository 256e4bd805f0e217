/** The phases of a build, in their order: each makes only what is not known. */
import type { Config } from '../config/config.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteOptions } from '../note/options.ts'
import type { FileStamps } from '../source/snapshot.ts'
import type { CacheStore, LastWork, SavedPlan } from './cache.ts'
import type { NoteCard } from './cards.ts'
import { compileNotes } from './compile-notes.ts'
import { type DrawnCards, drawCards, knownCards } from './draw-cards.ts'
import type { Executor } from './executor.ts'
import type { BuildRequest } from './interface.ts'
import type { Planner } from './kept-planner.ts'
import { type PlacedDiagnostic, placeDiagnostics } from './placed.ts'
import { planAgain } from './plan-again.ts'
import { type RenderedPages, renderPages } from './render-site.ts'
import { type SavedSearch, searchSite } from './search-site.ts'
import { sinceLast } from './since-last.ts'
import { createStage } from './stage.ts'
import type { Surroundings } from './surroundings.ts'
import { digestTemplates, type SavedTemplates } from './templates.ts'

/** Everything that a site is put together from. */
export interface SiteParts {
  /** Of the scan and of all attachments that were looked at. */
  readonly stamps: FileStamps
  readonly compiledWith: string
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
  /** Notes that were compiled in an earlier build. */
  readonly cacheHits: number
  readonly plan: SavedPlan
  /** Whether it is that of the last build. */
  readonly isPlanKnown: boolean
  /** The plan's diagnostics. */
  readonly placed: readonly PlacedDiagnostic[]
  readonly templates: SavedTemplates
  readonly rendered: RenderedPages
  readonly drawn: DrawnCards
  readonly search: SavedSearch | null
}

/** So many pages are left on the disk until they are published. */
const WORTH_A_STAGE = 500

/** Compiles, plans and renders. `inline` makes single pages again later, when somebody asks for them. */
export async function makeParts(
  request: BuildRequest,
  last: LastWork,
  found: Surroundings,
  { store, packs, folder }: CacheStore,
  executor: Executor,
  inline: Executor,
  planner: Planner,
): Promise<SiteParts> {
  const { engine, snapshot } = found
  const progress = (phase: string) => (done: number, total: number) =>
    request.onProgress?.({ phase, done, total })

  const compiling = progress('compiling')
  const { compiledWith, cards, cacheHits } = await compileNotes({
    notes: snapshot.notes,
    settings: { root: snapshot.root, options: noteOptions(request.config) },
    engine,
    store,
    last,
    executor,
    checkpoint: () => packs?.commit(),
    onNote: (done) => compiling(done, snapshot.notes.length),
  })
  progress('linking')(0, 0)
  const { saved: plan, stamps } = await planAgain({
    config: request.config,
    found,
    cards,
    last,
    store,
    planner,
  })
  const isPlanKnown = plan.plan === last.plan?.plan
  const placed = placeDiagnostics(plan.plan.diagnostics, isPlanKnown ? last.placed : [], cards, store)
  const since = sinceLast(plan.plan, cards, last)
  const templates = await digestTemplates(found, plan.plan, last.templates)
  let stage: string | null = null
  // One for the whole build: a second one would count as that of the next.
  const openStage = (files: number): string | null => {
    if (folder !== null && files >= WORTH_A_STAGE) stage ??= createStage(folder)
    return files < WORTH_A_STAGE ? null : stage
  }
  const rendered = await renderPages({
    plan: plan.plan,
    cards,
    engine,
    settings: {
      templates: found.templates,
      builtIn: found.builtIn,
      site: plan.plan.site,
      link: plan.plan.settings,
      stage: null,
    },
    openStage,
    templateDigest: (name) => templates.closures[name] ?? '',
    known: last.pages,
    before: last.plan?.plan ?? null,
    since: templates === last.templates ? since : null,
    store,
    executor,
    inline,
    onPage: progress('rendering'),
    onPages: request.onPages,
  })
  const known = { plan: plan.plan, known: last.drawn, inline }
  const drawn = request.undrawn
    ? knownCards(known)
    : await drawCards({
        ...known,
        openStage,
        firstId: plan.plan.pages.length + plan.plan.files.length,
        executor,
        onCard: progress('drawing'),
      })
  const indexing = progress('indexing')
  const search = await searchSite({
    plan: plan.plan,
    cards,
    engine,
    known: last.search,
    since,
    store,
    executor,
    onNote: indexing,
  })
  return {
    stamps,
    compiledWith,
    cards,
    cacheHits,
    plan,
    isPlanKnown,
    placed,
    templates,
    rendered,
    drawn,
    search,
  }
}

/** The part of the configuration that decides what notes are compiled to. */
export function noteOptions(config: Config): NoteOptions {
  return {
    strictLineBreaks: config.strictLineBreaks,
    sourceKeys: config.course.sourceKeys,
    macros: config.math.macros,
    limits: config.limits,
    frameHosts: config.embeds.hosts,
    sentences: config.course.unlinkedMentions,
  }
}
