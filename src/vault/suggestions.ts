/**
 * “Did you mean …?”: the nearest published name to one that does not exist.
 *
 * Names are found by the groups of three letters they share with what was written, rarest groups
 * first, and a bounded number of them is compared in full, so that thousands of unresolved links in
 * a large vault stay cheap.
 */

import { hash } from 'node:crypto'
import { bitCount } from '../lib/bits.ts'
import { compareBy } from '../lib/compare.ts'
import { editDistance } from '../lib/edit-distance.ts'
import { fold } from '../lib/fold.ts'
import { basename, noteName, type VaultPath } from '../lib/paths.ts'
import type { PublishedVault } from './publish.ts'

/** Answers with the nearest name, or null if none is near. */
export interface Suggester {
  /** Of all names that it may suggest. */
  readonly digest: string
  /** The words to write instead of the path of a link to a note. */
  note(path: string): string | null
  /** The same for a path that names some other file. */
  attachment(path: string): string | null
}

/**
 * Creates a suggester over the names, aliases and titles of published notes and over `attachments`,
 * which are to be published ones. Nothing is indexed before the first question. `before` is taken if it knows the same.
 */
export function createSuggester(
  published: PublishedVault,
  attachments: Iterable<VaultPath> = [],
  before: Suggester | null = null,
): Suggester {
  const names = [...published.notes].map(([path, { title, frontmatter }]) => [
    path,
    title,
    frontmatter.aliases,
  ])
  const digest = hash('sha256', JSON.stringify([names, [...attachments]]))
  if (before?.digest === digest) return before
  return {
    digest,
    note: createLookup(() => noteEntries(published)),
    attachment: createLookup(() =>
      [...attachments].map((path) => ({ key: fold(basename(path)), shown: basename(path), path })),
    ),
  }
}

/**
 * The nearest of a few candidates (headings of a note, its block ids), the first of equals; null if
 * none is near enough. At most `MAX_COMPARED` candidates are compared in full.
 */
export function nearestOf(wanted: string, candidates: readonly string[]): number | null {
  let best: number | null = null
  let least = limitFor(wanted) + 1
  let compared = 0
  for (const [i, candidate] of candidates.entries()) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue
    if (++compared > MAX_COMPARED) break
    const distance = editDistance(wanted, candidate, least - 1)
    if (distance < least) [best, least] = [i, distance]
  }
  return best
}

interface Entry {
  /** Folded: what the written name is compared with. */
  readonly key: string
  readonly shown: string
  readonly path: string
}

const MAX_COMPARED = 128
const MAX_LOOKED_AT = 1024
const MAX_LENGTH = 200

/** Edits that a name of this length may be off by; a wild guess helps nobody. */
function limitFor(name: string): number {
  if (name.length < 3) return 0
  return Math.min(3, Math.max(1, Math.floor(name.length / 4)))
}

function noteEntries(published: PublishedVault): Entry[] {
  const entries: Entry[] = []
  for (const [path, { frontmatter, title }] of published.notes) {
    const name = noteName(path)
    entries.push({ key: fold(name), shown: name, path })
    for (const alias of frontmatter.aliases) entries.push({ key: fold(alias), shown: alias, path })
    // A title is no link target (RES-1), so who writes one is told the name that is.
    if (title !== null && fold(title) !== fold(name)) entries.push({ key: fold(title), shown: name, path })
  }
  return entries
}

function createLookup(entriesOf: () => readonly Entry[]): (path: string) => string | null {
  let index: Index | null = null
  const answers = new Map<string, string | null>()
  return (path) => {
    const name = fold(noteName(path)).trim()
    const known = answers.get(name)
    if (known !== undefined) return known
    index ??= indexEntries(entriesOf())
    const answer = nearest(index, name)
    answers.set(name, answer)
    return answer
  }
}

interface Index {
  readonly entries: readonly Entry[]
  /** Of each entry's key: `lettersOf`. */
  readonly letters: readonly number[]
  /** By group of three letters: positions in `entries`. */
  readonly groups: ReadonlyMap<string, readonly number[]>
}

function indexEntries(unsorted: readonly Entry[]): Index {
  const entries = [...unsorted].sort(
    compareBy(
      (entry) => entry.key,
      (entry) => entry.path,
    ),
  )
  const groups = new Map<string, number[]>()
  entries.forEach((entry, i) => {
    for (const group of groupsOf(entry.key.slice(0, MAX_LENGTH))) {
      const list = groups.get(group)
      if (list === undefined) groups.set(group, [i])
      else list.push(i)
    }
  })
  return { entries, letters: entries.map(({ key }) => lettersOf(key)), groups }
}

function nearest(index: Index, name: string): string | null {
  const limit = limitFor(name)
  if (limit === 0 || name.length > MAX_LENGTH) return null
  const lists = [...groupsOf(name)].map((group) => index.groups.get(group) ?? [])
  lists.sort(compareBy((list) => list.length))
  const letters = lettersOf(name)
  const seen = new Set<number>()
  let best: Entry | null = null
  let least = limit + 1
  let compared = 0
  for (const i of firstOf(lists)) {
    const entry = index.entries[i]
    if (entry === undefined || seen.has(i)) continue
    seen.add(i)
    if (Math.abs(entry.key.length - name.length) >= least) continue
    if (++compared > MAX_COMPARED) break
    // An edit brings one letter and takes one away at most: most names are too far away to be compared.
    const others = index.letters[i] ?? 0
    if (Math.max(bitCount(letters & ~others), bitCount(others & ~letters)) >= least) continue
    const distance = editDistance(name, entry.key, least - 1)
    if (distance < least) [best, least] = [entry, distance]
  }
  if (best === null) return null
  // The very name, so the link failed for its folder: show where the note is.
  return least === 0 && fold(best.shown) === name ? best.path.replace(/\.md$/i, '') : best.shown
}

/** The letters of a name as a set of bits; two letters may share one. */
function lettersOf(name: string): number {
  let letters = 0
  for (let at = 0; at < name.length; at++) letters |= 1 << (name.charCodeAt(at) & 31)
  return letters
}

function* firstOf(lists: readonly (readonly number[])[]): Generator<number> {
  let left = MAX_LOOKED_AT
  for (const list of lists) {
    for (const i of list) {
      if (left-- === 0) return
      yield i
    }
  }
}

/** The groups of three letters of a name, its ends marked so that short names have some too. */
function groupsOf(name: string): Set<string> {
  const marked = `  ${name} `
  const groups = new Set<string>()
  for (let i = 0; i + 3 <= marked.length; i++) groups.add(marked.slice(i, i + 3))
  return groups
}
