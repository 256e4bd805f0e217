/** The memory of a vault in the cache folder: packs of entries, and two small files that name what is of use. */
import fs from 'node:fs'
import { join } from 'node:path'
import { type BuildCache, type LastLook, type LastWork, NO_WORK } from './cache.ts'
import { keyOf } from './digest.ts'
import { keepInline } from './kept-executor.ts'
import { keepPlanner } from './kept-planner.ts'
import { openPackStore } from './pack/pack-store.ts'
import { createPieces } from './pieces.ts'
import { readSaved, saveValue } from './saved.ts'
import type { SavedSite } from './saved-site.ts'
import { decodeLook, decodeSite, type EncodedSite, encodeSite, SITE_FORM } from './site-file.ts'
import { MissingEntry } from './store.ts'
import type { Surroundings } from './surroundings.ts'
import { decodeWork, type EncodedWork, encodeWork, liveKeys, WORK_FORM } from './work-file.ts'

/** Opens the memory of the vault at an absolute path; `isFresh` leaves aside what there is. */
export function openDiskCache(cacheDir: string, vault: string, isFresh: boolean): BuildCache {
  const packFolder = join(cacheDir, 'packs')
  if (isFresh) fs.rmSync(packFolder, { recursive: true, force: true })
  const packs = openPackStore(packFolder)
  const pieces = createPieces(packs)
  const id = keyOf(vault).slice(0, 12)
  const siteFile = join(cacheDir, `site-${id}.json`)
  const workFile = join(cacheDir, `work-${id}.json`)
  const stampNow = (): string => [siteFile, workFile].map(fileStamp).join()

  let savedSite: EncodedSite | null = null
  let look: LastLook | null = null
  let found: Surroundings | null = null
  let site: SavedSite | null = null
  let work: LastWork | null = null
  let isDamaged = false
  let isSiteSaved = true
  let isWorkSaved = true
  let stamp = stampNow()

  function read<Encoded>(file: string, form: string): Encoded | null {
    if (isFresh) return null
    const saved = readSaved<Encoded>(file, form)
    if (saved.kind === 'damaged') isDamaged = true
    return saved.kind === 'value' ? saved.value : null
  }

  /** What a file and its pieces say; null if any of them is lost. */
  function decode<Encoded, T>(saved: Encoded | null, decoder: (saved: Encoded) => T): T | null {
    try {
      return saved && decoder(saved)
    } catch (error) {
      if (!(error instanceof MissingEntry)) throw error
      isDamaged = true
      return null
    }
  }

  return {
    open: () => ({ store: packs, packs, folder: cacheDir }),
    planner: keepPlanner(),
    inline: keepInline(),
    lastLook() {
      if (look === null) {
        savedSite = read(siteFile, SITE_FORM)
        look = decode(savedSite, (saved) => decodeLook(saved, pieces))
      }
      return look
    },
    lastFound: () => found,
    rememberFound(newFound) {
      found = newFound
    },
    lastSite: () => (site ??= decode(savedSite, (saved) => decodeSite(saved, pieces))),
    lastWork(engine) {
      if (work === null) {
        const saved = read<EncodedWork>(workFile, WORK_FORM)
        // Only the same code knows what the pieces mean.
        const own = saved?.engine === engine ? saved : null
        work = decode(own, (saved) => decodeWork(saved, pieces)) ?? NO_WORK
      }
      return work.engine === engine ? work : NO_WORK
    },
    remember(newLook, newSite, newWork) {
      look = newLook
      site = newSite ?? site
      work = newWork ?? work
      isWorkSaved &&= newWork === null
      isSiteSaved = false
    },
    save() {
      try {
        if (isSiteSaved) return
        const newWork = isWorkSaved || work === null ? null : encodeWork(work, pieces)
        const newSite = look && site && encodeSite(look, site, pieces)
        // What the files name is there before them; the site, which says that all the rest is there, comes last.
        packs.commit()
        if (newWork !== null) saveValue(workFile, WORK_FORM, newWork)
        if (newSite !== null) saveValue(siteFile, SITE_FORM, newSite)
        packs.sweep(() => liveKeys(cacheDir, packs))
      } catch {
        // A full disk costs time later, not the site now.
      } finally {
        isWorkSaved = true
        isSiteSaved = true
        stamp = stampNow()
      }
    },
    isDamaged: () => isDamaged || packs.isDamaged(),
    isCurrent: () => stamp === stampNow(),
    close: () => packs.close(),
  }
}

/** Tells a version of a file from those before and after it: each is written anew. */
function fileStamp(file: string): string {
  const stats = fs.statSync(file, { throwIfNoEntry: false })
  return stats === undefined ? '' : `${stats.ino} ${stats.size} ${stats.mtimeMs}`
}
