/** How the index is spread over pages: by letters, and large letters further, so that no page is heavy (NAV-8). */
import { type GlossaryEntry, glossary } from '../course/glossary.ts'
import { fold } from '../lib/fold.ts'
import { append } from '../lib/multimap.ts'
import { type OutputPath, outputPath } from '../lib/paths.ts'
import { noteTitle } from '../vault/collections.ts'
import { byteLength, slugSegment } from '../vault/slug.ts'
import type { Facts, SiteFacts } from './facts.ts'
import { cutList, type Part } from './parts.ts'

/** The index of a site: all of it, or the list of its parts. */
export const INDEX_PAGE = outputPath('a-z.html')

/** The entries under one heading. */
export interface LetterGroup {
  readonly letter: string
  readonly entries: readonly GlossaryEntry[]
}

/** What an entry says beside its name. */
export interface IndexDetail {
  /** What each concept is (GLS-2). */
  readonly hasDefinitions: boolean
  /** So many of the sections that link to it; the page of the concept names all. */
  readonly sections: number
}

export interface IndexParts {
  readonly detail: IndexDetail
  /** All letters, for an index on one page. */
  readonly letters: readonly LetterGroup[]
  /** None for an index on one page. */
  readonly parts: readonly Part<LetterGroup>[]
}

const FULL: IndexDetail = { hasDefinitions: true, sections: 12 }
const NAMES: IndexDetail = { hasDefinitions: false, sections: 0 }
/** An index says as much as lets it be one page: that is what one looks through in place of a search. */
const DETAILS: readonly IndexDetail[] = [
  FULL,
  ...[6, 3, 1, 0].map((sections) => ({ hasDefinitions: true, sections })),
  NAMES,
]
/** Entries of a vault up to which the parts of its index say as much as there is. */
const FULL_PARTS = 1500

/**
 * Bytes after Brotli that an index may add to a page: with style sheet and scripts it is within the budget of a
 * page without formulas, or of one with them.
 */
const ROOM = { plain: 9_500, math: 25_000 }
/** About what the parts of an entry take after Brotli. */
const BYTES = { entry: 5, ofWords: 0.45, definition: 60, section: 9 }
/** More than most entries take: a page may be so much fuller than the others of its letter. */
const SLACK = 150

/** Spreads the index. */
export function indexParts(facts: SiteFacts): IndexParts {
  // Every published note has a page.
  const entries = glossary(facts, facts.graph, facts.course.courses, FULL_PARTS)
  const letters = byLetter(entries)
  const whole = DETAILS.find((detail) => {
    const weight = weightUpTo(ROOM.math, facts, entries, detail)
    return weight <= ROOM.plain || (weight <= ROOM.math && showsMath(facts, entries, detail))
  })
  if (whole !== undefined) return { detail: whole, letters, parts: [] }
  const detail = entries.length <= FULL_PARTS ? FULL : NAMES
  const weightOf = (entry: GlossaryEntry): number => entryWeight(facts, entry, detail)
  const groupWeight = (group: LetterGroup): number =>
    group.entries.reduce((sum, entry) => sum + weightOf(entry), 0)
  const room = ROOM.plain
  const pieces = letters.flatMap((group) => {
    const pages = groupWeight(group) / room
    // Parts of a letter are of about one size.
    const part = Math.min(room, (pages / Math.ceil(pages)) * room + SLACK)
    const cut = cutList(group.entries, { whole: room, part }, weightOf)
    return (cut.length === 0 ? [group.entries] : cut).map((entries) => ({ ...group, entries }))
  })
  // Of one piece at least: everything is too much for one page.
  const cut = cutList(pieces, { whole: 0, part: room }, groupWeight)
  const taken = new Map<string, number>()
  const parts = cut.map((items) => ({ output: pageOf(facts, items, taken), text: nameOf(items, cut), items }))
  return { detail, letters: [], parts }
}

/** What entries weigh together, or something above `most`: of an index of thousands of names there is no need to know. */
function weightUpTo(
  most: number,
  facts: Facts,
  entries: readonly GlossaryEntry[],
  detail: IndexDetail,
): number {
  let weight = 0
  for (const entry of entries) {
    weight += entryWeight(facts, entry, detail)
    if (weight > most) break
  }
  return weight
}

/** Whether an entry may name a section with a formula in its heading, which needs a font. */
export function showsMath(facts: Facts, entries: readonly GlossaryEntry[], detail: IndexDetail): boolean {
  const notes = entries.flatMap(({ sections }) => sections.slice(0, detail.sections).map(({ note }) => note))
  return notes.some((note) => facts.vault.notes.get(note)?.features.math)
}

function entryWeight(
  { vault }: Facts,
  { text, path, isAlias, sections }: GlossaryEntry,
  detail: IndexDetail,
): number {
  const summary = vault.notes.get(path)
  const target = isAlias && summary !== undefined ? byteLength(noteTitle(path, summary)) : 0
  const words = BYTES.entry + (byteLength(text) + target) * BYTES.ofWords
  if (isAlias) return words
  const definition = detail.hasDefinitions ? BYTES.definition : 0
  return words + definition + BYTES.section * Math.min(sections.length, detail.sections)
}

function byLetter(entries: readonly GlossaryEntry[]): LetterGroup[] {
  const groups = new Map<string, GlossaryEntry[]>()
  for (const entry of entries) append(groups, firstLetter(entry.text), entry)
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([letter, entries]) => ({ letter, entries }))
}

/** The heading under which an entry stands: its first letter or digit without accents, or `#`. */
function firstLetter(text: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(fold(text).normalize('NFKD'))?.[0]
  if (letter === undefined) return '#'
  return /\p{N}/u.test(letter) ? '0–9' : letter.toUpperCase()
}

/** By its first letter; `taken` counts the parts that begin with each. */
function pageOf(
  { allocator }: SiteFacts,
  [first]: readonly LetterGroup[],
  taken: Map<string, number>,
): OutputPath {
  const letter = first === undefined || first.letter === '#' ? 'other' : slugSegment(first.letter)
  const number = (taken.get(letter) ?? 0) + 1
  taken.set(letter, number)
  const name = number === 1 ? letter : `${letter}-${number}`
  return allocator.allocate(`a-z/${name}.html`, `index:${name}`).path
}

/** “B”, “C–E”, or for a part of a letter where it begins and ends: “Sab–Sim”. */
function nameOf(items: readonly LetterGroup[], parts: readonly (readonly LetterGroup[])[]): string {
  const [first, last] = [items[0], items.at(-1)]
  if (first === undefined || last === undefined) return ''
  const isShared = ({ letter }: LetterGroup): boolean =>
    parts.some((other) => other !== items && other.some((group) => group.letter === letter))
  const [from, to] = [first.entries[0]?.text ?? '', last.entries.at(-1)?.text ?? '']
  const length = distinctLength(from, to)
  const begin = isShared(first) ? beginning(from, length) : first.letter
  const end = isShared(last) ? beginning(to, length) : last.letter
  return begin === end ? begin : `${begin}–${end}`
}

/** Characters by which two texts differ, three at least and not very many. */
function distinctLength(a: string, b: string): number {
  const [from, to] = [[...a], [...b]]
  const same = from.findIndex((character, index) => character !== to[index])
  return Math.min(Math.max(same + 1, 3), 24)
}

function beginning(text: string, length: number): string {
  return [...text].slice(0, length).join('').trim()
}
