/** What builds have made, as it lies in the cache folder: one file for each vault, which names the pieces of its lists. */
import fs from 'node:fs'
import { join } from 'node:path'
import type { VaultPath } from '../lib/paths.ts'
import type { LastWork, SavedPlan } from './cache.ts'
import { type NoteCard, partKeys } from './cards.ts'
import type { DrawnCard } from './draw-cards.ts'
import { createPieces, type PieceKeys, type Pieces, readPieces } from './pieces.ts'
import type { FixedOutput } from './plan.ts'
import { decodePlan, encodePlan, LONG_PLAN_LISTS, type StoredPlan } from './plan-pieces.ts'
import type { MadePage } from './render-site.ts'
import { readSaved } from './saved.ts'
import { type SavedSearch, searchKeys } from './search-site.ts'
import { siteKeys } from './site-file.ts'
import { MissingEntry, type Store } from './store.ts'
import { traceKeys } from './trace-store.ts'

export const WORK_FORM = 'lectern-work-3'

interface EncodedPlan extends Omit<SavedPlan, 'plan'> {
  readonly plan: StoredPlan
}

interface EncodedSearch extends Omit<SavedSearch, 'notes' | 'outputs'> {
  readonly notes: PieceKeys
  readonly outputs: PieceKeys
}

/** The work as JSON. */
export interface EncodedWork
  extends Omit<LastWork, 'cards' | 'placed' | 'pages' | 'drawn' | 'plan' | 'search'> {
  readonly cards: PieceKeys
  readonly placed: PieceKeys
  readonly pages: PieceKeys
  readonly drawn: PieceKeys
  readonly plan: EncodedPlan | null
  readonly search: EncodedSearch | null
}

/** Stores the lists, and answers what names them. */
export function encodeWork(work: LastWork, pieces: Pieces): EncodedWork {
  const { cards, placed, pages, drawn, plan, search } = work
  return {
    ...work,
    cards: pieces.save('cards', [...cards]),
    placed: pieces.save('placed', placed),
    pages: pieces.save('pages', [...pages]),
    drawn: pieces.save('drawn', [...drawn]),
    plan: plan && { ...plan, plan: encodePlan(plan.plan, pieces) },
    search: search && {
      ...search,
      notes: pieces.save('search notes', search.notes),
      outputs: pieces.save('search outputs', search.outputs),
    },
  }
}

/** The work that was stored. Throws `MissingEntry`. */
export function decodeWork(saved: EncodedWork, pieces: Pieces): LastWork {
  const { plan, search } = saved
  return {
    ...saved,
    cards: new Map(pieces.load<[VaultPath, NoteCard]>('cards', saved.cards)),
    placed: pieces.load('placed', saved.placed),
    pages: new Map(pieces.load<[string, MadePage]>('pages', saved.pages)),
    drawn: new Map(pieces.load<[string, DrawnCard]>('drawn', saved.drawn)),
    plan: plan && { ...plan, plan: decodePlan(plan.plan, pieces) },
    search: search && decodeSearch(search, pieces),
  }
}

function decodeSearch(search: EncodedSearch, pieces: Pieces): SavedSearch {
  return {
    ...search,
    notes: pieces.load('search notes', search.notes),
    outputs: pieces.load('search outputs', search.outputs),
  }
}

/** The entries that the last builds of all vaults with this cache folder name. */
export function* liveKeys(cacheDir: string, store: Store): Generator<string> {
  for (const name of fs.readdirSync(cacheDir)) {
    if (/^site-\w+\.json$/.test(name)) yield* siteKeys(join(cacheDir, name))
    if (!/^work-\w+\.json$/.test(name)) continue
    const saved = readSaved<EncodedWork>(join(cacheDir, name), WORK_FORM)
    if (saved.kind === 'value') yield* workKeys(saved.value, store)
  }
}

function* workKeys(saved: EncodedWork, store: Store): Generator<string> {
  const { cards, placed, pages, drawn, plan, search } = saved
  for (const keys of [cards, placed, pages, drawn, search?.notes, search?.outputs, plan?.plan.search])
    yield* keys ?? []
  if (plan !== null) for (const list of LONG_PLAN_LISTS) yield* plan.plan[list]
  try {
    yield* namedKeys(saved, store)
  } catch (error) {
    // What is lost names nothing that could be used.
    if (!(error instanceof MissingEntry)) throw error
  }
}

/** Piece by piece: all of a large vault's work at once, beside that of the build, would be the most that it ever holds. */
function* namedKeys({ cards, plan, search }: EncodedWork, store: Store): Generator<string> {
  for (const [, { key, parts }] of readPieces<[VaultPath, NoteCard]>(store, cards)) {
    yield key
    if (parts !== null) yield* partKeys(parts)
  }
  if (plan !== null) {
    const { pages, files, search: drafts, fixed } = plan.plan
    for (const keys of [pages, files, drafts ?? []]) {
      for (const { draft } of readPieces<{ readonly draft: string }>(store, keys)) yield draft
    }
    yield* traceKeys(plan.traces)
    if (plan.mentions !== null) yield* [plan.mentions.names, ...plan.mentions.found]
    for (const { from } of readPieces<FixedOutput>(store, fixed)) if (from.kind === 'store') yield from.key
  }
  if (search !== null) yield* searchKeys(decodeSearch(search, createPieces(store)))
}
