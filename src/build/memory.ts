/** What builds leave for later ones: in memory for as long as the process lives, and in the cache folder. */
import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import type { FileStamps } from '../source/snapshot.ts'
import { type NoteCard, partKeys } from './cards.ts'
import { keyOf } from './digest.ts'
import type { DrawnCard } from './draw-cards.ts'
import type { BuildMemory, BuildRequest } from './interface.ts'
import type { SavedMentions } from './mentions-site.ts'
import { openPackStore, type PackStore } from './pack/pack-store.ts'
import type { SitePlan } from './plan.ts'
import type { MadePage } from './render-site.ts'
import { readSaved, saveValue } from './saved.ts'
import type { SavedSite } from './saved-site.ts'
import type { SavedSearch } from './search-site.ts'
import { createMemoryStore, type Store } from './store.ts'
import type { AttachmentAnswer } from './surroundings.ts'
import type { SavedTemplates } from './templates.ts'

/** What spares a build in which nothing has changed everything but looking. */
export interface LastSite {
  readonly stamps: FileStamps
  /** `Surroundings.digest`, and what attachments were like. */
  readonly surroundings: string
  readonly answers: readonly AttachmentAnswer[]
  readonly site: SavedSite
}

/** What spares a build making again what has not changed. */
export interface LastWork {
  /** Digest of the code that made it: only the same code knows what the values mean. */
  readonly engine: string
  /** By the keys of their tasks. */
  readonly cards: ReadonlyMap<string, NoteCard>
  readonly plan: SavedPlan | null
  /** By output path. */
  readonly pages: ReadonlyMap<string, MadePage>
  /** Link cards by output path. */
  readonly drawn: ReadonlyMap<string, DrawnCard>
  readonly search: SavedSearch | null
  readonly templates: SavedTemplates | null
}

export interface SavedPlan {
  /** Digest of what the plan was made from, attachments excepted. */
  readonly key: string
  readonly answers: readonly AttachmentAnswer[]
  /** Null unless the site offers mentions. */
  readonly mentions: SavedMentions | null
  readonly plan: SitePlan
}

/** The memory of one vault. */
export interface BuildCache {
  /** Where the build of so many notes keeps its entries; always the same. */
  open(notes: number): CacheStore
  lastSite(): LastSite | null
  lastWork(): LastWork
  /** Keeps what a build has found out; no work if it is as it was. */
  remember(site: LastSite, work: LastWork | null): void
  /** Writes what there is to the cache folder. What the disk refuses is found out again by the next build. */
  save(): void
  /** True if anything was found damaged. */
  isDamaged(): boolean
  close(): void
}

export interface CacheStore {
  readonly store: Store
  /** The store, if it is one that threads can share. */
  readonly packs: PackStore | null
  /** A folder of the build's own, or null. */
  readonly folder: string | null
}

/** Notes of a vault whose entries need not all be in memory. */
const WORTH_A_FOLDER = 200
/** What is known before the first build. */
export const NO_WORK: LastWork = {
  engine: '',
  cards: new Map(),
  plan: null,
  pages: new Map(),
  drawn: new Map(),
  search: null,
  templates: null,
}
const SITE_FORM = 'lectern-site-1'
const WORK_FORM = 'lectern-work-1'

/** Opens the memory of a vault; `isFresh` leaves aside what there is. */
function openCache(request: BuildRequest, isFresh: boolean): BuildCache {
  const { cacheDir, vault } = request
  if (cacheDir === null) return memoryCache(request)
  const packFolder = join(cacheDir, 'packs')
  if (isFresh) fs.rmSync(packFolder, { recursive: true, force: true })
  const packs = openPackStore(packFolder)
  const id = keyOf(vault).slice(0, 12)
  const [siteFile, workFile] = [`site-${id}.json`, `work-${id}.json`].map((name) => join(cacheDir, name)) as [
    string,
    string,
  ]
  let site: LastSite | null = null
  let work: LastWork | null = null
  let isDamaged = false
  let isSiteSaved = true
  let isWorkSaved = true

  function load<T>(file: string, form: string): T | null {
    if (isFresh) return null
    const saved = readSaved<T>(file, form)
    if (saved.kind === 'damaged') isDamaged = true
    return saved.kind === 'value' ? saved.value : null
  }

  return {
    open: () => ({ store: packs, packs, folder: cacheDir }),
    lastSite: () => (site ??= load<LastSite>(siteFile, SITE_FORM)),
    lastWork: () => (work ??= decodeWork(load<EncodedWork>(workFile, WORK_FORM))),
    remember(newSite, newWork) {
      site = newSite
      work = newWork ?? work
      isWorkSaved &&= newWork === null
      isSiteSaved = false
    },
    save() {
      try {
        if (!isWorkSaved && work !== null) {
          packs.commit()
          saveValue(workFile, WORK_FORM, encodeWork(work))
        }
        // Last, for it says that all the rest is there.
        if (!isSiteSaved && site !== null) saveValue(siteFile, SITE_FORM, site)
        if (!isWorkSaved) packs.sweep(() => liveKeys(cacheDir))
      } catch {
        // A full disk costs time later, not the site now.
      }
      isWorkSaved = true
      isSiteSaved = true
    },
    isDamaged: () => isDamaged || packs.isDamaged(),
    close: () => packs.close(),
  }
}

