/** Notes that published notes link to but that are not written yet (WNT-1), and notes nobody leads to (WNT-3). */
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { fold } from '../lib/fold.ts'
import type { VaultPath } from '../lib/paths.ts'
import { type LinkGraph, orphans } from '../vault/graph.ts'
import { shortHash } from '../vault/slug.ts'
import { type Courses, notesOnCourses } from './courses.ts'
import { mentionOf } from './outline.ts'
import { compareSections, createStanding, type Standing } from './standing.ts'
import type { LinkedVault, SectionRef } from './vault-links.ts'

/** A section that wants a note, with its first link to it. */
export interface Want extends SectionRef {
  readonly standing: Standing
  readonly link: number
}

/** A note that is not written yet. */
export interface WantedNote {
  /** Fold of what the links say (see `wantedKey`). */
  readonly key: string
  /** Short: the name of its anchor on the page of wanted notes. */
  readonly anchor: string
  /** As the first link writes it. */
  readonly name: string
  /** The sections that want it, each once, in course order. */
  readonly wants: readonly Want[]
}

/**
 * The unwritten notes, most wanted first, then by name. Missing files are none, and neither are private notes:
 * a link to one resolves to `private` and says nothing (WNT-2).
 */
export function wantedNotes(linked: LinkedVault, courses: Courses): WantedNote[] {
  const standing = createStanding(linked, courses)
  const found = new Map<string, { name: string; wants: Map<string, Want> }>()
  for (const [note, summary] of linked.vault.notes) {
    for (const [link, { section }] of summary.links.entries()) {
      const mention = mentionOf(linked, note, summary, link)
      if (mention?.kind !== 'unwritten') continue
      const entry = found.get(mention.key) ?? { name: mention.name, wants: new Map<string, Want>() }
      found.set(mention.key, entry)
      const place = `${note}\n${section}`
      if (!entry.wants.has(place))
        entry.wants.set(place, { note, section, link, standing: standing({ note, section }) })
    }
  }
  const compare = compareSections(courses, standing)
  const list = [...found].map(([key, { name, wants }]): WantedNote => {
    return { key, anchor: `w-${shortHash(key)}`, name, wants: [...wants.values()].sort(compare) }
  })
  return list.sort((a, b) => b.wants.length - a.wants.length || byName(a, b))
}

/** Reports the published notes that no link and no course leads to; the home page needs no link (WNT-3). */
export function orphanDiagnostics(graph: LinkGraph, courses: Courses, home: VaultPath | null): Diagnostic[] {
  const onCourse = notesOnCourses(courses)
  return orphans(graph)
    .filter((path) => path !== home && !onCourse.has(path))
    .map((path) => {
      const message = 'No published note links to this one, and it is on no course.'
      return inFile(path, noteDiagnostic('orphan-note', null, message, 'Link to it, or add it to a course.'))
    })
}

function byName(a: WantedNote, b: WantedNote): number {
  const [left, right] = [fold(a.name), fold(b.name)]
  if (left !== right) return left < right ? -1 : 1
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
