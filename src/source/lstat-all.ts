import fs, { type Stats } from 'node:fs'
import { errorCode } from '../lib/error-code.ts'

/** Paths that are looked at before it is asked how long that takes. */
const STRETCH = 256
/** A disk that takes longer for one file, in milliseconds, is one that several requests at a time are worth. */
const SLOW_MS = 0.2
/** So many requests wait at a time: each takes memory, and none of them a file descriptor. */
const WAVE = 4096

/** What is at a path, null if nothing is, or why that cannot be told. */
export type Found = Stats | null | NodeJS.ErrnoException

/** What is at each of the paths, links not followed; in their order. */
export async function lstatAll(paths: readonly string[], slowMs?: number): Promise<Found[]> {
  const all: Found[] = new Array(paths.length)
  const place = (index: number, found: Found): void => {
    all[index] = found
  }
  await lstatEach(paths.length, (index) => paths[index] ?? '', place, slowMs)
  return all
}

/**
 * Tells what is at each of so many paths, links not followed, in no particular order. Nothing that is told is kept: for
 * many files that is a third of the time.
 *
 * One after the other, since handing a question to another thread costs more than what a local disk takes to answer
 * it; a slow disk, such as one behind a network, is asked many questions at a time.
 */
export async function lstatEach(
  count: number,
  pathAt: (index: number) => string,
  tell: (index: number, found: Found) => void,
  slowMs = SLOW_MS,
): Promise<void> {
  let next = 0
  let isSlow = false
  while (next < count && !isSlow) {
    const started = performance.now()
    const end = Math.min(next + STRETCH, count)
    const stretch = end - next
    for (; next < end; next++) tell(next, lstat(pathAt(next)))
    isSlow = performance.now() - started > slowMs * stretch
  }
  for (; next < count; next += WAVE) await lstatWave(next, Math.min(next + WAVE, count), pathAt, tell)
}

function lstat(path: string): Found {
  try {
    // An exception for each of many missing files would cost more than looking.
    return fs.lstatSync(path, { throwIfNoEntry: false }) ?? null
  } catch (error) {
    if (error instanceof Error && errorCode(error) !== null) return trouble(error)
    throw error
  }
}

function lstatWave(
  from: number,
  end: number,
  pathAt: (index: number) => string,
  tell: (index: number, found: Found) => void,
): Promise<void> {
  return new Promise((resolve) => {
    let open = end - from
    for (let index = from; index < end; index++) {
      fs.lstat(pathAt(index), (error, stats) => {
        tell(index, error === null ? stats : trouble(error))
        open--
        if (open === 0) resolve()
      })
    }
  })
}

function trouble(error: NodeJS.ErrnoException): Found {
  return error.code === 'ENOENT' || error.code === 'ENOTDIR' ? null : error
}