/**
 * The memory of a process that keeps nothing on the disk; a large vault's entries lie in a temporary folder, which
 * threads can share.
 */
function memoryCache({ threads }: BuildRequest): BuildCache {
  let site: LastSite | null = null
  let work: LastWork = NO_WORK
  let folder: string | null = null
  let packs: PackStore | null = null
  let store: Store | null = null
  const remove = (): void => {
    if (folder !== null) fs.rmSync(folder, { recursive: true, force: true })
  }
  return {
    open(notes) {
      if (store === null && threads > 1 && notes >= WORTH_A_FOLDER) {
        folder = fs.mkdtempSync(join(os.tmpdir(), 'lectern-'))
        process.once('exit', remove)
        packs = openPackStore(join(folder, 'packs'))
      }
      store ??= packs ?? createMemoryStore()
      return { store, packs, folder }
    },
    lastSite: () => site,
    lastWork: () => work,
    remember(newSite, newWork) {
      site = newSite
      work = newWork ?? work
    },
    save: () => {},
    isDamaged: () => false,
    close() {
      packs?.close()
      process.removeListener('exit', remove)
      remove()
    },
  }
}

interface EncodedWork extends Omit<LastWork, 'cards' | 'pages' | 'drawn'> {
  readonly cards: readonly (readonly [string, NoteCard])[]
  readonly pages: readonly (readonly [string, MadePage])[]
  readonly drawn: readonly (readonly [string, DrawnCard])[]
}

function encodeWork({ cards, pages, drawn, ...rest }: LastWork): EncodedWork {
  return { ...rest, cards: [...cards], pages: [...pages], drawn: [...drawn] }
}

function decodeWork(saved: EncodedWork | null): LastWork {
  if (saved === null) return NO_WORK
  return {
    ...saved,
    cards: new Map(saved.cards),
    pages: new Map(saved.pages),
    drawn: new Map(saved.drawn),
  }
}

/** The entries that the last builds of all vaults with this cache folder name. */
function* liveKeys(cacheDir: string): Generator<string> {
  for (const name of fs.readdirSync(cacheDir)) {
    if (!/^work-\w+\.json$/.test(name)) continue
    const saved = readSaved<EncodedWork>(join(cacheDir, name), WORK_FORM)
    if (saved.kind === 'value') yield* keysOf(decodeWork(saved.value))
  }
}

function* keysOf({ cards, plan, search }: LastWork): Generator<string> {
  for (const [key, { parts }] of cards) {
    yield key
    if (parts !== null) yield* partKeys(parts)
  }
  for (const drafted of [
    ...(plan?.plan.pages ?? []),
    ...(plan?.plan.files ?? []),
    ...(plan?.plan.search ?? []),
  ]) {
    yield drafted.draft
  }
  const mentions = plan?.mentions ?? null
  if (mentions !== null) yield* [mentions.names, ...mentions.found]
  for (const { from } of plan?.plan.fixed ?? []) if (from.kind === 'store') yield from.key
  yield* search?.terms ?? []
  for (const [, , key] of search?.outputs ?? []) yield key
}

/** A memory for builds of one process after the other, as `dev` makes them. */
export function createBuildMemory(): BuildMemory {
  const caches = new Map<string, BuildCache>()
  return {
    open(request, isFresh) {
      const name = JSON.stringify([request.cacheDir, request.vault])
      if (isFresh) caches.get(name)?.close()
      const cache = (isFresh ? undefined : caches.get(name)) ?? openCache(request, isFresh)
      caches.set(name, cache)
      return cache
    },
    close() {
      for (const cache of caches.values()) {
        cache.save()
        cache.close()
      }
      caches.clear()
    },
  }
}
