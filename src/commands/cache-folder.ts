/** The folder that keeps what a build has learned. It holds private text, so it hides itself from git (TR-5). */
import fs from 'node:fs'
import { basename, join } from 'node:path'
import { acquireLock, type Lock } from '../build/lock.ts'
import { UserError } from '../diagnostics/user-error.ts'
import type { Io } from './io.ts'

/** A cache that this process alone uses until it gives it back. */
export interface Cache {
  /** Null if there is none: then a build is only slower. */
  readonly folder: string | null
  release(): void
}

const NO_CACHE: Cache = { folder: null, release: () => {} }

/** Takes the cache for a build. Throws `UserError` 4 while another process has it. */
export function takeCache(folder: string | null, io: Io): Cache {
  if (folder === null || !prepare(folder, io)) return NO_CACHE
  const lock: Lock = acquireLock(join(folder, 'lock'))
  return { folder, release: lock.release }
}

/** Takes the cache if nobody else has it: a check or a preview need not wait for a build. */
export function borrowCache(folder: string | null, io: Io): Cache {
  try {
    return takeCache(folder, io)
  } catch (error) {
    if (error instanceof UserError) return NO_CACHE
    throw error
  }
}

function prepare(folder: string, io: Io): boolean {
  try {
    const isOurs = !fs.existsSync(folder) || basename(folder) === '.lectern'
    fs.mkdirSync(folder, { recursive: true })
    fs.accessSync(folder, fs.constants.W_OK)
    const ignore = join(folder, '.gitignore')
    if (isOurs && !fs.existsSync(ignore)) fs.writeFileSync(ignore, '*\n')
    return true
  } catch {
    io.stderr.write(`warning: The cache folder “${folder}” cannot be written; building without it.\n`)
    return false
  }
}
