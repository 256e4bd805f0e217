/**
 * What a build has said that found all files at rest: if the next one sees the same, and the site lies where it was
 * left, there is nothing to do but to say it again.
 *
 * This looks at every file as a build would, source and output, but decodes nothing that a build knows. It is a short
 * cut in front of the build, not another one: whatever is not exactly as it was is left to the build to find out.
 */
import fs from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type FileTable, isSameTable, lookAtFiles, tableOf } from '../source/file-table.ts'
import type { Site, SiteStats } from './interface.ts'
import { MANIFEST } from './manifest.ts'
import { readSavedBytes, saveBytes } from './saved.ts'
import { isAtRest, isSameSighting, type Sighting } from './sighting.ts'
import { type Publication, TEMPORARY } from './write.ts'
import { foldersOf } from './write-preflight.ts'
import { outputStamp } from './write-stage.ts'

/** What is left of a build that need not be done again. */
export interface Standstill {
  readonly diagnostics: readonly Diagnostic[]
  readonly stats: SiteStats
  /** How many files the site has. */
  readonly outputs: number
}

interface Record {
  readonly sighting: Sighting
  /** The files of the site, its manifest among them. */
  readonly published: FileTable
  readonly said: Standstill
}

/** The form of a record; what another V8 has put into bytes is not read. */
const FORM = `lectern-standstill-1 ${process.versions.v8}`

/** What the last build said, if a build now would find nothing to do; null if that cannot be told from the outside. */
export async function readStandstill(
  file: string,
  sighting: Sighting,
  output: string,
): Promise<Standstill | null> {
  const saved = readSavedBytes(file, FORM)
  if (saved.kind !== 'value') return null
  // The digest says that we wrote it, in this form.
  const { sighting: before, published, said } = deserialize(saved.value) as Record
  if (!isSameSighting(before, sighting) || !isOutputSound(output, published.paths)) return null
  return isSameTable(published, await lookAtFiles(output, published.paths)) ? said : null
}

/** True if nothing stands in the way of a site there, and no other build is at work or has been cut short. */
function isOutputSound(output: string, paths: readonly string[]): boolean {
  try {
    fs.accessSync(output, fs.constants.W_OK)
    if (fs.lstatSync(join(output, TEMPORARY), { throwIfNoEntry: false }) !== undefined) return false
    return [...foldersOf(paths)].every((folder) => fs.lstatSync(join(output, folder)).isDirectory())
  } catch {
    // The build will say what is wrong.
    return false
  }
}

/** Keeps what a build has said, if the next one can rely on it; else nothing is kept. */
export function saveStandstill(
  file: string,
  sighting: Sighting,
  output: string,
  site: Site,
  { stamps }: Publication,
): void {
  try {
    const manifest = fs.lstatSync(join(output, MANIFEST))
    const isKnown = stamps.length === site.outputs.length && outputStamp(MANIFEST, manifest, '') !== null
    if (!site.isRepeatable || !isKnown || !isAtRest(sighting)) {
      fs.rmSync(file, { force: true })
      return
    }
    const files = stamps.map(
      ([path, size, mtimeMs, ctimeMs, ino]) => [path, { size, mtimeMs, ctimeMs, ino }] as const,
    )
    const { diagnostics, stats } = site
    const record: Record = {
      sighting,
      published: tableOf([...files, [MANIFEST, manifest]]),
      said: {
        diagnostics,
        stats: { ...stats, cacheHits: stats.notes },
        outputs: site.outputs.length,
      },
    }
    saveBytes(file, FORM, serialize(record))
  } catch {
    // The next build looks more closely instead.
  }
}
