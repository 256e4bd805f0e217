/**
 * Where the entries of a pack are: records in one buffer, which threads share and search as it is once it is sorted.
 *
 * A record is the first half of the key (SHA-256), a check of key and value, and the place in the pack.
 */
import { createHash } from 'node:crypto'

const KEY_BYTES = 16
const CHECK_BYTES = 16
const OFFSET_AT = KEY_BYTES + CHECK_BYTES
const LENGTH_AT = OFFSET_AT + 6
export const RECORD_BYTES = LENGTH_AT + 4

/** Where a value is, and what proves that it is whole. */
export interface PackEntry {
  readonly check: Buffer
  /** In bytes from the start of the pack. */
  readonly offset: number
  readonly length: number
}

/** What binds a value to its key: a value at the wrong place is found out like one that is damaged. */
export function checkOf(key: string, value: Uint8Array): Buffer {
  return createHash('sha256').update(key).update(value).digest().subarray(0, CHECK_BYTES)
}

/** The part of a key by which entries are found: so many bits that no two keys share them. */
export function shortKey(key: string): string {
  return key.slice(0, 2 * KEY_BYTES)
}

/** Writes a record into a buffer. */
export function writeRecord(buffer: Buffer, at: number, key: string, entry: PackEntry): void {
  buffer.write(shortKey(key), at, 'hex')
  entry.check.copy(buffer, at + KEY_BYTES)
  buffer.writeUIntLE(entry.offset, at + OFFSET_AT, 6)
  buffer.writeUInt32LE(entry.length, at + LENGTH_AT)
}

/** The record at a place of a buffer; `check` stays a part of the buffer. */
export function readRecord(buffer: Buffer, at: number): PackEntry {
  return {
    check: buffer.subarray(at + KEY_BYTES, at + OFFSET_AT),
    offset: buffer.readUIntLE(at + OFFSET_AT, 6),
    length: buffer.readUInt32LE(at + LENGTH_AT),
  }
}

/** The short key of the record at a place. */
export function readKey(buffer: Buffer, at: number): string {
  return buffer.toString('hex', at, at + KEY_BYTES)
}

/** Records in the order of their keys, in memory that threads can share. */
export function sortRecords(records: Buffer): SharedArrayBuffer {
  const count = records.length / RECORD_BYTES
  const places = Array.from({ length: count }, (_, index) => index * RECORD_BYTES)
  places.sort((a, b) => records.compare(records, b, b + KEY_BYTES, a, a + KEY_BYTES))
  const shared = new SharedArrayBuffer(records.length)
  const sorted = Buffer.from(shared)
  for (const [index, from] of places.entries()) {
    records.copy(sorted, index * RECORD_BYTES, from, from + RECORD_BYTES)
  }
  return shared
}

/** Finds an entry in sorted records by halving. */
export function findEntry(records: Buffer, key: string): PackEntry | null {
  const wanted = Buffer.from(shortKey(key), 'hex')
  let low = 0
  let high = records.length / RECORD_BYTES
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = middle * RECORD_BYTES
    const order = records.compare(wanted, 0, KEY_BYTES, at, at + KEY_BYTES)
    if (order === 0) return readRecord(records, at)
    if (order < 0) low = middle + 1
    else high = middle
  }
  return null
}
