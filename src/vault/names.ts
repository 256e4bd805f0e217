/**
 * The table of the vault's files by name: all that resolution may look at (RES-1).
 *
 * Private notes are in it, by path alone: a link that means one must not fall through to another
 * file (RES-19). The table is kept under a key that does not leave this module, so that no other
 * phase can list the names in it, and JSON never holds them.
 */
import { hash } from 'node:crypto'
import { compareBy } from '../lib/compare.ts'
import { fold } from '../lib/fold.ts'
import { dirname, type VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'

const TABLE = Symbol('names')

/** A file as resolution sees it. */
export interface NamedFile {
  readonly path: VaultPath
  readonly kind: 'note' | 'attachment' | 'private'
  readonly folded: string
  /** Length of the path in characters (RES-7). */
  readonly size: number
}

/** A note under one of its other names. */
export interface AliasedNote extends NamedFile {
  /** As written in the note. */
  readonly alias: string
}

/** The names of a vault; only the functions below can read it. */
export interface VaultNames {
  readonly [TABLE]: Table
}

interface Table {
  /** Digest of all that the table was made from. */
  readonly digest: string
  readonly byPath: ReadonlyMap<string, readonly NamedFile[]>
  /** By the folded last segment. */
  readonly byName: ReadonlyMap<string, readonly NamedFile[]>
  /** By a folded folder and a folded last segment: the files of that name below it, at any depth. */
  readonly below: ReadonlyMap<string, readonly NamedFile[]>
  readonly byAlias: ReadonlyMap<string, readonly AliasedNote[]>
}

/** Indexes the files; the order in which they are given does not matter. `before` is taken if it is the same. */
export function indexNames(
  notes: ReadonlyMap<VaultPath, NoteSummary>,
  attachments: Iterable<VaultPath>,
  withheld: Iterable<VaultPath>,
  before: VaultNames | null = null,
): VaultNames {
  const kinds = new Map<VaultPath, NamedFile['kind']>()
  for (const path of attachments) kinds.set(path, 'attachment')
  for (const path of notes.keys()) kinds.set(path, 'note')
  // Last: whoever says that a file is private is right.
  for (const path of withheld) kinds.set(path, 'private')

  const aliasesOf = (path: VaultPath, kind: NamedFile['kind']): readonly string[] =>
    kind === 'note' ? (notes.get(path)?.frontmatter.aliases ?? []) : []
  const listed = [...kinds].map(([path, kind]) => [path, kind, ...aliasesOf(path, kind)])
  const digest = hash('sha256', JSON.stringify(listed))
  if (before?.[TABLE].digest === digest) return before

  const files = [...kinds].map(([path, kind]): NamedFile => {
    return { path, kind, folded: fold(path), size: [...path.normalize('NFC')].length }
  })
  files.sort(
    compareBy(
      (file) => file.size,
      (file) => file.path,
    ),
  )
  const byPath = new Map<string, NamedFile[]>()
  const byName = new Map<string, NamedFile[]>()
  const below = new Map<string, NamedFile[]>()
  const byAlias = new Map<string, AliasedNote[]>()
  for (const file of files) {
    append(byPath, file.folded, file)
    const name = lastSegment(file.folded)
    append(byName, name, file)
    for (let folder = dirname(file.folded); folder !== ''; folder = dirname(folder)) {
      append(below, belowKey(folder, name), file)
    }
    const aliases = aliasesOf(file.path, file.kind)
    const spellings = new Map(aliases.map((alias) => [foldAlias(alias), alias]))
    for (const [folded, alias] of spellings) append(byAlias, folded, { ...file, alias })
  }
  return { [TABLE]: { digest, byPath, byName, below, byAlias } }
}

/** Tells names from others, and says nothing of them. */
export function digestNames(names: VaultNames): string {
  return names[TABLE].digest
}

/** The files whose whole path folds to `folded`, shortest first, then by code unit. */
export function exactFiles(names: VaultNames, folded: string): readonly NamedFile[] {
  return names[TABLE].byPath.get(folded) ?? []
}

/**
 * The files whose last segments fold to those of `folded` (RES-9): those below the folder `near`, at any
 * depth, or all if there are none (RES-6). Shortest first, then by code unit (RES-7, RES-8).
 */
export function filesEndingWith(names: VaultNames, folded: string, near: string): readonly NamedFile[] {
  const name = lastSegment(folded)
  const all = names[TABLE].byName.get(name) ?? []
  // Names that a whole vault shares (`index`) must not cost a walk through it for every link.
  const close = all.length > 1 ? (names[TABLE].below.get(belowKey(fold(near), name)) ?? []) : []
  if (!folded.includes('/')) return close.length > 0 ? close : all
  const suffix = `/${folded}`
  const ends = (file: NamedFile) => file.folded === folded || file.folded.endsWith(suffix)
  const found = close.filter(ends)
  return found.length > 0 ? found : all.filter(ends)
}

/** The published notes with an alias that folds to `folded` (RES-16), chosen and ordered in the same way. */
export function notesWithAlias(names: VaultNames, folded: string, near: string): readonly AliasedNote[] {
  const all = names[TABLE].byAlias.get(folded) ?? []
  const prefix = `${fold(near)}/`
  const close = near === '' ? all : all.filter((note) => note.folded.startsWith(prefix))
  return close.length > 0 ? close : all
}

function foldAlias(alias: string): string {
  return fold(alias).trim().replace(/\/+/g, '/')
}

function lastSegment(folded: string): string {
  return folded.slice(folded.lastIndexOf('/') + 1)
}

/** No path holds two slashes in a row, so no two pairs have one key. */
function belowKey(folder: string, name: string): string {
  return `${folder}//${name}`
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
