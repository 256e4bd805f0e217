/**
 * Packs on the disk: a file of values one after the other, and an index that is written when they are all there.
 *
 * Nothing is ever changed once it is written. A pack without a whole index of our version is no pack.
 */
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { join } from 'node:path'
import { countEntries, encodeIndex, type PackEntry } from './pack-index.ts'

/** A pack that is open for reading; threads may share both fields. */
export interface Pack {
  readonly fd: number
  readonly index: Buffer
}

/** A pack with its name in the folder. */
export interface StoredPack extends Pack {
  readonly name: string
  /** Of the file, in bytes. */
  readonly size: number
}

/** Changes whenever the form of packs or indexes does. */
const MAGIC = Buffer.from('lectern pack 1\n')
const DIGEST_BYTES = 32
const PACK = '.pack'
const INDEX = '.index'

/** Opens every pack of a folder, the newest first; `damaged` says whether there was anything that is none. */
export function openPacks(folder: string): { packs: StoredPack[]; damaged: boolean } {
  const packs: StoredPack[] = []
  let damaged = false
  for (const file of listFiles(folder).sort().reverse()) {
    if (!file.endsWith(INDEX)) continue
    const name = file.slice(0, -INDEX.length)
    const pack = openPack(folder, name)
    if (pack === null) damaged = true
    else packs.push(pack)
  }
  return { packs, damaged }
}

function openPack(folder: string, name: string): StoredPack | null {
  try {
    const stored = fs.readFileSync(join(folder, name + INDEX))
    const body = stored.subarray(MAGIC.length + DIGEST_BYTES)
    const isOurs = stored.subarray(0, MAGIC.length).equals(MAGIC)
    if (!isOurs || !digest(body).equals(stored.subarray(MAGIC.length, MAGIC.length + DIGEST_BYTES))) return null
    if (!Number.isInteger(countEntries(body))) return null
    // What threads read together lies in memory that they share.
    const index = Buffer.from(new SharedArrayBuffer(body.length))
    body.copy(index)
    const fd = fs.openSync(join(folder, name + PACK), 'r')
    return { name, fd, index, size: fs.fstatSync(fd).size }
  } catch {
    return null
  }
}

/** Creates an empty pack; its name tells when it was made, so that later ones sort behind it. */
export function createPack(folder: string): { name: string; fd: number } {
  fs.mkdirSync(folder, { recursive: true })
  const time = Date.now().toString(36).padStart(9, '0')
  const name = `${time}-${process.pid}-${randomBytes(6).toString('hex')}`
  return { name, fd: fs.openSync(join(folder, name + PACK), 'wx+') }
}

/** Writes the index of a pack, after which the pack exists for others. */
export function writeIndex(folder: string, name: string, entries: Iterable<PackEntry>): void {
  const body = encodeIndex(entries)
  const file = join(folder, name + INDEX)
  const temporary = `${file}.tmp`
  fs.writeFileSync(temporary, Buffer.concat([MAGIC, digest(body), body]))
  fs.renameSync(temporary, file)
}

/** Deletes a pack; another build that reads it keeps what it has open. */
export function removePack(folder: string, name: string): void {
  for (const ending of [INDEX, `${INDEX}.tmp`, PACK]) {
    try {
      fs.rmSync(join(folder, name + ending), { force: true })
    } catch {
      // Windows keeps a file that somebody has open; it goes with the next sweep.
    }
  }
}

/** Deletes what killed builds have left: files that no index names and whose process is gone. */
export function removeLeftovers(folder: string): void {
  const files = listFiles(folder)
  const whole = new Set(files.filter((file) => file.endsWith(INDEX)).map((file) => file.slice(0, -INDEX.length)))
  for (const file of files) {
    const name = file.slice(0, file.indexOf('.'))
    const isLeftover = /^\w+-\d+-\w+\./.test(file) && (!whole.has(name) || file.endsWith('.tmp'))
    if (isLeftover && !isAlive(Number(name.split('-')[1]))) removePack(folder, name)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
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
