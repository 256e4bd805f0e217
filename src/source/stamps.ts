/**
 * Digests of files that have not changed since they were last read.
 *
 * Size and times alone prove nothing about a file that was written a moment ago: two writes may fall
 * into one tick of its clock. Such files get no stamp and are read again next time.
 */
import fs, { type Stats } from 'node:fs'
import { digestOf } from './files.ts'
import type { FileStamps, Stamp } from './snapshot.ts'

/** How long a file must have been left alone for its times to identify it. */
export const SETTLED_MS = 2000

/** The stamps by path. */
export function toIndex(stamps: FileStamps): ReadonlyMap<string, Stamp> {
  return new Map(stamps.map((stamp) => [stamp[0], stamp]))
}

/** What tells versions of a regular file apart; times in milliseconds. */
export type Sight = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>

/** The digest that a regular file that looks like this had when it was stamped, or null if it may have changed. */
export function knownDigest(stamp: Stamp | undefined, sight: Sight): string | null {
  if (stamp === undefined) return null
  const [, size, modified, changed, inode, digest] = stamp
  const isSame =
    sight.size === size && sight.mtimeMs === modified && sight.ctimeMs === changed && sight.ino === inode
  return isSame ? digest : null
}

/** A stamp for a file that was read at `takenAt` (milliseconds), or null if it was not settled then. */
export function stampOf(path: string, stats: Stats, digest: string, takenAt: number): Stamp | null {
  const isSettled = Math.max(stats.mtimeMs, stats.ctimeMs) < takenAt - SETTLED_MS
  return isSettled ? [path, stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino, digest] : null
}

/** Stamps as bytes to store, with a checksum: a damaged stamp would hide a changed file. */
export function formatStamps(stamps: FileStamps): Buffer {
  const body = Buffer.from(JSON.stringify(stamps))
  return Buffer.concat([Buffer.from(`${digestOf(body)}\n`), body])
}

/** Stored stamps; none if the file is missing, damaged or of another form. */
export function readStamps(file: string): FileStamps {
  try {
    const stored = fs.readFileSync(file)
    const end = stored.indexOf('\n')
    const body = stored.subarray(end + 1)
    if (digestOf(body) !== stored.toString('utf8', 0, end)) return []
    const value: unknown = JSON.parse(body.toString('utf8'))
    return Array.isArray(value) ? value.filter(isStamp) : []
  } catch {
    return []
  }
}

/** True if two lists of stamps are the same, in the same order. */
export function areSameStamps(a: FileStamps, b: FileStamps): boolean {
  return (
    a.length === b.length && a.every((stamp, at) => stamp.every((part, index) => part === b[at]?.[index]))
  )
}

function isStamp(value: unknown): value is Stamp {
  if (!Array.isArray(value) || value.length !== 6) return false
  const types = typeof value[1] + typeof value[2] + typeof value[3] + typeof value[4]
  return types === FOUR_NUMBERS && typeof value[0] === 'string' && typeof value[5] === 'string'
}

const FOUR_NUMBERS = 'number'.repeat(4)
