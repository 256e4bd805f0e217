/**
 * Packs on the disk: a file of values one after the other, and an index that is written when they are all there.
 *
 * Nothing is ever changed once it is written. A pack without a whole index of our version is no pack.
 */
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '../process.ts'
import { RECORD_BYTES, sortRecords } from './pack-index.ts'
import { readAt } from './pack-io.ts'

/** A pack that is open for reading. Threads share the descriptor, and the memory of the sorted records. */
export interface OpenPack {
  readonly name: string
  readonly fd: number
  readonly records: SharedArrayBuffer
  /** Of the file, in bytes. */
  readonly size: number
}

/** Changes whenever the form of packs or indexes does. */
const MAGIC = Buffer.from('lectern pack 1\n')
const DIGEST_BYTES = 32
const PACK = '.pack'
const INDEX = '.index'

/** Opens every pack of a folder, the newest first; `isDamaged` if there is one that cannot be used. */
export function openPacks(folder: string): { packs: OpenPack[]; isDamaged: boolean } {
  const names = indexedNames(listFiles(folder)).sort().reverse()
  const packs = names.map((name) => openPack(folder, name))
  return { packs: packs.filter((pack) => pack !== null), isDamaged: packs.includes(null) }
}

function openPack(folder: string, name: string): OpenPack | null {
  try {
    const records = readIndex(join(folder, name + INDEX))
    if (records === null) return null
    const fd = fs.openSync(join(folder, name + PACK), 'r')
    return { name, fd, records, size: fs.fstatSync(fd).size }
  } catch {
    return null
  }
}

/** The records of an index, read into the memory where they stay; null if it is not whole, or of another form. */
function readIndex(file: string): SharedArrayBuffer | null {
  const fd = fs.openSync(file, 'r')
  try {
    const head = Buffer.alloc(MAGIC.length + DIGEST_BYTES)
    const size = fs.fstatSync(fd).size - head.length
    if (size < 0 || size % RECORD_BYTES !== 0) return null
    const records = new SharedArrayBuffer(size)
    const body = Buffer.from(records)
    if (!readAt(fd, head, 0) || !readAt(fd, body, head.length)) return null
    const isOurs = head.subarray(0, MAGIC.length).equals(MAGIC)
    return isOurs && digest(body).equals(head.subarray(MAGIC.length)) ? records : null
  } finally {
    fs.closeSync(fd)
  }
}

/** Creates an empty pack. Its name says when it was made: later ones sort behind it. */
export function createPack(folder: string): { name: string; fd: number } {
  fs.mkdirSync(folder, { recursive: true })
  const time = Date.now().toString(36).padStart(9, '0')
  const name = `${time}-${process.pid}-${randomBytes(6).toString('hex')}`
  return { name, fd: fs.openSync(join(folder, name + PACK), 'wx+') }
}

/** Writes the index of a pack, after which the pack exists for others. Answers the sorted records. */
export function writeIndex(folder: string, name: string, records: Buffer): SharedArrayBuffer {
  const sorted = sortRecords(records)
  const body = Buffer.from(sorted)
  const file = join(folder, name + INDEX)
  fs.writeFileSync(`${file}.tmp`, Buffer.concat([MAGIC, digest(body), body]))
  fs.renameSync(`${file}.tmp`, file)
  return sorted
}

/** Deletes a pack; another build that has it open can go on reading it. */
export function removePack(folder: string, name: string): void {
  // Without its index a pack is none, so the index goes first.
  for (const ending of [INDEX, `${INDEX}.tmp`, PACK]) {
    try {
      fs.rmSync(join(folder, name + ending), { force: true })
    } catch {
      // Windows keeps what somebody has open; it goes with the next sweep.
    }
  }
}

/** Deletes what is no use to anyone: damaged indexes, and packs without one that no living process is writing. */
export function removeLeftovers(folder: string, open: readonly OpenPack[]): void {
  const whole = new Set(open.map(({ name }) => name))
  for (const file of listFiles(folder)) {
    const [name = ''] = file.split('.')
    const pid = /^\w+-(\d+)-\w+$/.exec(name)?.[1]
    if (pid !== undefined && !whole.has(name) && !isRunning(Number(pid))) removePack(folder, name)
  }
}

function indexedNames(files: readonly string[]): string[] {
  return files.filter((file) => file.endsWith(INDEX)).map((file) => file.slice(0, -INDEX.length))
}

function listFiles(folder: string): string[] {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
