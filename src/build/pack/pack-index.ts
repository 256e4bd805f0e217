/**
 * Where the entries of a pack are: records sorted by key, in one buffer that threads share and search as it is.
 *
 * A record is the first half of the key (SHA-256), a check of key and value, and the place in the pack.
 */
import { createHash } from 'node:crypto'

/** One entry: where it is, and what proves that it is whole. */
export interface PackEntry {
  /** SHA-256 in hex. */
  readonly key: string
  readonly check: Buffer
  /** In bytes from the start of the pack. */
  readonly offset: number
  readonly length: number
}

const KEY_BYTES = 16
const CHECK_BYTES = 16
const OFFSET_AT = KEY_BYTES + CHECK_BYTES
const LENGTH_AT = OFFSET_AT + 6
const RECORD_BYTES = LENGTH_AT + 4

/** What binds a value to its key: a value at the wrong place is found out like one that is damaged. */
export function checkOf(key: string, value: Uint8Array): Buffer {
  return createHash('sha256').update(key).update(value).digest().subarray(0, CHECK_BYTES)
}

/** Entries as records. */
export function encodeIndex(entries: Iterable<PackEntry>): Buffer {
  const records = [...entries].map(({ key, check, offset, length }) => {
    const record = Buffer.alloc(RECORD_BYTES)
    record.write(key.slice(0, 2 * KEY_BYTES), 'hex')
    check.copy(record, KEY_BYTES)
    record.writeUIntLE(offset, OFFSET_AT, 6)
    record.writeUInt32LE(length, LENGTH_AT)
    return record
  })
  return Buffer.concat(records.sort(Buffer.compare))
}

/** How many entries there are in records. */
export function countEntries(index: Buffer): number {
  return index.length / RECORD_BYTES
}

/** The bytes that all entries take in the pack. */
export function sizeOfEntries(index: Buffer): number {
  let size = 0
  for (let at = LENGTH_AT; at < index.length; at += RECORD_BYTES) size += index.readUInt32LE(at)
  return size
}

/** Finds an entry by halving. */
export function findEntry(index: Buffer, key: string): PackEntry | null {
  const wanted = Buffer.from(key.slice(0, 2 * KEY_BYTES), 'hex')
  let low = 0
  let high = countEntries(index)
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = middle * RECORD_BYTES
    const order = index.compare(wanted, 0, KEY_BYTES, at, at + KEY_BYTES)
    if (order === 0) return entryAt(index, at, key)
    if (order < 0) low = middle + 1
    else high = middle
  }
  return null
}

function entryAt(index: Buffer, at: number, key: string): PackEntry {
  return {
    key,
    check: index.subarray(at + KEY_BYTES, at + OFFSET_AT),
    offset: index.readUIntLE(at + OFFSET_AT, 6),
    length: index.readUInt32LE(at + LENGTH_AT),
  }
}
