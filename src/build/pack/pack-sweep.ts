/** Bounds the packs of a folder, in bytes and in number, by copying what is still of use into a new one. */
import fs from 'node:fs'
import { join } from 'node:path'
import { createPack, type OpenPack, removePack, writeIndex } from './pack-files.ts'
import { findEntry, type PackEntry, RECORD_BYTES, readKey, readRecord, shortKey } from './pack-index.ts'
import { writeAt } from './pack-io.ts'
import { readValue } from './pack-thread.ts'
import { createRecordList } from './record-list.ts'

/** More packs than these are joined: each one costs a search. */
const MAX_PACKS = 12
/** So many are left alone then, the largest, so that small edits do not copy what a first build has left. */
const LARGE_PACKS = 3
/** What may lie about unused besides as much again as is used: undoing an edit then costs nothing. */
const SPARE_BYTES = 64 * 1024 * 1024

/** Says how many bytes the packs had when they were last looked through, which takes time in a large vault. */
const SWEPT = 'swept'

/**
 * Sweeps if there is enough to gain; answers the packs that there are then, the newest first.
 *
 * @param live what is of use; null if it is all
 */
export function sweepPacks(
  folder: string,
  packs: readonly OpenPack[],
  live: (() => Iterable<string>) | null,
): readonly OpenPack[] {
  const total = sum(packs)
  if (total > lastTotal(folder, total) + SPARE_BYTES) {
    const left = live === null ? packs : withoutUnused(folder, packs, live)
    fs.writeFileSync(join(folder, SWEPT), String(sum(left)))
    return left
  }
  if (packs.length <= MAX_PACKS) return packs
  // What is of use takes long to find out in a large vault, and the small ones hold little.
  const large = new Set([...packs].sort((a, b) => b.size - a.size).slice(0, LARGE_PACKS))
  const small = packs.filter((pack) => !large.has(pack))
  return replace(folder, packs, small, () => true)
}

/** Joins all packs if most of what they hold is of no use any more. */
function withoutUnused(
  folder: string,
  packs: readonly OpenPack[],
  live: () => Iterable<string>,
): readonly OpenPack[] {
  const wanted = new Set<string>()
  for (const key of live()) wanted.add(shortKey(key))
  const isLarge = sum(packs) > 2 * sizeOf(packs, wanted) + SPARE_BYTES
  return isLarge ? replace(folder, packs, packs, (key) => wanted.has(key)) : packs
}

/** Joins some of the packs; answers those that there are then. */
function replace(
  folder: string,
  packs: readonly OpenPack[],
  victims: readonly OpenPack[],
  isWanted: (key: string) => boolean,
): readonly OpenPack[] {
  const joined = joinPacks(folder, victims, isWanted)
  for (const { name, fd } of victims) {
    fs.closeSync(fd)
    removePack(folder, name)
  }
  return [...(joined === null ? [] : [joined]), ...packs.filter((pack) => !victims.includes(pack))]
}

function sum(packs: readonly OpenPack[]): number {
  return packs.reduce((total, { size }) => total + size, 0)
}

/** What is not a number, or more than there is, says nothing. */
function lastTotal(folder: string, total: number): number {
  try {
    const last = Number(fs.readFileSync(join(folder, SWEPT), 'utf8'))
    return last <= total ? last : 0
  } catch {
    return 0
  }
}

function sizeOf(packs: readonly OpenPack[], keys: ReadonlySet<string>): number {
  let size = 0
  const indexes = packs.map(({ records }) => Buffer.from(records))
  for (const key of keys) {
    for (const records of indexes) {
      const entry = findEntry(records, key)
      if (entry === null) continue
      size += entry.length
      break
    }
  }
  return size
}

/** Copies the wanted entries into a new pack, each from the newest pack that has it; null if there are none. */
function joinPacks(
  folder: string,
  packs: readonly OpenPack[],
  isWanted: (key: string) => boolean,
): OpenPack | null {
  const list = createRecordList()
  const { name, fd } = createPack(folder)
  let end = 0
  for (const { fd: from, records } of packs) {
    for (const [key, entry] of entriesOf(Buffer.from(records))) {
      if (!isWanted(key) || list.find(key) !== null) continue
      const value = readValue(from, entry)
      // One that is damaged is found out by its check when it is read.
      if (value === null) continue
      writeAt(fd, value, end)
      list.add(key, { ...entry, offset: end })
      end += value.length
    }
  }
  if (list.count() === 0) {
    fs.closeSync(fd)
    removePack(folder, name)
    return null
  }
  return { name, fd, records: writeIndex(folder, name, Buffer.from(list.from(0))), size: end }
}

/** All entries of a pack with their short keys. */
function* entriesOf(records: Buffer): Generator<readonly [key: string, entry: PackEntry]> {
  for (let at = 0; at < records.length; at += RECORD_BYTES)
    yield [readKey(records, at), readRecord(records, at)]
}
