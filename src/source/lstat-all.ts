import fs, { type Stats } from 'node:fs'

/** So many requests wait at a time: each takes memory, and none of them a file descriptor. */
const WAVE = 4096

/**
 * What is at each of the paths, links not followed, or why that cannot be told; in their order.
 *
 * A promise for each of ten thousand files would cost twice as much as looking at them.
 */
export async function lstatAll(paths: readonly string[]): Promise<(Stats | NodeJS.ErrnoException)[]> {
  const found: (Stats | NodeJS.ErrnoException)[] = []
  for (let first = 0; first < paths.length; first += WAVE) {
    found.push(...(await lstatWave(paths.slice(first, first + WAVE))))
  }
  return found
}

function lstatWave(paths: readonly string[]): Promise<(Stats | NodeJS.ErrnoException)[]> {
  return new Promise((resolve) => {
    const found: (Stats | NodeJS.ErrnoException)[] = new Array(paths.length)
    let open = paths.length
    paths.forEach((path, index) => {
      fs.lstat(path, (error, stats) => {
        found[index] = error ?? stats
        open--
        if (open === 0) resolve(found)
      })
    })
  })
}
