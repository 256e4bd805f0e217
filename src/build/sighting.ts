/**
 * All that a build depends on, seen from the outside: settings, versions, and how every file looks that it may read.
 *
 * Two equal sightings of files that were at rest are one site. A sighting is taken before anything is read, so it is
 * never newer than what a build has read; whatever changes meanwhile makes the next sighting another one.
 */
import { join } from 'node:path'
import { isSameTable, isSettledTable } from '../source/file-table.ts'
import { type Listing, listFolder } from '../source/listing.ts'
import { packageRoot } from '../source/package-root.ts'
import { isLitter } from '../source/public-folder.ts'
import { listVault } from '../source/scan.ts'
import { keyOf } from './digest.ts'
import { compiledFolder, engineVersions } from './engine.ts'
import type { BuildRequest } from './interface.ts'

export interface Sighting {
  /** Digest of what is no file; null if the site depends on more than can be seen from the outside. */
  readonly key: string | null
  /** Of the vault, and then of templates, public folder and Lectern itself. */
  readonly listings: readonly Listing[]
}

/** Looks at everything that a build may read. Throws `UserError` for a vault that cannot be listed. */
export async function sightInputs(request: BuildRequest): Promise<Sighting> {
  const { config, publicDir, templatesDir } = request
  const compiled = compiledFolder()
  const others: readonly (readonly [folder: string, skip: (path: string, name: string) => boolean])[] = [
    [join(packageRoot(), 'templates'), nothing],
    ...(compiled === null ? [] : ([[compiled, isOnlyForPeople]] as const)),
    ...(templatesDir === null ? [] : ([[templatesDir, nothing]] as const)),
    ...(publicDir === null ? [] : ([[publicDir, isLitter]] as const)),
  ]
  return {
    // A history may grow without a change to any file of the vault.
    key: config.dates === 'git' ? null : keyOfRequest(request),
    listings: [
      await listVault(request.vault, config.ignore),
      ...(await Promise.all(others.map(([folder, skip]) => listFolder(folder, skip)))),
    ],
  }
}

function keyOfRequest({ vault, output, config, plugins, templatesDir, publicDir }: BuildRequest): string {
  const folders = [vault, output, templatesDir, publicDir]
  return keyOf(JSON.stringify([engineVersions(), plugins?.digest ?? null, config, folders]))
}

function nothing(): boolean {
  return false
}

/** Declarations and licences, beside the code that runs. */
function isOnlyForPeople(path: string): boolean {
  return path === 'types' || path.endsWith('.txt')
}

/** True if both have seen the same. */
export function isSameSighting(a: Sighting, b: Sighting): boolean {
  return (
    a.key !== null &&
    a.key === b.key &&
    a.listings.length === b.listings.length &&
    a.listings.every((listing, index) => isSameListing(listing, b.listings[index]))
  )
}

function isSameListing(a: Listing, b: Listing | undefined): boolean {
  return (
    b?.root === a.root &&
    JSON.stringify(a.diagnostics) === JSON.stringify(b.diagnostics) &&
    isSameTable(a.files, b.files)
  )
}

/** True if all files had been left alone for a while, so that any change after the sighting shows in the next one. */
export function isAtRest(sighting: Sighting): boolean {
  return (
    sighting.key !== null && sighting.listings.every(({ files, takenAt }) => isSettledTable(files, takenAt))
  )
}
