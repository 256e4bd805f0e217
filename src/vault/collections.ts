/** Published notes → what they are listed by: titles, names, tags, folders. */
import { compareBy } from '../lib/compare.ts'
import { fold } from '../lib/fold.ts'
import { basename, dirname, noteName, type VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'
import { tagKey } from '../note/tag-key.ts'
import { isIndex } from './page-path.ts'
import type { PublishedVault } from './publish.ts'

/** The title that is shown for a note: its own, else its file name (TTL-1). */
export function noteTitle(path: VaultPath, summary: Pick<NoteSummary, 'title'>): string {
  return summary.title ?? noteName(path)
}

/** One line of an A–Z index: a title, or an alias. */
export interface IndexEntry {
  readonly text: string
  readonly path: VaultPath
  readonly isAlias: boolean
}

/** All titles and aliases, by Fold; an alias that says the same as the title is left out (GLS-1). */
export function indexEntries({ notes }: PublishedVault): IndexEntry[] {
  const entries: IndexEntry[] = []
  for (const [path, summary] of notes) {
    const title = noteTitle(path, summary)
    const said = new Set([fold(title)])
    entries.push({ text: title, path, isAlias: false })
    for (const alias of summary.frontmatter.aliases) {
      if (said.has(fold(alias))) continue
      said.add(fold(alias))
      entries.push({ text: alias, path, isAlias: true })
    }
  }
  return entries.sort(
    compareBy(
      (entry) => fold(entry.text),
      (entry) => entry.text,
      (entry) => entry.path,
    ),
  )
}

/** A tag that is used, or that a used tag is below of. */
export interface TagCollection {
  /** What makes it this tag: see `tagKey`. */
  readonly key: string
  /** The whole tag without `#`, as first seen in path order (TAG-5). */
  readonly name: string
  /** The key of the tag above, or null. */
  readonly parent: string | null
  /** Keys of the tags directly below, sorted. */
  readonly children: readonly string[]
  /** Notes with this tag or one below it, in path order (TAG-4). */
  readonly notes: readonly VaultPath[]
}

/** All tags of published notes by key, sorted by key (TAG-4, TAG-5, TAG-8). */
export function collectTags({ notes }: PublishedVault): ReadonlyMap<string, TagCollection> {
  const found = new Map<string, { name: string; notes: Set<VaultPath>; children: Set<string> }>()
  for (const [path, summary] of notes) {
    for (const tag of summary.tags) {
      let child: string | null = null
      for (const name of withParents(tag)) {
        const key = tagKey(name)
        const entry = found.get(key) ?? { name, notes: new Set(), children: new Set() }
        found.set(key, entry)
        entry.notes.add(path)
        if (child !== null) entry.children.add(child)
        child = key
      }
    }
  }
  const sorted = [...found].sort(compareBy(([key]) => key))
  return new Map(
    sorted.map(([key, { name, notes, children }]) => [
      key,
      { key, name, parent: dirname(key) || null, children: [...children].sort(), notes: [...notes] },
    ]),
  )
}

/** A folder with a published note in it or below it. */
export interface FolderCollection {
  /** Without a slash at the end; empty for the vault's root. */
  readonly path: string
  readonly name: string
  /** The note that stands for the folder: its `index.md`, else the note in it that has its name (MDL-6). */
  readonly index: VaultPath | null
  /** Paths of the folders directly in it. */
  readonly folders: readonly string[]
  /** The other notes directly in it. */
  readonly notes: readonly VaultPath[]
}

/** The folders that may be shown, by path; the root is always there (TR-3). */
export function collectFolders({ notes }: PublishedVault): ReadonlyMap<string, FolderCollection> {
  const found = new Map<string, { notes: VaultPath[]; folders: Set<string> }>()
  const open = (path: string) => {
    const known = found.get(path)
    if (known !== undefined) return known
    const folder = { notes: [], folders: new Set<string>() }
    found.set(path, folder)
    if (path !== '') open(dirname(path)).folders.add(path)
    return folder
  }
  open('')
  for (const path of notes.keys()) open(dirname(path)).notes.push(path)
  const sorted = [...found].sort(compareBy(([path]) => path))
  return new Map(
    sorted.map(([path, { notes, folders }]) => {
      const index = folderNote(path, notes)
      const others = notes.filter((note) => note !== index)
      return [path, { path, name: basename(path), index, folders: [...folders].sort(), notes: others }]
    }),
  )
}

function folderNote(folder: string, notes: readonly VaultPath[]): VaultPath | null {
  const name = fold(basename(folder))
  return notes.find(isIndex) ?? notes.find((note) => fold(noteName(note)) === name) ?? null
}

/** `a/b/c` → `a/b/c`, `a/b`, `a`. */
function withParents(tag: string): string[] {
  const names: string[] = []
  for (let name = tag; name !== ''; name = dirname(name)) names.push(name)
  return names
}
