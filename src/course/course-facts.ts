/** Everything that the course layer knows of a vault, derived in one go from the published notes. */
import type { Config } from '../config/config.ts'
import { type Courses, findCourses } from './courses.ts'
import { type EquationNumbers, numberEquations } from './numbers.ts'
import { collectSources, type Sources } from './sources.ts'
import type { LinkedVault } from './vault-links.ts'
import { type WantedNote, wantedNotes } from './wanted.ts'

export interface CourseFacts {
  readonly courses: Courses
  readonly sources: Sources
  /** By key, most wanted first. */
  readonly wanted: ReadonlyMap<string, WantedNote>
  readonly equations: EquationNumbers
}

/** Derives them. */
export function deriveCourseFacts(linked: LinkedVault, config: Pick<Config, 'course'>): CourseFacts {
  const courses = findCourses(linked, config)
  return {
    courses,
    sources: collectSources(linked, courses),
    wanted: new Map(wantedNotes(linked, courses).map((note) => [note.key, note])),
    equations: numberEquations(linked),
  }
}
