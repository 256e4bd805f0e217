/**
 * Digests of files that have not changed since they were last read.
 *
 * Size and times alone prove nothing about a file that was written a moment ago: two writes may fall
 * into one tick of its clock. Such files get no stamp and are read again next time.
 */
import type { Stats } from 'node:fs'
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
