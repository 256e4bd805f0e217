import { compareBy } from '../lib/compare.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { Courses } from './courses.ts'
import { unitHeadings } from './outline.ts'
import type { LinkedVault, SectionRef } from './vault-links.ts'

/** Where a section stands in the courses: what comes before its own note and heading in “course › unit › section”. */
export interface Standing {
  /** Index into `Courses.list`; null for a note on no course. */
  readonly course: number | null
  /** Index into the course's units; null for a course note's own beginning and end. */
  readonly unit: number | null
}

/** Finds where sections stand; a note on several courses stands in the first of them. */
export function createStanding(linked: LinkedVault, courses: Courses): (ref: SectionRef) => Standing {
  const courseNotes = new Map<VaultPath, { readonly course: number; readonly units: readonly number[] }>()
  for (const [course, { note, units }] of courses.list.entries()) {
    const summary = note === null ? undefined : linked.vault.notes.get(note)
    if (note === null || summary === undefined || courseNotes.has(note)) continue
    // For each heading of the course note the unit of the outline in which it stands.
    const bySection = new Map(units.map((unit, index) => [unit.note === null ? unit.heading : -2, index]))
    const headings = unitHeadings(summary)
    courseNotes.set(note, { course, units: headings.map((heading) => bySection.get(heading) ?? -1) })
  }
  return ({ note, section }) => {
    const own = courseNotes.get(note)
    if (own !== undefined) {
      const unit = section === -1 ? -1 : (own.units[section] ?? -1)
      const isIntroduction = unit !== -1 && courses.list[own.course]?.units[unit]?.heading === -1
      return { course: own.course, unit: unit === -1 || isIntroduction ? null : unit }
    }
    const [position] = courses.positions.get(note) ?? []
    return position === undefined
      ? { course: null, unit: null }
      : { course: position.course, unit: position.unit }
  }
}

/**
 * Orders sections as the courses do: by course, by unit, the course note's own section before those of its
 * concepts, and these by path and place. What is on no course comes last.
 */
export function compareSections(
  courses: Courses,
  standing: (ref: SectionRef) => Standing,
): (a: SectionRef, b: SectionRef) => number {
  return compareBy(
    (ref) => standing(ref).course ?? Number.MAX_SAFE_INTEGER,
    (ref) => standing(ref).unit ?? (isCourseNote(courses, ref.note) ? -1 : Number.MAX_SAFE_INTEGER),
    (ref) => courses.rank.get(ref.note) ?? Number.MAX_SAFE_INTEGER,
    (ref) => ref.section,
  )
}

function isCourseNote(courses: Courses, note: VaultPath): boolean {
  return courses.list.some((course) => course.note === note)
}
