/**
 * Reading of single files that were found by a walk: never through a symbolic link, never a device, pipe
 * or socket, never more than was asked for (TR-16).
 */

import { createHash, hash } from 'node:crypto'
import fs, { type Stats } from 'node:fs'
import { promisify } from 'node:util'
import { errorCode } from '../lib/error-code.ts'

// The callback functions are several times faster than `node:fs/promises` for many small files.
const open = promisify(fs.open)
const close = promisify(fs.close)
const fstat = promisify(fs.fstat)

const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants
/** No link is followed, and no pipe waited for. */
const SAFELY = O_RDONLY | O_NOFOLLOW | O_NONBLOCK
const CHUNK_BYTES = 256 * 1024

/** Why a file could not be read, as a value. */
export class FileProblem extends Error {
  readonly kind: 'not-a-file' | 'symlink' | 'unreadable' | 'vanished'

  constructor(kind: FileProblem['kind'], file: string) {
    super(`${kind}: ${file}`)
    this.name = 'FileProblem'
    this.kind = kind
  }
}

/**
 * The first `limit` bytes of a file, or all of it, as they were at one moment: a file that changes while
 * it is read is read again. Throws `FileProblem`.
 */
export function readBytes(file: string, limit = Number.POSITIVE_INFINITY): Promise<FileBytes> {
  return withFile(file, async (fd, before) => {
    let stats = before
    for (let attempt = 1; ; attempt++) {
      const bytes = await readFrom(fd, Math.min(limit, stats.size))
      const after = await fstat(fd)
      const isSteady = after.size === stats.size && after.mtimeMs === stats.mtimeMs
      if (isSteady || attempt === MAX_ATTEMPTS) return { bytes, stats: after }
      stats = after
    }
  })
}

/**
 * The first `limit` bytes of a file, at once: for a thread that has nothing else to do meanwhile, and would wait for
 * each of the steps. Whoever asks must know what the file should hold. Throws `FileProblem`.
 */
export function readBytesNow(file: string, limit: number): Buffer {
  const fd = openNow(file)
  try {
    const stats = fs.fstatSync(fd)
    if (!stats.isFile()) throw new FileProblem('not-a-file', file)
    const buffer = Buffer.allocUnsafe(Math.min(limit, stats.size))
    let filled = 0
    while (filled < buffer.length) {
      const count = fs.readSync(fd, buffer, filled, buffer.length - filled, filled)
      if (count === 0) break
      filled += count
    }
    return buffer.subarray(0, filled)
  } finally {
    fs.closeSync(fd)
  }
}

function openNow(file: string): number {
  try {
    return fs.openSync(file, SAFELY)
  } catch (error) {
    throw problemOf(error, file)
  }
}

export interface FileBytes {
  readonly bytes: Buffer
  readonly stats: Stats
}

const MAX_ATTEMPTS = 5

async function readFrom(fd: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const count = await read(fd, buffer, filled, filled)
    if (count === 0) break
    filled += count
  }
  return buffer.subarray(0, filled)
}

/** SHA-256 of a file, which is streamed and never held whole. Throws `FileProblem`. */
export function digestFile(file: string): Promise<{ digest: string; stats: Stats }> {
  return withFile(file, async (fd, stats) => ({ digest: await stream(fd, async () => {}), stats }))
}

/** Copies a file to a new one and answers the digest of what was copied. Throws `FileProblem`. */
export function copyFile(file: string, destination: string): Promise<string> {
  return withFile(file, async (from) => {
    const to = await open(destination, 'wx')
    try {
      return await stream(from, (chunk) => writeAll(to, chunk))
    } finally {
      await close(to)
    }
  })
}

/** SHA-256 in lower-case hex. */
export function digestOf(data: string | Uint8Array): string {
  // Several times faster than an object of `createHash` for the many short texts.
  return hash('sha256', data, 'hex')
}

/** Writes all of the bytes to an open file. */
export async function writeAll(fd: number, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length; ) {
    offset += await new Promise<number>((resolve, reject) => {
      fs.write(fd, bytes, offset, bytes.length - offset, null, (error, count) =>
        error ? reject(error) : resolve(count),
      )
    })
  }
}

async function withFile<T>(file: string, use: (fd: number, stats: Stats) => Promise<T>): Promise<T> {
  const fd = await open(file, SAFELY).catch((error: unknown) => {
    throw problemOf(error, file)
  })
  try {
    const stats = await fstat(fd)
    if (!stats.isFile()) throw new FileProblem('not-a-file', file)
    return await use(fd, stats)
  } finally {
    await close(fd)
  }
}

/** A system error about a file as a `FileProblem`; any other error as it is. */
export function problemOf(error: unknown, file: string): unknown {
  switch (errorCode(error)) {
    case 'ELOOP':
    case 'EMLINK':
      return new FileProblem('symlink', file)
    case 'ENOENT':
    case 'ENOTDIR':
      return new FileProblem('vanished', file)
    case 'ENXIO':
    case 'EISDIR':
      return new FileProblem('not-a-file', file)
    case 'EACCES':
    case 'EPERM':
      return new FileProblem('unreadable', file)
    default:
      return error
  }
}

async function stream(fd: number, take: (chunk: Buffer) => Promise<void>): Promise<string> {
  const sum = createHash('sha256')
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
  for (;;) {
    const count = await read(fd, buffer, 0, null)
    if (count === 0) return sum.digest('hex')
    const chunk = buffer.subarray(0, count)
    sum.update(chunk)
    await take(chunk)
  }
}

/** Reads into the rest of a buffer from a position in the file, or from where the last reading ended. */
function read(fd: number, buffer: Buffer, offset: number, position: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    fs.read(fd, buffer, offset, buffer.length - offset, position, (error, count) =>
      error ? reject(error) : resolve(count),
    )
  })
}
