/** What builds leave for later ones: in memory for as long as the process lives, and in the cache folder. */
import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { type BuildCache, type LastLook, type LastWork, NO_WORK } from './cache.ts'
import { openDiskCache } from './disk-cache.ts'
import type { BuildMemory, BuildRequest } from './interface.ts'
import { keepInline } from './kept-executor.ts'
import { keepPlanner } from './kept-planner.ts'
import { openPackStore, type PackStore } from './pack/pack-store.ts'
import type { SavedSite } from './saved-site.ts'
import { createMemoryStore, type Store } from './store.ts'
import type { Surroundings } from './surroundings.ts'

/** Notes of a vault whose entries need not all be in memory. */
const WORTH_A_FOLDER = 200
/**
 * The memory of a process that keeps nothing on the disk; a large vault's entries lie in a temporary folder, which
 * threads can share.
 */
function memoryCache({ threads }: BuildRequest): BuildCache {
  let look: LastLook | null = null
  let found: Surroundings | null = null
  let site: SavedSite | null = null
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
    inline: keepInline(),
    lastLook: () => look,
    lastFound: () => found,
    rememberFound(newFound) {
      found = newFound
    },
    lastSite: () => site,
    lastWork: (engine) => (work.engine === engine ? work : NO_WORK),
    remember(newLook, newSite, newWork) {
      look = newLook
      site = newSite ?? site
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
      const { cacheDir, vault } = request
      const cache = cacheDir === null ? memoryCache(request) : openDiskCache(cacheDir, vault, isFresh)
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
