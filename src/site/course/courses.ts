/** Courses as pages show them: the outline on the course page, and where a note stands (CRS-4, CRS-5, CRS-6). */
import type { Course, Position } from '../../course/courses.ts'
import type { Mention, UnitOutline } from '../../course/outline.ts'
import type { Source } from '../../course/sources.ts'
import { relativeHref } from '../../html/url.ts'
import type { OutputPath, VaultPath } from '../../lib/paths.ts'
import type { LinkScope } from '../../render/target.ts'
import { interfaceWords } from '../../template/words.ts'
import type { Facts } from '../facts.ts'
import type { Materials } from '../render-scope.ts'
import { wantedPageOf } from '../targets.ts'
import { headingHtml, noteLink, sectionHref, unitLink } from './places.ts'
import { type SourceMaterials, sourceLink } from './sources.ts'
import type { ConceptView, CourseView, PositionView, UnitView } from './view.ts'

/** The outline of the course whose note this is; null for any other note. */
export function courseView(
  facts: Facts,
  materials: SourceMaterials & Pick<Materials, 'printPages'>,
  scope: LinkScope,
  note: VaultPath,
): CourseView | null {
  const course = facts.course.courses.list.find((candidate) => candidate.note === note)
  if (course === undefined) return null
  return {
    title: course.title,
    print: printHref(facts, materials, scope.page, course),
    start: noteLink(facts, scope.page, course.path[0] ?? null),
    units: course.units.map((unit, at): UnitView => {
      const { html, href } = unitLink(facts, scope, course, unit)
      return {
        html: unit.title === null ? null : html,
        href,
        parts: unit.parts.map((part) => ({
          ...partHeading(facts, scope, course, unit, part.heading),
          concepts: part.mentions.flatMap((mention) => conceptView(facts, scope.page, mention)),
        })),
        sources: ownSources(facts, course, unit, at).map((source) =>
          sourceLink(facts, materials, scope.page, source),
        ),
      }
    }),
  }
}

/** The page that shows a whole course; null if nothing of it is written. */
export function printHref(
  facts: Facts,
  { printPages }: Pick<Materials, 'printPages'>,
  page: OutputPath,
  course: Course,
): string | null {
  const output = printPages[facts.course.courses.list.indexOf(course)] ?? null
  return output === null ? null : relativeHref(page, output, null, facts.style)
}

/** Where a note stands on each of its courses. */
export function positionViews(
  facts: Facts,
  materials: Pick<Materials, 'folderPages'>,
  scope: LinkScope,
  note: VaultPath,
): PositionView[] {
  return (facts.course.courses.positions.get(note) ?? []).flatMap((position) => {
    const course = facts.course.courses.list[position.course]
    const unit = course?.units[position.unit]
    if (course === undefined || unit === undefined) return []
    return [
      {
        unit: unit.title === null ? null : unitLink(facts, scope, course, unit).html,
        number: position.inUnit,
        total: position.ofUnit,
        key: facts.addresses.get(note)?.url ?? '',
        course: course.title || interfaceWords(facts.config.lang).notes,
        courseHref: positionHref(facts, materials, scope, course, position),
        previous: noteLink(facts, scope.page, position.previous),
        next: noteLink(facts, scope.page, position.next),
      },
    ]
  })
}

/** Back to the section that mentions the note; a folder's path begins at the folder's page. */
function positionHref(
  facts: Facts,
  { folderPages }: Pick<Materials, 'folderPages'>,
  scope: LinkScope,
  course: Course,
  position: Position,
): string {
  const first = course.path[0]
  if (course.note !== null) {
    return sectionHref(facts, scope.page, { note: course.note, section: position.heading }) ?? ''
  }
  const output = course.folder === null ? undefined : folderPages.get(course.folder)
  const start = first === undefined ? undefined : facts.addresses.get(first)?.output
  const target = output ?? start
  return target === undefined ? '' : relativeHref(scope.page, target, null, facts.style)
}

/** The sources that a unit's own text cites, in its order; those of its concepts stand on their pages. */
function ownSources(facts: Facts, { note }: Course, unit: UnitOutline, index: number): Source[] {
  const text = unit.note ?? note
  const cited = text === null ? [] : (facts.course.sources.byNote.get(text) ?? [])
  return [
    ...new Set(cited.flatMap(({ source, citation }) => (citation.standing.unit === index ? [source] : []))),
  ]
}

function partHeading(facts: Facts, scope: LinkScope, course: Course, unit: UnitOutline, heading: number) {
  if (heading === -1 || heading === unit.heading || unit.heading === -1 || course.note === null) {
    return { html: null, href: null }
  }
  return {
    html: headingHtml(scope, course.note, heading),
    href: sectionHref(facts, scope.page, { note: course.note, section: heading }),
  }
}

function conceptView(facts: Facts, page: OutputPath, mention: Mention): ConceptView[] {
  if (mention.kind === 'note') {
    const link = noteLink(facts, page, mention.path)
    const key = facts.addresses.get(mention.path)?.url ?? null
    return link === null ? [] : [{ ...link, wanted: null, key }]
  }
  const entry = facts.course.wanted.get(mention.key)
  const wanted =
    entry === undefined ? null : relativeHref(page, wantedPageOf(facts, entry), entry.anchor, facts.style)
  return [{ text: mention.name, href: null, wanted, key: null }]
}
