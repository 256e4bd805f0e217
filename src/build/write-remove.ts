/** Deletion of files that an earlier build wrote, and of the folders that it leaves empty. */
import fs from 'node:fs'
import { join } from 'node:path'
import { fold } from '../lib/fold.ts'
import { dirname } from '../lib/paths.ts'
import type { Manifest } from './manifest.ts'
import { statOf } from './write-files.ts'
import { foldersOf } from './write-preflight.ts'

/**
 * Deletes files of ours, and the folders above them that are empty then. Nothing is deleted through a
 * symbolic link, and no folder or link that has taken the place of a file. Answers how many files went.
 */
export async function removeFiles(
  folder: string,
  paths: readonly string[],
  wanted: Manifest,
): Promise<number> {
  if (paths.length === 0) return 0
  const spelledNow = new Map([...wanted.keys()].map((path) => [fold(path), path]))
  let removed = 0
  for (const path of paths) {
    const stats = await statOf(join(folder, path))
    if (stats === null || !stats.isFile() || !(await isReached(folder, path))) continue
    // Where case does not count, the old name may lead to the new file.
    const now = spelledNow.get(fold(path))
    const other = now === undefined ? null : await statOf(join(folder, now))
    if (other !== null && other.ino === stats.ino && other.dev === stats.dev) continue
    fs.unlinkSync(join(folder, path))
    removed += 1
  }
  for (const parent of [...foldersOf(paths)].sort((a, b) => b.length - a.length)) {
    if ((await statOf(join(folder, parent)))?.isDirectory() !== true) continue
    if (await isReached(folder, `${parent}/`)) removeIfEmpty(join(folder, parent))
  }
  return removed
}

/** True if every folder above a path is a folder indeed. */
async function isReached(folder: string, path: string): Promise<boolean> {
  for (let parent = dirname(path); parent !== ''; parent = dirname(parent)) {
    if ((await statOf(join(folder, parent)))?.isDirectory() !== true) return false
  }
  return true
}

function removeIfEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder)
  } catch {
    // Something foreign is in it.
  }
}
