/**
 * The cache on the disk: append-only packs in one folder.
 *
 * Ten thousand entries as files of their own take seconds to write and to delete; as packs they take what the
 * bytes take. Every entry is checked when it is read, a build adds a pack of its own and changes no other, and
 * what is damaged, foreign or half written is as if it were not there. So builds may be killed, run side by
 * side, or find the folder of another version.
 */
import fs from 'node:fs'
import type { Store } from '../store.ts'
import {
  createPack,
  type OpenPack,
  openPacks,
  removeLeftovers,
  removePack,
  writeIndex,
} from './pack-files.ts'
import { sortRecords } from './pack-index.ts'
import { sweepPacks } from './pack-sweep.ts'
import { createPackThread, type PackShare, type PackThread, type WritablePack } from './pack-thread.ts'

export interface PackStore extends Store {
  /** For another thread: everything that there is now. It will not see what others write from now on. */
  share(): PackShare
  /** Takes over what another thread has written. */
  adopt(records: Uint8Array): void
  /** Keeps what has been written for later builds. No other thread may be at work, and all must be given a new share. */
  commit(): void
  /** Drops entries that `live` does not name, once there is enough to gain. To be called after `commit`. */
  sweep(live: () => Iterable<string>): void
  /** True if a pack or an entry was found damaged. */
  isDamaged(): boolean
  close(): void
}

/** Opens the packs of a folder, which need not exist. */
export function openPackStore(folder: string): PackStore {
  const found = openPacks(folder)
  let packs: readonly OpenPack[] = found.packs
  let writable: (WritablePack & { readonly name: string }) | null = null
  let isDamaged = found.isDamaged
  let thread = createPackThread(shareOf())
  /** Until the first sweep: whether all that there is has been written here, and so is of use. */
  let isAllNew = found.packs.length === 0 && !found.isDamaged

  /** The pack is created when there is something to write, so that most builds leave the folder alone. */
  function shareOf(): PackShare {
    const shared = packs.map(({ fd, records }) => ({ fd, records }))
    return { packs: shared, writable: writable ?? NOWHERE }
  }

  function open(): PackThread {
    if (writable === null) {
      const { name, fd } = createPack(folder)
      writable = { name, fd, end: new SharedArrayBuffer(8) }
      refresh()
    }
    return thread
  }

  function refresh(): void {
    isDamaged ||= thread.isDamaged()
    thread = createPackThread(shareOf())
  }

  return {
    has: (key) => thread.has(key),
    get: (key) => thread.get(key),
    put: (key, value) => open().put(key, value),
    share() {
      const { written } = open()
      const { packs, writable } = shareOf()
      if (written.count() === 0) return { packs, writable }
      const current = { fd: writable.fd, records: sortRecords(Buffer.from(written.from(0))) }
      return { packs: [current, ...packs], writable }
    },
    adopt: (records) => thread.written.addAll(records),
    commit() {
      if (writable === null) return
      const { name, fd } = writable
      writable = null
      if (thread.written.count() === 0) {
        fs.closeSync(fd)
        removePack(folder, name)
      } else {
        const records = writeIndex(folder, name, Buffer.from(thread.written.from(0)))
        packs = [{ name, fd, records, size: fs.fstatSync(fd).size }, ...packs]
      }
      refresh()
    },
    sweep(live) {
      removeLeftovers(folder, packs)
      packs = sweepPacks(folder, packs, isAllNew ? null : live)
      isAllNew = false
      refresh()
    },
    isDamaged: () => isDamaged || thread.isDamaged(),
    close() {
      for (const { fd } of packs) fs.closeSync(fd)
      if (writable !== null) {
        fs.closeSync(writable.fd)
        removePack(folder, writable.name)
      }
      packs = []
      writable = null
    },
  }
}

const NOWHERE: WritablePack = { fd: -1, end: new SharedArrayBuffer(8) }
