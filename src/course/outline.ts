/**
 * A course note → its units, and what each of them mentions (CRS-2, CRS-3, CRS-6).
 *
 * Knows one course note and what the links of the vault mean; where the concepts lie on the path is for
 * `courses.ts` to say.
 */
import { fold } from '../lib/fold.ts'
import { noteName, type VaultPath } from '../lib/paths.ts'
import { isReferences } from '../note/citations.ts'
import type { NoteSummary } from '../note/summary.ts'
import { noteTitle } from '../vault/collections.ts'
import { namesFile } from '../vault/link-diagnostics.ts'
import { citedLinkIndices, type LinkedVault } from './vault-links.ts'

/** Something that a course mentions. */
export type Mention =
  | { readonly kind: 'note'; readonly path: VaultPath }
  /** A note that is not written yet; `key` tells it from others (see `wanted.ts`). */
  | { readonly kind: 'unwritten'; readonly name: string; readonly key: string }

/** The mentions of one sub-section of a unit, or of the unit's own text (`heading` is the unit's then). */
export interface UnitPart {
  /** Index into the headings of the course note; -1 where there is none. */
  readonly heading: number
  readonly mentions: readonly Mention[]
}

/** One unit of a course: a section of the course note, or a note of its own (CRS-3). */
export interface UnitOutline {
  /** Index into the headings of the course note; -1 for what stands before the first unit. */
  readonly heading: number
  /** The note that is the unit; null for a section of the course note. */
  readonly note: VaultPath | null
  /** Null for what stands before the first unit. */
  readonly title: string | null
  readonly parts: readonly UnitPart[]
}

/** The units of a course note in order; what stands before the first unit comes first, if it mentions anything. */
export function outlineOf(linked: LinkedVault, course: VaultPath, summary: NoteSummary): UnitOutline[] {
  return unitLevel(summary) === null && summary.syllabus.length > 0
    ? syllabusUnits(linked, course, summary)
    : sectionUnits(linked, course, summary)
}

/**
 * The depth of the headings that are units: 2, else the highest level with more than one heading (CRS-2). Null for
 * a note without such headings.
 */
function unitLevel(summary: NoteSummary): number | null {
  const depths = summary.headings.filter((_, index) => mayBeUnit(summary, index)).map(({ depth }) => depth)
  const count = (depth: number) => depths.filter((other) => other === depth).length
  if (count(2) > 1) return 2
  const repeated = [1, 3, 4, 5, 6].find((depth) => count(depth) > 1)
  if (repeated !== undefined) return repeated
  return count(2) === 1 && summary.syllabus.length === 0 ? 2 : null
}

/** For each heading: the index of the unit heading above it, itself included; -1 outside of units. */
export function unitHeadings(summary: NoteSummary): number[] {
  const level = unitLevel(summary)
  let unit = -1
  return summary.headings.map((heading, index) => {
    if (level === null || heading.depth < level) unit = -1
    else if (heading.depth === level) unit = mayBeUnit(summary, index) ? index : -1
    return unit
  })
}

/** A heading that repeats the title of the note, or begins its references, is no unit. */
function mayBeUnit({ headings, mergedHeading, frontmatter }: NoteSummary, index: number): boolean {
  if (index === 0 && mergedHeading && frontmatter.title !== null) return false
  return !isReferences(headings[index] ?? { text: '' })
}

function sectionUnits(linked: LinkedVault, course: VaultPath, summary: NoteSummary): UnitOutline[] {
  const units = unitHeadings(summary)
  const first = units.findIndex((unit) => unit !== -1)
  const found = new Map<number, Collector>([[-1, collector()]])
  for (const [section, unit] of units.entries()) if (unit === section) found.set(unit, collector())
  const seen = new Set<string>()
  const add = (unit: number, section: number, link: number): void => {
    const mention = mentionOf(linked, course, summary, link)
    if (mention === null || seen.has(mentionKey(mention))) return
    seen.add(mentionKey(mention))
    found.get(unit)?.add(section, mention)
  }
  const cited = citedLinkIndices(summary)
  const links = summary.links
    .map(({ section }, link) => ({ section, link }))
    .filter(({ link }) => !cited.has(link))
  for (const { section, link } of links) {
    const unit = units[section] ?? -1
    if (unit !== -1) add(unit, section, link)
  }
  // A concept belongs to the first unit that mentions it, and to what stands before the units only if none does.
  for (const { section, link } of links) {
    const isIntroduction = first === -1 || section < first
    if (isIntroduction && !isReferences(summary.headings[section] ?? { text: '' })) add(-1, section, link)
  }
  return [...found].flatMap(([heading, { parts }]) =>
    heading === -1 && parts.length === 0
      ? []
      : [{ heading, note: null, title: summary.headings[heading]?.title ?? null, parts }],
  )
}

