/** What builds leave for later ones: in memory for as long as the process lives, and in the cache folder. */
import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import type { VaultPath } from '../lib/paths.ts'
import type { FileStamps } from '../source/snapshot.ts'
import type { NoteCard } from './cards.ts'
import { keyOf } from './digest.ts'
import type { DrawnCard } from './draw-cards.ts'
import type { BuildMemory, BuildRequest } from './interface.ts'
import { keepPlanner } from './kept-planner.ts'
import type { SavedMentions } from './mentions-site.ts'
import { openPackStore, type PackStore } from './pack/pack-store.ts'
import type { SitePlan } from './plan.ts'
import type { MadePage } from './render-site.ts'
import { readSaved, saveValue } from './saved.ts'
import type { SavedSite } from './saved-site.ts'
import type { SavedSearch } from './search-site.ts'
import { createMemoryStore, type Store } from './store.ts'
import type { SavedTemplates } from './templates.ts'
import type { SavedTraces } from './trace-store.ts'
import type { AttachmentAnswer } from './tracking-reader.ts'
import { decodeWork, type EncodedWork, encodeWork, liveKeys, WORK_FORM } from './work-file.ts'

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
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
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
  readonly traces: SavedTraces
  readonly plan: SitePlan
}

/** The memory of one vault. */
export interface BuildCache {
  /** Where the build of so many notes keeps its entries; always the same. */
  open(notes: number): CacheStore
  lastSite(): LastSite | null
  /** Plans one site after the other, and remembers what it has derived. */
  readonly planner: ReturnType<typeof keepPlanner>
  lastWork(): LastWork
  /** Keeps what a build has found out; no work if it is as it was. */
  remember(site: LastSite, work: LastWork | null): void
  /** Writes what there is to the cache folder. What the disk refuses is found out again by the next build. */
  save(): void
  /** True if anything was found damaged. */
  isDamaged(): boolean
  /** False once another process has written to the cache folder: what is in memory may no longer be there. */
  isCurrent(): boolean
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
  const stampNow = (): string => [siteFile, workFile].map(fileStamp).join()
  let stamp = stampNow()

  function load<T>(file: string, form: string): T | null {
    if (isFresh) return null
    const saved = readSaved<T>(file, form)
    if (saved.kind === 'damaged') isDamaged = true
    return saved.kind === 'value' ? saved.value : null
  }

  return {
    open: () => ({ store: packs, packs, folder: cacheDir }),
    planner: keepPlanner(),
    lastSite: () => (site ??= load<LastSite>(siteFile, SITE_FORM)),
    lastWork() {
      if (work === null) {
        const saved = load<EncodedWork>(workFile, WORK_FORM)
        work = saved === null ? NO_WORK : decodeWork(saved)
      }
      return work
    },
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
      stamp = stampNow()
    },
    isDamaged: () => isDamaged || packs.isDamaged(),
    isCurrent: () => stamp === stampNow(),
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
    planner: keepPlanner(),
    lastSite: () => site,
    lastWork: () => work,
    remember(newSite, newWork) {
      site = newSite
      work = newWork ?? work
    },
    save: () => {},
    isDamaged: () => false,
    isCurrent: () => true,
    close() {
      packs?.close()
      process.removeListener('exit', remove)
      remove()
    },
  }
}

/** Tells a version of a file from those before and after it: each is written anew. */
function fileStamp(file: string): string {
  const stats = fs.statSync(file, { throwIfNoEntry: false })
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`
}

/** A memory for builds of one process after the other, as `dev` makes them. */
export function createBuildMemory(): BuildMemory {
  const caches = new Map<string, BuildCache>()
  /** Outputs of the site before may still be read from it. */
  let retired: BuildCache | null = null
  return {
    open(request, isFresh) {
      const name = JSON.stringify([request.cacheDir, request.vault])
      const known = caches.get(name)
      if (known !== undefined && !isFresh && known.isCurrent()) return known
      retired?.close()
      retired = known ?? null
      const cache = openCache(request, isFresh)
      caches.set(name, cache)
      return cache
    },
    save() {
      for (const cache of caches.values()) cache.save()
    },
    close() {
      for (const cache of caches.values()) {
        cache.save()
        cache.close()
      }
      retired?.close()
      caches.clear()
    },
  }
}
