/**
 * The courses of a vault: their units, the path through their concepts, and where every note stands on it
 * (CRS-1 to CRS-4). A function of the published notes alone.
 */
import type { Config } from '../config/config.ts'
import { compareBy } from '../lib/compare.ts'
import { append } from '../lib/multimap.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'
import { tagKey } from '../note/tag-key.ts'
import { collectFolders, noteTitle } from '../vault/collections.ts'
import { outlineOf, type UnitOutline } from './outline.ts'
import type { LinkedVault } from './vault-links.ts'

export interface Course {
  /** The course note; null for a folder whose notes are put in order by a property (CRS-3). */
  readonly note: VaultPath | null
  /** The folder in place of a course note, else null. */
  readonly folder: string | null
  readonly title: string
  readonly units: readonly UnitOutline[]
  /** The concepts that are written, in order, each once. */
  readonly path: readonly VaultPath[]
}

/** Where a note stands on the path of one course (CRS-4). */
export interface Position {
  /** Index into `Courses.list`. */
  readonly course: number
  /** Index into the units of the course. */
  readonly unit: number
  /** From 1, among the written concepts of the unit. */
  readonly inUnit: number
  readonly ofUnit: number
  /** From 1, among all of the path. */
  readonly inCourse: number
  readonly previous: VaultPath | null
  readonly next: VaultPath | null
  /** The section of the course note that mentions it first; -1 for the note's beginning. */
  readonly heading: number
}

export interface Courses {
  /** In path order of their notes. */
  readonly list: readonly Course[]
  /** By note, courses in the order of `list`. */
  readonly positions: ReadonlyMap<VaultPath, readonly Position[]>
  /**
   * Orders notes as the courses do: a course note, then its concepts in order, then notes on no course by path.
   * Smaller is earlier.
   */
  readonly rank: ReadonlyMap<VaultPath, number>
}

/** True for a note that is a course: by a tag `…/Course` or `course`, or by `type: course` (CRS-1). */
export function isCourse(
  summary: Pick<NoteSummary, 'frontmatter' | 'tags'>,
  tags: readonly string[],
): boolean {
  if (summary.frontmatter.type?.toLowerCase() === 'course') return true
  const wanted = tags.map((tag) => tagKey(tag.replace(/^#/, '')))
  return summary.tags.some((tag) =>
    wanted.some((name) => tagKey(tag) === name || tagKey(tag).endsWith(`/${name}`)),
  )
}

/** Finds the courses and lays their paths. */
export function findCourses(linked: LinkedVault, options: Pick<Config, 'course'>): Courses {
  const { notes } = linked.vault
  const list: Course[] = []
  for (const [path, summary] of notes) {
    if (!isCourse(summary, options.course.tags)) continue
    const units = outlineOf(linked, path, summary)
    list.push({ note: path, folder: null, title: noteTitle(path, summary), units, path: pathOf(units) })
  }
  if (list.length === 0) list.push(...orderedFolders(linked))
  return { list, positions: positionsOf(list), rank: rankOf(linked, list) }
}

/** The written concepts of a unit, in order. */
export function conceptsOf(unit: UnitOutline): VaultPath[] {
  return unit.parts.flatMap(({ mentions }) =>
    mentions.flatMap((mention) => (mention.kind === 'note' ? [mention.path] : [])),
  )
}

/** The notes that are a concept, or a unit, of some course. */
export function notesOnCourses({ list, positions }: Courses): ReadonlySet<VaultPath> {
  return new Set([...positions.keys(), ...list.flatMap(({ note }) => note ?? [])])
}

function pathOf(units: readonly UnitOutline[]): VaultPath[] {
  return units.flatMap(conceptsOf)
}

function positionsOf(list: readonly Course[]): Map<VaultPath, Position[]> {
  const positions = new Map<VaultPath, Position[]>()
  for (const [course, { units, path }] of list.entries()) {
    let index = 0
    for (const [unit, outline] of units.entries()) {
      const ofUnit = conceptsOf(outline).length
      let inUnit = 0
      for (const { heading, mentions } of outline.parts) {
        for (const mention of mentions) {
          if (mention.kind !== 'note') continue
          const position: Position = {
            course,
            unit,
            inUnit: ++inUnit,
            ofUnit,
            inCourse: index + 1,
            previous: path[index - 1] ?? null,
            next: path[index + 1] ?? null,
            heading: heading === -1 ? outline.heading : heading,
          }
          append(positions, mention.path, position)
          index++
        }
      }
    }
  }
  return positions
}

function rankOf({ vault }: LinkedVault, list: readonly Course[]): Map<VaultPath, number> {
  const inOrder = list.flatMap(({ note, path }) => (note === null ? path : [note, ...path]))
  return new Map([...new Set([...inOrder, ...vault.notes.keys()])].map((path, rank) => [path, rank]))
}

/** CRS-3: folders of a vault without a course note in which two notes or more have an `order`. */
function orderedFolders({ vault }: LinkedVault): Course[] {
  return [...collectFolders(vault).values()].flatMap((folder): Course[] => {
    const ordered = folder.notes.flatMap((path) => {
      const summary = vault.notes.get(path)
      const order = summary?.frontmatter.order ?? null
      return order === null ? [] : [{ path, order }]
    })
    if (ordered.length < 2) return []
    ordered.sort(
      compareBy(
        ({ order }) => order,
        ({ path }) => path,
      ),
    )
    const path = ordered.map((entry) => entry.path)
    const index = folder.index === null ? undefined : vault.notes.get(folder.index)
    const title = folder.index !== null && index !== undefined ? noteTitle(folder.index, index) : folder.name
    const mentions = path.map((note) => ({ kind: 'note' as const, path: note }))
    const unit: UnitOutline = { heading: -1, note: null, title: null, parts: [{ heading: -1, mentions }] }
    return [{ note: folder.index, folder: folder.path, title, units: [unit], path }]
  })
}
