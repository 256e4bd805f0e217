/** A whole course on one page, in path order, for paper and for reading in one go (PG-6). */
import { type Course, conceptsOf } from '../../course/courses.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import { relativeHref } from '../../html/url.ts'
import type { OutputPath, VaultPath } from '../../lib/paths.ts'
import { linkFlat } from '../../render/link.ts'
import { sectionId } from '../../render/link-anchors.ts'
import type { NoteKey } from '../../render/target.ts'
import { noteTitle } from '../../vault/collections.ts'
import { unitLink } from '../course/places.ts'
import type { PrintNoteView, PrintUnitView } from '../course/view.ts'
import type { Facts } from '../facts.ts'
import { linkScope, type Materials } from '../render-scope.ts'
import type { PrintPageView } from '../view.ts'
import { baseView, featuresOf, pageClasses } from './base.ts'
import { noteDescription } from './note.ts'

/** A course as one page. */
export interface PrintPage {
  readonly view: PrintPageView
  /** None: the links to a section stand on the note's own page. */
  readonly linksHere: ReadonlyMap<number, string>
  /** The name of the section of each note: before its ids, and what links to the note lead to. */
  readonly sections: ReadonlyMap<NoteKey, string>
}

/** Shows the course note and then every written concept once, under the unit that mentions it first. */
export function printPage(
  facts: Facts,
  materials: Materials,
  course: Course,
  output: OutputPath,
  title: string,
): PrintPage {
  const scope = linkScope(facts, materials, output)
  const sections = new Map<VaultPath, string>()
  const introduction = course.note === null ? null : (shown([course.note])[0] ?? null)
  const units = course.units.map((unit, index): PrintUnitView => {
    const note = unit.note === null ? null : (shown([unit.note])[0] ?? null)
    const html = unit.title === null ? null : unitLink(facts, scope, course, unit).html
    return { id: note?.id ?? `ui:unit-${index + 1}`, html, note, notes: shown(conceptsOf(unit)) }
  })
  const folderPage = course.folder === null ? undefined : materials.folderPages.get(course.folder)
  const start = course.note === null ? folderPage : facts.addresses.get(course.note)?.output
  const own = course.note === null ? undefined : facts.vault.notes.get(course.note)?.frontmatter
  const view: PrintPageView = {
    ...baseView(facts, materials, output, title),
    kind: 'print',
    description: course.note === null || own === undefined ? null : noteDescription(course.note, own),
    lang: own?.lang ?? facts.config.lang,
    canonical: null,
    breadcrumbs: [],
    nav: [],
    features: featuresOf(facts, [...sections.keys()]),
    courseHref: start === undefined ? null : relativeHref(output, start, null, facts.style),
    introduction,
    // A unit of which nothing is left to show would be a heading alone.
    units: units.filter(({ note, notes }) => note !== null || notes.length > 0),
  }
  return { view, linksHere: new Map(), sections }

  /** Each note is shown where it is met first. */
  function shown(notes: readonly VaultPath[]): PrintNoteView[] {
    return notes.flatMap((path): PrintNoteView[] => {
      const summary = facts.vault.notes.get(path)
      const object = materials.objects(path)
      const target = facts.addresses.get(path)?.output
      if (summary === undefined || object === null || target === undefined || sections.has(path)) return []
      const section = `n${sections.size + 1}`
      sections.set(path, section)
      const words = noteTitle(path, summary)
      const merged = summary.mergedHeading ? object.headings[0] : undefined
      const anchor = summary.mergedHeading ? (summary.headings[0]?.anchor ?? null) : null
      return [
        {
          id: sectionId(section),
          title: words,
          titleHtml: merged === undefined ? null : new SafeHtml(linkFlat(scope, path, merged)),
          titleId: anchor === null ? null : `${section}:${anchor}`,
          href: relativeHref(output, target, null, facts.style),
          lang: summary.frontmatter.lang ?? facts.config.lang,
          cssClasses: pageClasses(summary.frontmatter),
          body: new SafeHtml(linkFlat(scope, path, object.body)),
        },
      ]
    })
  }
}