/** CRS-3: each line at the top is a unit; lines below it are its concepts, and so is what the unit links to. */
function syllabusUnits(linked: LinkedVault, course: VaultPath, summary: NoteSummary): UnitOutline[] {
  const top = Math.min(...summary.syllabus.map(({ depth }) => depth))
  const lines = summary.syllabus.map(({ link, depth }) => ({
    isUnit: depth === top,
    section: summary.links[link]?.section ?? -1,
    mention: mentionOf(linked, course, summary, link),
  }))
  // A note that is a unit is a concept of no other unit.
  const seen = new Set(
    lines.flatMap(({ isUnit, mention }) => (isUnit && mention ? [mentionKey(mention)] : [])),
  )
  const units: { heading: number; note: VaultPath | null; title: string; parts: Collector }[] = []
  const taken = new Set<string>()
  for (const { isUnit, section, mention } of lines) {
    if (mention === null) continue
    if (isUnit) {
      if (taken.has(mentionKey(mention))) continue
      taken.add(mentionKey(mention))
      const parts = collector()
      parts.add(-1, mention)
      const note = mention.kind === 'note' ? mention.path : null
      const title = mention.kind === 'note' ? titleOf(linked, mention.path) : mention.name
      units.push({ heading: section, note, title, parts })
    } else if (!seen.has(mentionKey(mention))) {
      seen.add(mentionKey(mention))
      units.at(-1)?.parts.add(-1, mention)
    }
  }
  for (const { note, parts } of units) {
    const unit = note === null ? undefined : linked.vault.notes.get(note)
    if (note === null || unit === undefined) continue
    const cited = citedLinkIndices(unit)
    unit.links.forEach((_, link) => {
      const mention = cited.has(link) ? null : mentionOf(linked, note, unit, link)
      if (mention === null || seen.has(mentionKey(mention))) return
      if (mention.kind === 'note' && mention.path === course) return
      seen.add(mentionKey(mention))
      parts.add(-1, mention)
    })
  }
  return units.map((unit) => ({ ...unit, parts: unit.parts.parts }))
}

function titleOf({ vault }: LinkedVault, path: VaultPath): string {
  const summary = vault.notes.get(path)
  return summary === undefined ? '' : noteTitle(path, summary)
}

interface Collector {
  readonly parts: UnitPart[]
  add(heading: number, mention: Mention): void
}

/** Keeps mentions by the section in which they stand, sections in the order in which they come up. */
function collector(): Collector {
  const byHeading = new Map<number, Mention[]>()
  const parts: UnitPart[] = []
  return {
    parts,
    add(heading, mention) {
      const known = byHeading.get(heading)
      if (known !== undefined) return void known.push(mention)
      const mentions = [mention]
      byHeading.set(heading, mentions)
      parts.push({ heading, mentions })
    },
  }
}

/** What a link of a note mentions, or null: links into the note itself, to files and to private notes say nothing. */
export function mentionOf(
  { tables }: Pick<LinkedVault, 'tables'>,
  note: VaultPath,
  summary: NoteSummary,
  link: number,
): Mention | null {
  const resolution = tables.get(note)?.[link]
  const written = summary.links[link]
  if (resolution?.kind === 'note') {
    return resolution.path === note ? null : { kind: 'note', path: resolution.path }
  }
  if (resolution?.kind !== 'missing' || written === undefined || namesFile(written)) return null
  return { kind: 'unwritten', name: wantedName(written.path), key: wantedKey(written.path) }
}

/** What tells mentions apart. */
function mentionKey(mention: Mention): string {
  return mention.kind === 'note' ? `note:${mention.path}` : `unwritten:${mention.key}`
}

/** What makes two links to an unwritten note one: Fold of the path without ending and slashes around it. */
export function wantedKey(path: string): string {
  return fold(wantedPath(path))
}

/** What a note that is not written yet is called. */
function wantedName(path: string): string {
  return noteName(wantedPath(path))
}

function wantedPath(path: string): string {
  return path
    .trim()
    .replace(/^\.{0,2}\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.md$/i, '')
}
