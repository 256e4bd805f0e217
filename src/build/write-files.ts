/** The few file operations that publishing needs, each whole or not at all. */
import fs, { type Stats } from 'node:fs'
import { promisify } from 'node:util'
import { errorCode } from '../lib/error-code.ts'
import { writeAll } from '../source/files.ts'

const open = promisify(fs.open)
const close = promisify(fs.close)
const fsync = promisify(fs.fsync)
const futimes = promisify(fs.futimes)
const rename = promisify(fs.rename)
const readFile = promisify(fs.readFile)
const unlink = promisify(fs.unlink)
const lstat = promisify(fs.lstat)

/** How far in the past the time of a written file lies, so that any later change is newer; see `write-stamps.ts`. */
const BACKDATED_MS = 3000
const RENAME_PATIENCE_MS = 2000

/** Opens a new file, lets it be filled, and makes sure that it is on the disk if `isDurable`. */
export async function createFile(path: string, isDurable: boolean, bytes: Uint8Array): Promise<void> {
  const fd = await open(path, 'wx')
  try {
    await writeAll(fd, bytes)
    await finish(fd, isDurable)
  } finally {
    await close(fd)
  }
}

/** Backdates a file that has just been written, and flushes it if `isDurable`. */
export async function settleFile(path: string, isDurable: boolean): Promise<void> {
  const fd = await open(path, 'r+')
  try {
    await finish(fd, isDurable)
  } finally {
    await close(fd)
  }
}

/** Moves a finished, backdated file to a new place, if need be by copying it to another file system. */
export async function moveFile(from: string, to: string, isDurable: boolean): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error
    await createFile(to, isDurable, await readFile(from))
    return unlink(from)
  }
  if (isDurable) await settleFile(to, isDurable)
}

/** Backdates a file that has just been written. */
export function backdate(path: string): void {
  const time = backdated()
  fs.utimesSync(path, time, time)
}

function backdated(): Date {
  return new Date(Date.now() - BACKDATED_MS)
}

async function finish(fd: number, isDurable: boolean): Promise<void> {
  const time = backdated()
  await futimes(fd, time, time)
  if (isDurable) await fsync(fd)
}

/** Moves a file over another in one step; a scanner that holds the target on Windows is waited for. */
export async function replaceFile(from: string, to: string): Promise<void> {
  const deadline = Date.now() + RENAME_PATIENCE_MS
  for (let pause = 10; ; pause *= 2) {
    try {
      return await rename(from, to)
    } catch (error) {
      const isBusy =
        process.platform === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error) ?? '')
      if (!isBusy || Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** Writes a small file by temp and rename; `temporary` must be on the same file system. */
export function writeFileAtomically(
  path: string,
  text: string | Uint8Array,
  temporary = `${path}.${process.pid}.tmp`,
): void {
  try {
    fs.rmSync(temporary, { force: true })
    const fd = fs.openSync(temporary, 'wx')
    try {
      fs.writeFileSync(fd, text)
      fs.fsyncSync(fd)
    } finally {
      fs.closeSync(fd)
    }
    fs.renameSync(temporary, path)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
}

/** Flushes a folder's entries, where the system can do that. */
export function flushFolder(folder: string): void {
  try {
    const fd = fs.openSync(folder, 'r')
    try {
      fs.fsyncSync(fd)
    } finally {
      fs.closeSync(fd)
    }
  } catch {
    // Windows and some file systems refuse; the files themselves are flushed.
  }
}

/** What stands at a path, or null; symbolic links are not followed. */
export async function statOf(path: string): Promise<Stats | null> {
  return presence(await lstat(path).catch((error) => error))
}

/** The answer of `lstat`, or null where nothing stands. Throws what else is wrong. */
export function presence(found: Stats | null | Error): Stats | null {
  if (!(found instanceof Error)) return found
  if (['ENOENT', 'ENOTDIR'].includes(errorCode(found) ?? '')) return null
  throw found
}
