/**
 * One build at a time: a lock file with the process that holds it (trust.md 4.8).
 *
 * A lock whose process is gone is taken over at once. On another machine (a shared folder) nobody can ask
 * for the process, so its holder touches the file and a lock that has grown old is dead.
 */
import fs from 'node:fs'
import os from 'node:os'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../diagnostics/user-error.ts'
import { isRunning } from './process.ts'

export interface Lock {
  /** Gives the lock back; safe to call twice. */
  release(): void
}

interface Holder {
  readonly pid: number
  readonly host: string
  /** Tells a process from a later one with the same id; null where the system does not say. */
  readonly started: string | null
}

const HEARTBEAT_MS = 20_000
const DEAD_AFTER_MS = 90_000

/** Takes the lock, creating its folder. Throws `UserError` 4 while a living process holds it. */
export function acquireLock(file: string): Lock {
  const mine = JSON.stringify({ pid: process.pid, host: os.hostname(), started: startOf(process.pid) })
  while (!create(file, mine)) {
    const text = readText(file)
    if (text === null) {
      // Released just now, or something that no build makes: a folder, a link to nowhere.
      if (fs.lstatSync(file, { throwIfNoEntry: false }) === undefined) continue
      throw held('', file)
    }
    if (isAlive(file, text)) throw held(text, file)
    takeAway(file, text)
  }
  removeDrafts(file)
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release() {
      clearInterval(heartbeat)
      // Somebody who thought this process dead may have taken the lock over: theirs stays.
      if (readText(file) === mine) fs.rmSync(file, { force: true })
    },
  }
}

/**
 * Creates the lock with its text in one step: a process that is killed between creating and writing it would leave a
 * lock of nobody, which counts until it is old.
 */
function create(file: string, text: string): boolean {
  const draft = `${file}.new-${process.pid}`
  try {
    fs.mkdirSync(dirname(file), { recursive: true })
    fs.writeFileSync(draft, text)
    linkOrWrite(draft, file, text)
    return true
  } catch (error) {
    // The one who held the lock before may have removed the folder since.
    if (isCode(error, 'EEXIST') || isCode(error, 'ENOENT')) return false
    throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

function linkOrWrite(draft: string, file: string, text: string): void {
  try {
    fs.linkSync(draft, file)
  } catch (error) {
    if (isCode(error, 'EEXIST') || isCode(error, 'ENOENT')) throw error
    // Some file systems know no links.
    fs.writeFileSync(file, text, { flag: 'wx' })
  }
}

/** Removes what processes that were killed have left beside the lock. */
function removeDrafts(file: string): void {
  for (const name of fs.readdirSync(dirname(file))) {
    const pid = name.startsWith(`${basename(file)}.`) ? /\.(?:new-)?(\d+)$/.exec(name)?.[1] : undefined
    if (pid !== undefined && !isRunning(Number(pid))) fs.rmSync(join(dirname(file), name), { force: true })
  }
}

/** Removes a dead lock. The rename makes sure that it is that one, not one taken in the meantime. */
function takeAway(file: string, dead: string): void {
  const aside = `${file}.${process.pid}`
  try {
    fs.renameSync(file, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if (readText(aside) !== dead) {
    fs.renameSync(aside, file)
    throw held(readText(file) ?? '', file)
  }
  fs.rmSync(aside, { force: true })
}

function isAlive(file: string, text: string): boolean {
  const holder = parse(text)
  const age = Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  // A lock without a holder is being written right now, or was cut short long ago.
  if (holder === null || holder.host !== os.hostname()) return age < DEAD_AFTER_MS
  return holder.started === startOf(holder.pid) && isRunning(holder.pid)
}

/** When a process started, in the system's own words; null if it is gone or the system does not say. */
function startOf(pid: number): string | null {
  const text = readText(`/proc/${pid}/stat`)
  // The name of the program may hold blanks and brackets; the start is the twentieth field after it.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function parse(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const { pid, host, started } = value as Partial<Record<keyof Holder, unknown>>
    if (typeof pid !== 'number' || typeof host !== 'string') return null
    return { pid, host, started: typeof started === 'string' ? started : null }
  } catch {
    return null
  }
}

function held(text: string, file: string): UserError {
  const holder = parse(text)
  const name = holder === null ? '' : ` (process ${holder.pid})`
  return new UserError(
    4,
    `Another build of this site is running${name}.`,
    `If that is not so, delete ${file}.`,
  )
}

function touch(file: string): void {
  const now = new Date()
  fs.utimes(file, now, now, () => {})
}

function readText(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
