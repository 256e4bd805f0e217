/**
 * Small files of the cache that are read whole: each begins with a digest of the rest.
 *
 * What is damaged, or of another form, reads as null: it is found out again.
 */
import fs from 'node:fs'
import { digestOf } from './digest.ts'

/** A stored value, or why there is none. */
export type Saved<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }

const NEWLINE = 10

/** Reads a value that `saveValue` wrote; `form` names its type and version. */
export function readSaved<T>(file: string, form: string): Saved<T> {
  const saved = readSavedBytes(file, form)
  if (saved.kind !== 'value') return saved
  // The digest says that we wrote it, in this form.
  return { kind: 'value', value: JSON.parse(saved.value.toString('utf8')) as T }
}

/** Reads bytes that `saveBytes` wrote; `form` names what they are. */
function readSavedBytes(file: string, form: string): Saved<Buffer> {
  let stored: Buffer
  try {
    stored = fs.readFileSync(file)
  } catch {
    return { kind: 'none' }
  }
  const end = stored.indexOf(NEWLINE)
  const value = stored.subarray(end + 1)
  const isOurs = end !== -1 && stored.toString('utf8', 0, end) === `${form} ${digestOf(value)}`
  return isOurs ? { kind: 'value', value } : { kind: 'damaged' }
}

/** Writes a value, whole or not at all. Throws if the disk refuses. */
export function saveValue(file: string, form: string, value: object): void {
  // As bytes, which are digested and written as they are; a text would be put into bytes for each.
  saveBytes(file, form, Buffer.from(JSON.stringify(value)))
}

/** Reads what `saveTables` wrote: a value, and the numbers of its tables. */
export function readTables<T>(file: string, form: string): readonly [T, readonly Float64Array[]] | null {
  const saved = readSavedBytes(file, form)
  if (saved.kind !== 'value') return null
  const end = saved.value.indexOf(NEWLINE)
  // The digest says that we wrote it, in this form.
  const [value, lengths] = JSON.parse(saved.value.toString('utf8', 0, end)) as [T, number[]]
  let at = end + 1
  const tables = lengths.map((length) => {
    const numbers = new Float64Array(length)
    at += saved.value.copy(new Uint8Array(numbers.buffer), 0, at, at + numbers.byteLength)
    return numbers
  })
  return [value, tables]
}

/** Writes a value and tables of numbers beside it, whole or not at all. Throws if the disk refuses. */
export function saveTables(file: string, form: string, value: object, tables: readonly Float64Array[]): void {
  const head = Buffer.from(`${JSON.stringify([value, tables.map(({ length }) => length)])}\n`)
  const numbers = tables.map((table) => new Uint8Array(table.buffer, table.byteOffset, table.byteLength))
  saveBytes(file, form, Buffer.concat([head, ...numbers]))
}

/** Writes bytes, whole or not at all. Throws if the disk refuses. */
function saveBytes(file: string, form: string, value: Buffer): void {
  // One process at a time has the cache; what one that was killed has left is written over.
  const temporary = `${file}.tmp`
  try {
    fs.writeFileSync(temporary, Buffer.concat([Buffer.from(`${form} ${digestOf(value)}\n`), value]))
    fs.renameSync(temporary, file)
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw error
  }
}
