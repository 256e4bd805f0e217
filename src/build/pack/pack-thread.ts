/** One thread's view of the packs: all of them to read from, one to write to, which the threads of a build share. */
import type { Store } from '../store.ts'
import { checkOf, findEntry, type PackEntry } from './pack-index.ts'
import { readAt, writeAt } from './pack-io.ts'
import { createRecordList, type RecordList } from './record-list.ts'

/** What a thread needs to know of the packs; it crosses threads as it is. */
export interface PackShare {
  /** The newest first. Descriptors belong to the process; records are shared memory. */
  readonly packs: readonly { readonly fd: number; readonly records: SharedArrayBuffer }[]
  readonly writable: WritablePack
}

export interface WritablePack {
  readonly fd: number
  /** One 64-bit number: the end of what has been written, or is being written by some thread. */
  readonly end: SharedArrayBuffer
}

export interface PackThread extends Store {
  /** What this thread has written. */
  readonly written: RecordList
  /** True once an entry was found that is not what its index says. */
  isDamaged(): boolean
}

/** Opens a thread's view. Every thread reserves its own places in the common pack, so none waits for another. */
export function createPackThread(share: PackShare): PackThread {
  const packs = share.packs.map(({ fd, records }) => ({ fd, records: Buffer.from(records) }))
  const end = new BigInt64Array(share.writable.end)
  const written = createRecordList()
  let isDamaged = false

  function locate(key: string): { fd: number; entry: PackEntry } | null {
    const own = written.find(key)
    if (own !== null) return { fd: share.writable.fd, entry: own }
    for (const { fd, records } of packs) {
      const entry = findEntry(records, key)
      if (entry !== null) return { fd, entry }
    }
    return null
  }

  return {
    written,
    isDamaged: () => isDamaged,
    has: (key) => locate(key) !== null,
    get(key) {
      const place = locate(key)
      if (place === null) return null
      const value = readValue(place.fd, place.entry)
      if (value !== null && checkOf(key, value).equals(place.entry.check)) return value.toString('utf8')
      isDamaged = true
      return null
    },
    put(key, value) {
      const bytes = Buffer.from(value)
      const offset = Number(Atomics.add(end, 0, BigInt(bytes.length)))
      writeAt(share.writable.fd, bytes, offset)
      written.add(key, { check: checkOf(key, bytes), offset, length: bytes.length })
    },
  }
}

/** Reads a value; null if the pack ends before it does, or is no longer readable. */
export function readValue(fd: number, { offset, length }: PackEntry): Buffer | null {
  const value = Buffer.allocUnsafe(length)
  try {
    return readAt(fd, value, offset) ? value : null
  } catch {
    return null
  }
}
