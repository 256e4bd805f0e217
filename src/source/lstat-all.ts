import fs, { type Stats } from 'node:fs'
import { errorCode } from './files.ts'

/** Paths that are looked at before it is asked how long that takes. */
const STRETCH = 256
/** A disk that takes longer for one file, in milliseconds, is one that several requests at a time are worth. */
const SLOW_MS = 0.2
/** So many requests wait at a time: each takes memory, and none of them a file descriptor. */
const WAVE = 4096

/** What is at a path, null if nothing is, or why that cannot be told. */
export type Found = Stats | null | NodeJS.ErrnoException

/**
 * What is at each of the paths, links not followed; in their order.
 *
 * One after the other, since handing a question to another thread costs more than what a local disk takes to answer
 * it; a slow disk, such as one behind a network, is asked many questions at a time.
 */
export async function lstatAll(paths: readonly string[], slowMs = SLOW_MS): Promise<Found[]> {
  const found: Found[] = []
  let isSlow = false
  while (found.length < paths.length && !isSlow) {
    const started = performance.now()
    const stretch = paths.slice(found.length, found.length + STRETCH)
    for (const path of stretch) found.push(lstat(path))
    isSlow = performance.now() - started > slowMs * stretch.length
  }
  while (found.length < paths.length) {
    found.push(...(await lstatWave(paths.slice(found.length, found.length + WAVE))))
  }
  return found
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

function lstatWave(paths: readonly string[]): Promise<Found[]> {
  return new Promise((resolve) => {
    const found: Found[] = new Array(paths.length)
    let open = paths.length
    paths.forEach((path, index) => {
      fs.lstat(path, (error, stats) => {
        found[index] = error === null ? stats : trouble(error)
        open--
        if (open === 0) resolve(found)
      })
    })
  })
}

function trouble(error: NodeJS.ErrnoException): Found {
  return error.code === 'ENOENT' || error.code === 'ENOTDIR' ? null : error
}
