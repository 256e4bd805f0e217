/** Sections as pages show them: course › unit › note › heading, with a link. */
import type { Course } from '../../course/courses.ts'
import type { UnitOutline } from '../../course/outline.ts'
import type { Standing } from '../../course/standing.ts'
import type { SectionRef } from '../../course/vault-links.ts'
import { escapeHtml } from '../../html/escape.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import { relativeHref } from '../../html/url.ts'
import type { OutputPath, VaultPath } from '../../lib/paths.ts'
import type { NoteSummary } from '../../note/summary.ts'
import { linkFlat } from '../../render/link.ts'
import type { LinkScope } from '../../render/target.ts'
import { noteTitle } from '../../vault/collections.ts'
import type { Facts } from '../facts.ts'
import type { LinkView } from '../parts/view.ts'
import type { PlaceView } from './view.ts'

/** The words of a heading, formulas and all. */
export function headingHtml(scope: LinkScope, note: VaultPath, heading: number): SafeHtml {
  return new SafeHtml(linkFlat(scope, note, scope.object(note)?.headings[heading] ?? []))
}

/** The address of a section as seen from a page; null for a note that is not published. */
export function sectionHref(facts: Facts, page: OutputPath, { note, section }: SectionRef): string | null {
  const output = facts.addresses.get(note)?.output
  if (output === undefined) return null
  const anchor = facts.vault.notes.get(note)?.headings[section]?.anchor ?? null
  return relativeHref(page, output, anchor, facts.style)
}

/** A section with what it stands in. */
export function placeView(
  facts: Facts,
  scope: LinkScope,
  ref: SectionRef,
  standing: Standing,
): PlaceView | null {
  const summary = facts.vault.notes.get(ref.note)
  const href = sectionHref(facts, scope.page, ref)
  if (summary === undefined || href === null) return null
  const crumbs = [...standingCrumbs(facts, scope, ref, standing)]
  const isCourseNote = facts.course.courses.list.some(({ note }) => note === ref.note)
  if (!isCourseNote) crumbs.push(text(noteTitle(ref.note, summary)))
  const own = ownHeading(summary, ref.section)
  const unit =
    standing.unit === null
      ? undefined
      : facts.course.courses.list[standing.course ?? -1]?.units[standing.unit]
  // The unit's own text needs no second mention of its heading.
  if (own !== null && !(isCourseNote && unit?.heading === own)) crumbs.push(headingHtml(scope, ref.note, own))
  const last = crumbs.pop() ?? text(noteTitle(ref.note, summary))
  return { crumbs, html: last, href }
}

/** A note by its title; null for one that is not published. */
export function noteLink(facts: Facts, page: OutputPath, note: VaultPath | null): LinkView | null {
  const summary = note === null ? undefined : facts.vault.notes.get(note)
  const output = note === null ? undefined : facts.addresses.get(note)?.output
  if (note === null || summary === undefined || output === undefined) return null
  return { text: noteTitle(note, summary), href: relativeHref(page, output, null, facts.style) }
}

/** A unit by its title: a section of the course note, or a note of its own. What has no title has no link. */
export function unitLink(
  facts: Facts,
  scope: LinkScope,
  course: Course,
  unit: UnitOutline,
): { readonly html: SafeHtml; readonly href: string | null } {
  if (unit.note !== null || unit.title === null || course.note === null) {
    return { html: text(unit.title ?? ''), href: noteLink(facts, scope.page, unit.note)?.href ?? null }
  }
  const section = { note: course.note, section: unit.heading }
  const isHeading = facts.vault.notes.get(course.note)?.headings[unit.heading]?.title === unit.title
  return {
    html: isHeading ? headingHtml(scope, course.note, unit.heading) : text(unit.title),
    href: isHeading ? sectionHref(facts, scope.page, section) : null,
  }
}

function standingCrumbs(facts: Facts, scope: LinkScope, ref: SectionRef, standing: Standing): SafeHtml[] {
  const course = standing.course === null ? undefined : facts.course.courses.list[standing.course]
  if (course === undefined) return []
  const unit = standing.unit === null ? undefined : course.units[standing.unit]
  const crumbs = course.title === '' ? [] : [text(course.title)]
  if (unit === undefined || unit.title === null || unit.note === ref.note) return crumbs
  return [...crumbs, unitLink(facts, scope, course, unit).html]
}

/** The heading of a section, if the page shows it as such and not as its title. */
function ownHeading(summary: NoteSummary, section: number): number | null {
  return section === -1 || (section === 0 && summary.mergedHeading) ? null : section
}

function text(words: string): SafeHtml {
  return new SafeHtml(escapeHtml(words))
}
