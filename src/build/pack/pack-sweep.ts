/** Bounds the packs of a folder, in bytes and in number, by copying what is still of use into a new one. */
import fs from 'node:fs'
import { join } from 'node:path'
import { createPack, type OpenPack, removePack, writeIndex } from './pack-files.ts'
import { checkOf, findEntry } from './pack-index.ts'
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
  const total = packs.reduce((sum, { size }) => sum + size, 0)
  if (packs.length <= MAX_PACKS && total <= lastTotal(folder, total) + SPARE_BYTES) return packs
  if (live === null) return remembered(folder, packs)
  const wanted = new Set(live())
  const used = sizeOf(packs, wanted)
  const isLarge = total > 2 * used + SPARE_BYTES
  if (!isLarge && packs.length <= MAX_PACKS) return remembered(folder, packs)
  const large = new Set([...packs].sort((a, b) => b.size - a.size).slice(0, LARGE_PACKS))
  const victims = isLarge ? packs : packs.filter((pack) => !large.has(pack))
  const joined = joinPacks(folder, victims, wanted)
  for (const { name, fd } of victims) {
    fs.closeSync(fd)
    removePack(folder, name)
  }
  const left = packs.filter((pack) => !victims.includes(pack))
  return remembered(folder, [...(joined === null ? [] : [joined]), ...left])
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

function remembered(folder: string, packs: readonly OpenPack[]): readonly OpenPack[] {
  fs.writeFileSync(join(folder, SWEPT), String(packs.reduce((sum, { size }) => sum + size, 0)))
  return packs
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
function joinPacks(folder: string, packs: readonly OpenPack[], keys: ReadonlySet<string>): OpenPack | null {
  const sources = packs.map(({ fd, records }) => ({ fd, records: Buffer.from(records) }))
  const list = createRecordList()
  const { name, fd } = createPack(folder)
  let end = 0
  for (const key of keys) {
    for (const { fd: from, records } of sources) {
      const entry = findEntry(records, key)
      if (entry === null) continue
      const value = readValue(from, entry)
      if (value === null || !checkOf(key, value).equals(entry.check)) continue
      writeAt(fd, value, end)
      list.add(key, { check: entry.check, offset: end, length: value.length })
      end += value.length
      break
    }
  }
  if (list.count() === 0) {
    fs.closeSync(fd)
    removePack(folder, name)
    return null
  }
  return { name, fd, records: writeIndex(folder, name, Buffer.from(list.from(0))), size: end }
}
