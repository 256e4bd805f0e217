/** The order in which a folder lists what is in it (NAV-1). */
import { compareCodeUnits } from '../lib/compare.ts'
import { basename, noteName, type VaultPath } from '../lib/paths.ts'
import { type FolderCollection, noteTitle } from './collections.ts'
import type { PublishedVault } from './publish.ts'

/**
 * Puts folders and notes into the order that a reader expects: the property `order` first (a folder has that of
 * its own note), then names that begin with a number, then the rest by title. Numbers count as numbers, and
 * letters come in the alphabet of the site's language, so the order is the same on every machine.
 */
export function sortFolders(
  folders: ReadonlyMap<string, FolderCollection>,
  { notes }: PublishedVault,
  lang: string,
): ReadonlyMap<string, FolderCollection> {
  const compare = collatorOf(lang).compare

  function noteKey(path: VaultPath): SortKey {
    const summary = notes.get(path)
    const title = summary === undefined ? noteName(path) : noteTitle(path, summary)
    return keyOf(path, summary?.frontmatter.order ?? null, noteName(path), title)
  }

  function folderKey(path: string): SortKey {
    const index = folders.get(path)?.index ?? null
    const summary = index === null ? undefined : notes.get(index)
    const title = index === null || summary === undefined ? basename(path) : noteTitle(index, summary)
    return keyOf(path, summary?.frontmatter.order ?? null, basename(path), title)
  }

  function sorted<Path extends string>(paths: readonly Path[], toKey: (path: Path) => SortKey): Path[] {
    const keyed = paths.map((path) => ({ path, key: toKey(path) }))
    return keyed.sort((a, b) => compareKeys(a.key, b.key, compare)).map(({ path }) => path)
  }

  return new Map(
    [...folders].map(([path, folder]) => [
      path,
      { ...folder, folders: sorted(folder.folders, folderKey), notes: sorted(folder.notes, noteKey) },
    ]),
  )
}

interface SortKey {
  readonly order: number
  /** Somebody who numbers files wants this order, whatever their titles are. */
  readonly isNumbered: boolean
  readonly text: string
  readonly path: string
}

function keyOf(path: string, order: number | null, name: string, title: string): SortKey {
  const isNumbered = /^\d/.test(name)
  return { order: order ?? Number.POSITIVE_INFINITY, isNumbered, text: isNumbered ? name : title, path }
}

function compareKeys(a: SortKey, b: SortKey, compare: (a: string, b: string) => number): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  if (a.isNumbered !== b.isNumbered) return a.isNumbered ? -1 : 1
  return compare(a.text, b.text) || compareCodeUnits(a.path, b.path)
}

/** The alphabet of a language; that of English for one that nobody knows. */
function collatorOf(lang: string): Intl.Collator {
  try {
    return new Intl.Collator([lang, 'en'], { numeric: true })
  } catch {
    return new Intl.Collator('en', { numeric: true })
  }
}
