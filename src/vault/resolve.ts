/**
 * A link's path → the file it means: section 7 of obsidian-markdown.md, the same for notes, pictures
 * and any other file, for links and embeds (RES-14).
 *
 * `src` is always the note in which the link is written. Only the table of names is consulted: no
 * path from a note ever reaches the file system (VLT-8).
 */
import { fold } from '../lib/fold.ts'
import { basename, dirname, type VaultPath } from '../lib/paths.ts'
import type { LinkSummary } from '../note/summary.ts'
import { exactFiles, filesEndingWith, type NamedFile, notesWithAlias, type VaultNames } from './names.ts'

/** The file that a path means. A private file has no path here. */
export type PathResolution =
  | { readonly kind: 'note' | 'attachment'; readonly path: VaultPath }
  | { readonly kind: 'private' }
  | { readonly kind: 'missing' }

type Syntax = LinkSummary['syntax']

/** Finds the file that `path`, written in the note `src`, means (RES-1 to RES-19, MDL-3, MDL-6). */
export function resolvePath(
  names: VaultNames,
  src: VaultPath,
  path: string,
  syntax: Syntax = 'wikilink',
): PathResolution {
  if (trimmed(path) === '') return { kind: 'note', path: src }
  const file = find(names, src, path, syntax)?.file
  if (file === undefined) return { kind: 'missing' }
  return file.kind === 'private' ? { kind: 'private' } : { kind: file.kind, path: file.path }
}

/**
 * What a link without a folder could have meant, the chosen file first, `limit` paths at most; empty
 * if its name left no choice (RES-15). Private files are not among them.
 */
export function candidatesOf(
  names: VaultNames,
  src: VaultPath,
  path: string,
  syntax: Syntax = 'wikilink',
  limit = 5,
): readonly VaultPath[] {
  const written = trimmed(path)
  if (written === '' || isUnrivalled(names, written)) return []
  const found = find(names, src, path, syntax)
  if (found === null || found.rivals.length < 2 || found.file.kind === 'private') return []
  const candidates = [found.file.path]
  for (const { kind, path } of found.rivals) {
    if (candidates.length === limit) break
    if (kind !== 'private' && path !== found.file.path) candidates.push(path)
  }
  return candidates
}

/** Whether a name without a folder can mean no two files: true of most links, and soon said. */
function isUnrivalled(names: VaultNames, written: string): boolean {
  if (/[/.?]/.test(written)) return false
  const folded = fold(written)
  const count = filesEndingWith(names, folded, '').length + filesEndingWith(names, `${folded}.md`, '').length
  return count === 1
}

interface Found {
  readonly file: NamedFile
  /** The pool that decided, if the link names no folder; else empty. */
  readonly rivals: readonly NamedFile[]
}

function find(names: VaultNames, src: VaultPath, written: string, syntax: Syntax): Found | null {
  const wanted = readPath(src, written)
  const file = wanted && findFile(names, src, wanted)
  if (file !== null || syntax !== 'markdown') return file
  const query = written.indexOf('?')
  if (query === -1) return wanted && findFolderNote(names, src, wanted)
  const beforeQuery = written.slice(0, query)
  return trimmed(beforeQuery) === '' ? findSelf(names, src) : find(names, src, beforeQuery, syntax)
}

/** A path from the vault's root, without `.` and `..`. */
interface Wanted {
  readonly path: string
  /** False for `./x`, `../x` and `/x`, which mean one place and nothing else (RES-10, RES-11). */
  readonly anywhere: boolean
}

/** Steps 0, 2 and 3. Null if the path leaves the vault. */
function readPath(src: VaultPath, written: string): Wanted | null {
  const path = trimmed(written)
  const relative = /^\.\.?(?:\/|$)/.test(path)
  const whole = normalise(relative ? `${dirname(src)}/${path}` : path)
  return whole === null ? null : { path: whole, anywhere: !relative && !path.startsWith('/') }
}

function trimmed(written: string): string {
  return written
    .normalize('NFC')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
}

/** Drops empty and `.` segments and applies `..`; null if that leads out of the vault. */
function normalise(path: string): string | null {
  if (!path.includes('/') && !path.startsWith('.')) return path
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return null
  }
  return segments.join('/')
}

/** Steps 2 to 6. */
function findFile(names: VaultNames, src: VaultPath, wanted: Wanted): Found | null {
  if (wanted.path === '') return null
  const exact = findExact(names, wanted.path)
  if (exact !== null || !wanted.anywhere) return exact
  return findNearest(names, src, wanted.path) ?? findAlias(names, src, wanted.path)
}

function findExact(names: VaultNames, path: string): Found | null {
  const folded = fold(path)
  const literal = exactFiles(names, folded)
  const found = choose(
    literal.length > 0 ? literal : exactFiles(names, `${folded}.md`),
    path,
    isSpelled(path),
  )
  // Files that differ in case alone (VLT-4) are no choice for a link that spells one of them.
  return found !== null && isSpelled(path)(found.file) ? { ...found, rivals: [] } : found
}

function findNearest(names: VaultNames, src: VaultPath, path: string): Found | null {
  const folded = fold(path)
  const folder = dirname(src)
  const literal = filesEndingWith(names, folded, folder)
  const files = literal.length > 0 ? literal : filesEndingWith(names, `${folded}.md`, folder)
  return choose(files, path, isSpelled(path))
}

function findAlias(names: VaultNames, src: VaultPath, path: string): Found | null {
  const notes = notesWithAlias(names, fold(path), dirname(src))
  return choose(notes, path, (note) => note.alias === path)
}

/** The first of the shortest paths, but one that is spelled as written before the others (RES-7, RES-8). */
function choose<F extends NamedFile>(
  pool: readonly F[],
  path: string,
  isAsWritten: (file: F) => boolean,
): Found | null {
  const [first] = pool
  if (first === undefined) return null
  const rivals = path.includes('/') ? [] : pool
  for (const file of pool) {
    if (file.size > first.size) break
    if (isAsWritten(file)) return { file, rivals }
  }
  return { file: first, rivals }
}

function isSpelled(path: string): (file: NamedFile) => boolean {
  return (file) => {
    const spelled = `/${file.path}`
    return spelled.endsWith(`/${path}`) || spelled.replace(/\.md$/i, '').endsWith(`/${path}`)
  }
}

/** MDL-6: a folder stands for its `index.md`, or for the note in it that has its name. */
function findFolderNote(names: VaultNames, src: VaultPath, { path, anywhere }: Wanted): Found | null {
  const inside = path === '' ? '' : `${path}/`
  const notes = [`${inside}index.md`, ...(path === '' ? [] : [`${inside}${basename(path)}.md`])]
  for (const note of notes) {
    const exact = findExact(names, note)
    if (exact !== null) return { ...exact, rivals: [] }
  }
  if (!anywhere || path === '') return null
  for (const note of notes) {
    const nearest = findNearest(names, src, note)
    if (nearest !== null) return nearest
  }
  return null
}

/** A link that is nothing but a query means its own note. */
function findSelf(names: VaultNames, src: VaultPath): Found | null {
  const self = exactFiles(names, fold(src)).find((file) => file.path === src)
  return self === undefined ? null : { file: self, rivals: [] }
}
