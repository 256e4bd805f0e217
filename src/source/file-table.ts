/**
 * What files are like from the outside, sizes and times, for many of them at a time: numbers side by side, since an
 * object for each of a hundred thousand files would take longer to make than the look itself.
 */
import { type Found, lstatEach } from './lstat-all.ts'
import { SETTLED_MS, type Sight } from './stamps.ts'

export interface FileTable {
  readonly paths: readonly string[]
  /** Of each file its size, when it was modified and changed (milliseconds), and its inode; NaN if it is no file. */
  readonly numbers: Float64Array
  /** What was found instead of a regular file, by index. */
  readonly others: ReadonlyMap<number, Found>
}

const FIELDS = 4

/** Looks at files below a folder, links not followed. */
export async function lookAtFiles(root: string, paths: readonly string[]): Promise<FileTable> {
  const numbers = new Float64Array(paths.length * FIELDS).fill(Number.NaN)
  const others = new Map<number, Found>()
  const pathAt = (index: number): string => `${root}/${paths[index]}`
  await lstatEach(paths.length, pathAt, (index, found) => {
    if (found === null || found instanceof Error || !found.isFile()) others.set(index, found)
    else setSight(numbers, index, found)
  })
  return { paths, numbers, others }
}

function setSight(numbers: Float64Array, index: number, { size, mtimeMs, ctimeMs, ino }: Sight): void {
  const at = FIELDS * index
  numbers[at] = size
  numbers[at + 1] = mtimeMs
  numbers[at + 2] = ctimeMs
  numbers[at + 3] = ino
}

/** What the file at an index is like; null if there was no regular file. */
export function sightAt({ numbers }: FileTable, index: number): Sight | null {
  const at = FIELDS * index
  const [size = Number.NaN, mtimeMs = 0] = [numbers[at], numbers[at + 1]]
  const [ctimeMs = 0, ino = 0] = [numbers[at + 2], numbers[at + 3]]
  return Number.isNaN(size) ? null : { size, mtimeMs, ctimeMs, ino }
}

/** A table of files that have been looked at one by one; null for one that nothing can be said of. */
export function tableOf(files: readonly (readonly [path: string, sight: Sight | null])[]): FileTable {
  const numbers = new Float64Array(files.length * FIELDS).fill(Number.NaN)
  files.forEach(([, sight], index) => {
    if (sight !== null) setSight(numbers, index, sight)
  })
  return { paths: files.map(([path]) => path), numbers, others: new Map() }
}

/** True if the file at an index of both tables looks the same. */
export function isSameRow(a: FileTable, b: FileTable, index: number): boolean {
  for (let at = FIELDS * index; at < FIELDS * index + FIELDS; at++) {
    // What is no number is like nothing.
    if (a.numbers[at] !== b.numbers[at]) return false
  }
  return true
}

/** True if both tables name the same files in the same order, and all of them look the same. */
export function isSameTable(a: FileTable, b: FileTable): boolean {
  return (
    a.others.size + b.others.size === 0 &&
    bytesOf(a).equals(bytesOf(b)) &&
    a.paths.length === b.paths.length &&
    a.paths.every((path, index) => path === b.paths[index])
  )
}

/** True if every file had been left alone for a while at that time (`SETTLED_MS`), so that a later change shows. */
export function isSettledTable({ numbers, others }: FileTable, takenAt: number): boolean {
  const times = numbers.every((value, index) => !isTime(index) || value < takenAt - SETTLED_MS)
  return times && others.size === 0
}

function isTime(index: number): boolean {
  return index % FIELDS === 1 || index % FIELDS === 2
}

function bytesOf({ numbers }: FileTable): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}
