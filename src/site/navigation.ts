import { type Course, conceptsOf } from '../course/courses.ts'
import type { UnitOutline } from '../course/outline.ts'
import { relativeHref } from '../html/url.ts'
import { dirname, type OutputPath, type VaultPath } from '../lib/paths.ts'
import { noteTitle } from '../vault/collections.ts'
import { noteLink, sectionHref } from './course/places.ts'
import type { Facts } from './facts.ts'
import type { LinkView, NavView } from './parts/view.ts'

/** Neighbours shown on each side of the current page: a page's weight must not grow with its folder. */
const NEIGHBOURS = 12

/** Where folders that have no note of their own are listed, by folder path. */
export type FolderPages = ReadonlyMap<string, OutputPath>

/** The page that stands for a folder: its own note, or the generated list. */
export function folderOutput(facts: Facts, pages: FolderPages, folder: string): OutputPath | null {
  const index = facts.folders.get(folder)?.index
  return (index ? facts.addresses.get(index)?.output : pages.get(folder)) ?? null
}

/**
 * The navigation tree as one page shows it: the courses, all top folders, and the branch of the page itself (NAV-1).
 * A note on a course is shown on its path, not in its folder.
 */
export function navigation(
  facts: Facts,
  pages: FolderPages,
  page: OutputPath,
  current: { readonly folder: string; readonly note: VaultPath | null },
): NavView[] {
  const { list, positions } = facts.course.courses
  const position = current.note === null ? undefined : positions.get(current.note)?.[0]
  const courses = new Set(list.flatMap(({ note }) => note ?? []))
  const isOnCourse = position !== undefined && list[position.course]?.note !== null
  const onPath = new Set(isOnCourse ? list[position.course]?.path : [])
  const shown = list.filter(({ note }) => note !== null)
  const first = window(
    shown,
    (course) => course === list[position?.course ?? -1] || course.note === current.note,
  )
  return [...first.map(courseView), ...branch('')]

  function courseView(course: Course): NavView {
    const isHere = isOnCourse && course === list[position.course]
    // What stands before the first unit has no name to be opened by.
    const units = isHere || course.note === current.note ? course.units : []
    return {
      text: course.title,
      href: noteLink(facts, page, course.note)?.href ?? null,
      current: course.note === current.note,
      open: isHere,
      children: units.flatMap((unit, index) => unitView(course, unit, isHere && index === position.unit)),
    }
  }

  function unitView(course: Course, unit: UnitOutline, open: boolean): NavView[] {
    const concepts = open || unit.title === null ? conceptsOf(unit) : []
    const notes = window(concepts, (note) => note === current.note).map(noteView)
    if (unit.title === null) return notes
    const own = unit.note ?? course.note
    const href =
      unit.note === null && own !== null
        ? sectionHref(facts, page, { note: own, section: unit.heading })
        : (noteLink(facts, page, unit.note)?.href ?? null)
    return [
      {
        text: unit.title,
        href,
        current: unit.note === current.note && unit.note !== null,
        open,
        children: notes,
      },
    ]
  }

  function branch(path: string): NavView[] {
    const folder = facts.folders.get(path)
    if (folder === undefined) return []
    const folders = window(folder.folders, (child) => isWithin(current.folder, child)).map(folderView)
    const notes = window(folder.notes, (note) => note === current.note)
      .filter((note) => note !== facts.home && !courses.has(note) && !onPath.has(note))
      .map(noteView)
    return [...folders, ...notes]
  }

  function folderView(path: string): NavView {
    const folder = facts.folders.get(path)
    const open = !isOnCourse && isWithin(current.folder, path)
    const output = folderOutput(facts, pages, path)
    return {
      text: folder?.index ? titleOf(folder.index) : (folder?.name ?? path),
      href: output === null ? null : relativeHref(page, output, null, facts.style),
      current: output === page,
      open,
      children: open ? branch(path) : [],
    }
  }

  function noteView(path: VaultPath): NavView {
    const output = facts.addresses.get(path)?.output
    return {
      text: titleOf(path),
      href: output === undefined ? null : relativeHref(page, output, null, facts.style),
      current: path === current.note,
      open: false,
      children: [],
    }
  }

  function titleOf(path: VaultPath): string {
    const summary = facts.vault.notes.get(path)
    return summary === undefined ? '' : noteTitle(path, summary)
  }
}

/** The way from the home page down to a note or folder, without itself. */
export function breadcrumbs(facts: Facts, pages: FolderPages, page: OutputPath, folder: string): LinkView[] {
  return trail(facts, pages, folder).flatMap(({ text, output }) =>
    output === page ? [] : [{ text, href: relativeHref(page, output, null, facts.style) }],
  )
}

/** The pages of a folder and of those that it lies in, outermost first. */
export function trail(
  facts: Facts,
  pages: FolderPages,
  folder: string,
): { readonly text: string; readonly output: OutputPath }[] {
  const crumbs: { text: string; output: OutputPath }[] = []
  for (let path = folder; path !== ''; path = dirname(path)) {
    const output = folderOutput(facts, pages, path)
    const index = facts.folders.get(path)?.index ?? null
    const summary = index === null ? undefined : facts.vault.notes.get(index)
    const text =
      index !== null && summary !== undefined
        ? noteTitle(index, summary)
        : (facts.folders.get(path)?.name ?? path)
    if (output !== null) crumbs.unshift({ text, output })
  }
  return crumbs
}

function isWithin(folder: string, ancestor: string): boolean {
  return folder === ancestor || folder.startsWith(`${ancestor}/`)
}

/** The items around the current one; all of them if they are few. */
function window<T>(items: readonly T[], isCurrent: (item: T) => boolean): readonly T[] {
  if (items.length <= 3 * NEIGHBOURS) return items
  const at = Math.max(items.findIndex(isCurrent), 0)
  const from = Math.max(0, Math.min(at - NEIGHBOURS, items.length - 2 * NEIGHBOURS - 1))
  return items.slice(from, from + 2 * NEIGHBOURS + 1)
}
