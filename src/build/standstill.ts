/**
 * What a build has said that found all files at rest: if the next one sees the same, and the site lies where it was
 * left, there is nothing to do but to say it again.
 *
 * This looks at every file as a build would, source and output, but decodes nothing that a build knows. It is a short
 * cut in front of the build, not another one: whatever is not exactly as it was is left to the build to find out.
 */
import fs from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { isSameTable, lookAtFiles } from '../source/file-table.ts'
import type { Listing } from '../source/listing.ts'
import type { Site, SiteStats } from './interface.ts'
import type { Published } from './published.ts'
import { readTables, saveTables } from './saved.ts'
import { isAtRest, isSameSighting, type Sighting } from './sighting.ts'
import { TEMPORARY } from './write.ts'
import { foldersOf } from './write-preflight.ts'

/** What is left of a build that need not be done again. */
export interface Standstill {
  readonly diagnostics: readonly Diagnostic[]
  readonly stats: SiteStats
  /** How many files the site has. */
  readonly outputs: number
}

interface Saved {
  /** Without the numbers of its tables. */
  readonly sighting: Pick<Sighting, 'key'> & { readonly listings: readonly SavedListing[] }
  readonly said: Standstill
}

type SavedListing = Omit<Listing, 'files'> & { readonly paths: readonly string[] }

const FORM = 'lectern-standstill-2'

/** What the last build said, if one that sees this would say the same; null if that cannot be told from the outside. */
export function readStandstill(file: string, sighting: Sighting): Standstill | null {
  const found = readTables<Saved>(file, FORM)
  if (found === null) return null
  const [saved, tables] = found
  const listings = saved.sighting.listings.map(({ paths, ...listing }, index): Listing => {
    return { ...listing, files: { paths, numbers: tables[index] ?? new Float64Array(), others: new Map() } }
  })
  return isSameSighting({ key: saved.sighting.key, listings }, sighting) ? saved.said : null
}

/** True if a site lies as it was left, nothing is in its way, and no build is at work there or has been cut short. */
export async function isSiteAtRest(output: string, { files }: Published): Promise<boolean> {
  try {
    fs.accessSync(output, fs.constants.W_OK)
    const isFree = fs.lstatSync(join(output, TEMPORARY), { throwIfNoEntry: false }) === undefined
    const folders = [...foldersOf(files.paths)].map((folder) => fs.lstatSync(join(output, folder)))
    if (!isFree || !folders.every((stats) => stats.isDirectory())) return false
  } catch {
    // The build will say what is wrong.
    return false
  }
  return isSameTable(files, await lookAtFiles(output, files.paths))
}

/** Keeps what a build has said, if later ones may say it again. */
export function saveStandstill(file: string, sighting: Sighting, site: Site): void {
  if (!site.isRepeatable || !isAtRest(sighting)) return
  const stats = { ...site.stats, cacheHits: site.stats.notes }
  const said: Standstill = { diagnostics: site.diagnostics, stats, outputs: site.outputs.length }
  // Of files at rest nothing is known but what is in the table.
  const listings = sighting.listings.map(({ files, ...listing }) => ({ ...listing, paths: files.paths }))
  const saved: Saved = { sighting: { key: sighting.key, listings }, said }
  saveTables(
    file,
    FORM,
    saved,
    sighting.listings.map(({ files }) => files.numbers),
  )
}

/** Forgets what a build has said, because another one is about to change its site. */
export function dropStandstill(file: string): void {
  fs.rmSync(file, { force: true })
}
