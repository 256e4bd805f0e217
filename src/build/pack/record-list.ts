import { type PackEntry, RECORD_BYTES, readKey, readRecord, shortKey, writeRecord } from './pack-index.ts'

/** The entries that a build has written so far, in the order in which they were written. */
export interface RecordList {
  add(key: string, entry: PackEntry): void
  /** Takes over records that another thread has written. */
  addAll(records: Uint8Array): void
  find(key: string): PackEntry | null
  /** The records from the one with this number on, as a copy. */
  from(first: number): Uint8Array<ArrayBuffer>
  count(): number
}

/** An empty list. Records lie in one buffer, since so many objects would weigh more than what they tell. */
export function createRecordList(): RecordList {
  const places = new Map<string, number>()
  let buffer = Buffer.alloc(256 * RECORD_BYTES)
  let end = 0

  function reserve(bytes: number): number {
    if (end + bytes > buffer.length) {
      const larger = Buffer.alloc(Math.max(2 * buffer.length, end + bytes))
      buffer.copy(larger, 0, 0, end)
      buffer = larger
    }
    end += bytes
    return end - bytes
  }

  return {
    add(key, entry) {
      const at = reserve(RECORD_BYTES)
      writeRecord(buffer, at, key, entry)
      places.set(shortKey(key), at)
    },
    addAll(records) {
      const start = reserve(records.length)
      buffer.set(records, start)
      for (let at = start; at < end; at += RECORD_BYTES) places.set(readKey(buffer, at), at)
    },
    find(key) {
      const at = places.get(shortKey(key))
      return at === undefined ? null : readRecord(buffer, at)
    },
    from: (first) =>
      Uint8Array.prototype.slice.call(buffer, first * RECORD_BYTES, end) as Uint8Array<ArrayBuffer>,
    count: () => end / RECORD_BYTES,
  }
}
