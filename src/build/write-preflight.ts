/** A look at an output folder before anything in it is changed: what is there, and is it ours? */
import fs, { type Stats } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../diagnostics/user-error.ts'
import { compareCodeUnits } from '../lib/compare.ts'
import { fold } from '../lib/fold.ts'
import { dirname } from '../lib/paths.ts'
import { lstatAll } from '../source/lstat-all.ts'
import type { Manifest } from './manifest.ts'
import { presence, statOf } from './write-files.ts'

export interface Preflight {
  /** The outputs that exist already, as regular files of ours, except those that were known. */
  readonly present: ReadonlyMap<string, Stats>
  /** Files of ours that stand where a folder must be, or in a folder that must become a file. */
  readonly inTheWay: readonly string[]
}

/**
 * Looks at every output, except those that are known to be files of ours, and at every folder above one. Throws
 * `UserError` 3, naming the first of them, for anything that an earlier build did not write: a foreign file, a symbolic
 * link, a device.
 */
export async function inspectOutput(
  folder: string,
  outputs: readonly string[],
  old: Manifest,
  known: { has(path: string): boolean } = NOTHING,
): Promise<Preflight> {
  const present = new Map<string, Stats>()
  const inTheWay = new Set<string>()
  const foreign: string[] = []
  // Rarely asked for, and a map of every output.
  let spelledBefore: ReadonlyMap<string, string> | null = null

  for (const [path, stats] of await whatIsAt(folder, [...foldersOf(outputs)])) {
    if (stats.isDirectory()) continue
    if (stats.isFile() && old.has(path)) inTheWay.add(path)
    else foreign.push(path)
  }
  const unknown = outputs.filter((path) => !known.has(path))
  for (const [path, stats] of await whatIsAt(folder, unknown)) {
    if (stats.isFile() && (old.has(path) || (await isOursSpelledOtherwise(path, stats))))
      present.set(path, stats)
    else if (stats.isDirectory()) takeFolder(path)
    else foreign.push(path)
  }
  const [first] = foreign.sort(compareCodeUnits)
  if (first !== undefined) throw refusal(first)
  return { present, inTheWay: [...inTheWay] }

  /** Where case does not count, the file of an earlier build may answer to the new name. */
  async function isOursSpelledOtherwise(path: string, stats: Stats): Promise<boolean> {
    spelledBefore ??= new Map([...old.keys()].map((path) => [fold(path), path]))
    const before = spelledBefore.get(fold(path))
    const other = before === undefined ? null : await statOf(join(folder, before))
    return other !== null && other.ino === stats.ino && other.dev === stats.dev
  }

  /** A folder must give way to a file: only if nothing but our files is in it. */
  function takeFolder(path: string): void {
    for (const entry of fs.readdirSync(join(folder, path), { withFileTypes: true })) {
      const child = `${path}/${entry.name}`
      if (entry.isDirectory()) takeFolder(child)
      else if (entry.isFile() && old.has(child)) inTheWay.add(child)
      else foreign.push(child)
    }
  }
}

const NOTHING: ReadonlySet<string> = new Set()

/** What stands at each of the paths in a folder at which anything stands. Throws if the system does not tell. */
async function whatIsAt(folder: string, paths: readonly string[]): Promise<[path: string, stats: Stats][]> {
  const found = await lstatAll(paths.map((path) => `${folder}/${path}`))
  return found.flatMap((stats, index) => {
    const there = presence(stats)
    return there === null ? [] : [[paths[index] ?? '', there]]
  })
}

/** The refusal to touch a file that is not ours. */
export function refusal(path: string): UserError {
  return new UserError(
    3,
    `“${path}” in the output folder was not written by Lectern, so nothing was changed.`,
    'Move it away, or choose another folder with --output.',
  )
}

/** Every folder above one of the paths, without the root. */
export function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const path of paths) {
    for (let folder = dirname(path); folder !== '' && !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder)
    }
  }
  return folders
}
