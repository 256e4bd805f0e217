/** The phases of a build, in their order: each makes only what is not known. */
import type { Config } from '../config/config.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteOptions } from '../note/options.ts'
import type { NoteCard } from './cards.ts'
import { compileNotes } from './compile-notes.ts'
import { keyOf } from './digest.ts'
import { type DrawnCards, drawCards } from './draw-cards.ts'
import type { Executor } from './executor.ts'
import type { BuildRequest } from './interface.ts'
import type { CacheStore, LastWork, SavedPlan } from './memory.ts'
import { type RenderedPages, renderPages } from './render-site.ts'
import { type SavedSearch, searchSite } from './search-site.ts'
import { createStage } from './stage.ts'
import type { Store } from './store.ts'
import { areUnchanged, type Surroundings } from './surroundings.ts'
import { digestTemplates, type SavedTemplates } from './templates.ts'

/** Everything that a site is put together from. */
export interface SiteParts {
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
  /** The cards by the keys of their tasks. */
  readonly byKey: ReadonlyMap<string, NoteCard>
  /** Notes that were compiled in an earlier build. */
  readonly cacheHits: number
  readonly plan: SavedPlan
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
): Promise<SiteParts> {
  const { engine, snapshot } = found
  const progress = (phase: string) => (done: number, total: number) =>
    request.onProgress?.({ phase, done, total })

  const compiling = progress('compiling')
  const { cards, byKey, cacheHits } = await compileNotes({
    notes: snapshot.notes,
    settings: { root: snapshot.root, options: noteOptions(request.config) },
    engine,
    store,
    known: last.cards,
    executor,
    checkpoint: () => packs?.commit(),
    onNote: (done) => compiling(done, snapshot.notes.length),
  })
  progress('linking')(0, 0)
  const plan = await planOnce(request.config, found, cards, last.plan, store)
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
      templates: [...found.templates],
      builtIn: [...found.builtIn],
      site: plan.plan.site,
      link: plan.plan.settings,
      stage: null,
    },
    openStage,
    templateDigest: (name) => templates.closures[name] ?? '',
    known: last.pages,
    before: last.plan?.plan ?? null,
    store,
    executor,
    inline,
    onPage: progress('rendering'),
  })
  const drawn = await drawCards({
    plan: plan.plan,
    known: last.drawn,
    openStage,
    firstId: plan.plan.pages.length + plan.plan.files.length,
    executor,
    inline,
    onCard: progress('drawing'),
  })
  const indexing = progress('indexing')
  const search = await searchSite({
    plan: plan.plan,
    cards,
    engine,
    known: last.search,
    store,
    executor,
    onNote: indexing,
  })
  return { cards, byKey, cacheHits, plan, templates, rendered, drawn, search }
}

/** The plan, from memory if it was made from the same summaries, settings and attachments. */
async function planOnce(
  config: Config,
  found: Surroundings,
  cards: ReadonlyMap<VaultPath, NoteCard>,
  known: SavedPlan | null,
  store: Store,
): Promise<SavedPlan> {
  const { snapshot, reader, vault, publicFolder, dates } = found
  const isMentioning = config.course.unlinkedMentions
  const mentionsRequest = { cards, engine: found.engine, store }
  const hasIcon = publicFolder.files.some(({ path }) => path === 'favicon.svg')
  const key = keyOf(
    JSON.stringify([
      found.engine,
      config,
      vault,
      hasIcon,
      [...dates],
      [...cards].map(([path, { parts }]) => [path, parts?.summary, parts?.shape]),
      snapshot.attachments.map(({ path }) => path),
      snapshot.withheld,
    ]),
  )
  if (known?.key === key && (await areUnchanged(reader, known.answers))) {
    if (!isMentioning || known.mentions === null) return known
    // The names are as they were, for they are in the summaries; the texts may say others of them.
    const { sameMentions } = await import('./mentions-site.ts')
    const mentions = sameMentions(mentionsRequest, known.mentions, known.plan.notes)
    if (mentions !== null) return { ...known, mentions }
  }
  const { planSite } = await import('./plan-site.ts')
  const findMentions = isMentioning ? (await import('./mentions-site.ts')).vaultMentions : null
  let mentions: SavedPlan['mentions'] = null
  const plan = await planSite({
    ...{ snapshot, reader, cards, config, dates, vault, hasIcon, store },
    mentionsOf(published) {
      const made = findMentions?.(mentionsRequest, published)
      mentions = made?.saved ?? null
      return made?.mentions ?? new Map()
    },
  })
  return { key, answers: reader.answers(), mentions, plan }
}

function noteOptions(config: Config): NoteOptions {
  return {
    strictLineBreaks: config.strictLineBreaks,
    sourceKeys: config.course.sourceKeys,
    macros: config.math.macros,
    limits: config.limits,
    frameHosts: config.embeds.hosts,
    sentences: config.course.unlinkedMentions,
  }
}
