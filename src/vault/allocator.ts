/**
 * Hands out output paths so that no two files of the site are one file anywhere: not where case or
 * normal form do not count, and not on a host that serves `a.html` and `a/index.html` as `/a`
 * (URL-2, URL-7, TR-26).
 */
import { type OutputPath, outputPath } from '../lib/paths.ts'
import { byteLength, caseKey, shortHash, withSuffix } from './slug.ts'

/** The owner of what the site makes itself. */
export const SITE = 'site'

/** A path that was handed out. */
export interface Allocation {
  readonly path: OutputPath
  /** The owner of what was asked for, if it was taken; then `path` has a suffix. */
  readonly takenBy: string | null
}

/** One for all outputs of a site. Whoever comes first gets what it asks for. */
export interface Allocator {
  /**
   * Takes `wanted` for `owner`, or the path nearest to it: with a hash of the owner's name as suffix.
   * The owner is a vault path, or a name that tells its output from all others.
   */
  allocate(wanted: string, owner: string): Allocation
  /** Takes `wanted` if it is free, else answers null. */
  claim(wanted: string, owner: string): OutputPath | null
  /** Who has `path`, or an address or folder that it would be mistaken for; null if it is free. */
  ownerOf(path: string): string | null
}

/** Creates an allocator in which the `reserved` paths belong to the site. */
export function createAllocator(reserved: Iterable<string> = []): Allocator {
  /** Owners by what must differ: the address without `.html`, whole files, and folders with files in them. */
  const addresses = new Map<string, string>()
  const files = new Map<string, string>()
  const folders = new Map<string, string>()

  function ownerOf(path: string): string | null {
    const key = caseKey(path)
    const clashing = clash(path)
    const inTheWay = clashing === undefined ? undefined : files.get(caseKey(clashing))
    return addresses.get(addressKey(path)) ?? files.get(key) ?? folders.get(key) ?? inTheWay ?? null
  }

  function take(path: string, owner: string): OutputPath {
    addresses.set(addressKey(path), owner)
    files.set(caseKey(path), owner)
    for (const folder of foldersOf(path)) folders.set(caseKey(folder), owner)
    return outputPath(path)
  }

  /** A file cannot be a folder too: such a folder gets a suffix, the same for all that is in it. */
  function outsideFiles(wanted: string): string {
    let path = wanted
    for (let folder = clash(path); folder !== undefined; folder = clash(path)) {
      path = withSuffix(folder, shortHash(folder)) + path.slice(folder.length)
    }
    return path
  }

  function clash(path: string): string | undefined {
    return foldersOf(path).find((folder) => files.has(caseKey(folder)))
  }

  function allocate(wanted: string, owner: string): Allocation {
    const base = outsideFiles(shortened(wanted))
    const takenBy = ownerOf(wanted)
    let path = base
    for (let attempt = 0; ownerOf(path) !== null; attempt++) {
      path = withSuffix(base, shortHash(attempt === 0 ? owner : `${owner}\n${attempt}`))
    }
    return { path: take(path, owner), takenBy }
  }

  function claim(wanted: string, owner: string): OutputPath | null {
    return ownerOf(wanted) === null ? take(wanted, owner) : null
  }

  for (const path of reserved) claim(path, SITE)
  return { allocate, claim, ownerOf }
}

// The limit is 240 bytes; a suffix still fits.
const MAX_PATH_BYTES = 230

/** A path that no file system need hold: its top folder, a hash of the whole, its ending. */
function shortened(path: string): string {
  if (byteLength(path) <= MAX_PATH_BYTES) return path
  const top = path.includes('/') ? `${path.slice(0, path.indexOf('/'))}/` : ''
  return `${top}${shortHash(path)}${/\.[a-z0-9]{1,12}$/.exec(path)?.[0] ?? ''}`
}

function addressKey(path: string): string {
  return caseKey(path).replace(/(?:^|\/)index\.html$|\.html$/, '')
}

/** The folders of a path, outermost first. */
function foldersOf(path: string): string[] {
  const folders: string[] = []
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    folders.push(path.slice(0, slash))
  }
  return folders
}
