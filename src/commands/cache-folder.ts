/** The folder that keeps what a build has learned. It holds private text, so it hides itself from git (TR-5). */
import fs from 'node:fs'
import { basename, join } from 'node:path'
import type { Io } from './io.ts'

/** Makes the folder ready; null if it is not wanted or cannot be written: then a build is only slower. */
export function createCacheFolder(folder: string | null, io: Io): string | null {
  if (folder === null) return null
  try {
    const isOurs = !fs.existsSync(folder) || basename(folder) === '.lectern'
    fs.mkdirSync(folder, { recursive: true })
    fs.accessSync(folder, fs.constants.W_OK)
    const ignore = join(folder, '.gitignore')
    if (isOurs && !fs.existsSync(ignore)) fs.writeFileSync(ignore, '*\n')
    return folder
  } catch {
    io.stderr.write(`warning: The cache folder “${folder}” cannot be written; building without it.\n`)
    return null
  }
}
