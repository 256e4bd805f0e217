/** What the course layer knows, as pages get it: a page on one course is not concerned by the units of another. */
import type { Course, Courses } from '../../course/courses.ts'
import type { Source, Sources } from '../../course/sources.ts'
import type { WantedNote } from '../../course/wanted.ts'
import type { Facts } from '../facts.ts'
import type { Part } from '../parts.ts'
import type { Space } from './recorder.ts'
import { type Watch, watchedMap, watchedRecords } from './watched.ts'

/** The list says which courses there are and what they are called. */
export function watchedCourses(watch: Watch, notes: Space, courses: Courses): Courses {
  const { recorder, whole } = watch
  const space = recorder.space('c')
  const head = recorder.facet(space, (index) => headOf(courses.list[Number(index)]))
  const show = watchedRecords<Course>(watch, {
    note: head,
    folder: head,
    title: head,
    units: recorder.facet(space, (index) => courses.list[Number(index)]?.units),
    path: recorder.facet(space, (index) => courses.list[Number(index)]?.path),
  })
  const readList = whole('courses', () => courses.list.length)
  const list = courses.list.map((course, index) => show(course, space.numberOf(String(index))))
  return {
    get list() {
      readList()
      return list
    },
    positions: watchedMap(watch, notes, 'positions', courses.positions),
    rank: watchedMap(watch, notes, 'rank', courses.rank),
  }
}

function headOf(course: Course | undefined): unknown {
  return course === undefined ? null : [course.note, course.folder, course.title]
}

/** The list says which sources there are, in what order. */
export function watchedSources(watch: Watch, notes: Space, sources: Sources): WatchedSources {
  const { recorder, whole } = watch
  const space = recorder.space('s')
  const { byIdentity } = sources
  const part = (tell: (source: Source) => unknown) =>
    recorder.facet(space, (identity) => {
      const source = byIdentity.get(identity)
      return source === undefined ? null : tell(source)
    })
  const head = part(({ key, kind, title, target }) => [key, kind, title, target])
  const citations = part((source) => source.citations)
  const records = watchedRecords<Source>(watch, {
    ...{ identity: head, key: head, kind: head, title: head, target: head },
    ...{ citations, sections: citations },
  })
  const show = (source: Source): Source => records(source, space.numberOf(source.identity))
  const readList = whole('sources', () => [...byIdentity.keys()])
  const list = sources.list.map(show)
  return {
    show,
    sources: {
      get list() {
        readList()
        return list
      },
      byIdentity: watchedMap(watch, space, 'sources by identity', byIdentity, {
        tell: () => true,
        show: records,
      }),
      byNote: watchedMap(watch, notes, 'cited sources', sources.byNote, {
        tell: (cited) => cited.map(({ source, citation }) => [source.identity, citation]),
        show: (cited) => cited.map(({ source, citation }) => ({ source: show(source), citation })),
      }),
    },
  }
}

export interface WatchedSources {
  readonly sources: Sources
  /** A source as pages get it. */
  readonly show: (source: Source) => Source
}

/** Unwritten notes, and the lists of them. */
export function watchedWanted(watch: Watch, { course, wantedLists }: Pick<Facts, 'course' | 'wantedLists'>) {
  const { recorder, whole } = watch
  const space = recorder.space('w')
  const part = (tell: (note: WantedNote) => unknown) =>
    recorder.facet(space, (key) => {
      const note = course.wanted.get(key)
      return note === undefined ? null : tell(note)
    })
  const name = part(({ anchor, name }) => [anchor, name])
  const show = watchedRecords<WantedNote>(watch, {
    ...{ key: name, anchor: name, name },
    wants: part(({ wants }) => wants),
  })
  const shown = shownParts(wantedLists, (note) => show(note, space.numberOf(note.key)))
  const readLists = whole('wanted lists', () => tellParts(wantedLists, ({ key }) => key))
  return {
    wanted: watchedMap(watch, space, 'wanted', course.wanted, { tell: () => true, show }),
    wantedLists: () => {
      readLists()
      return shown
    },
  }
}

/** Parts of a list, their items by what names them. */
export function tellParts<T>(parts: readonly Part<T>[], nameOf: (item: T) => unknown): unknown {
  return parts.map(({ output, text, items }) => [output, text, items.map(nameOf)])
}

/** Parts of a list with other items in place of each. */
export function shownParts<T>(parts: readonly Part<T>[], show: (item: T) => T): readonly Part<T>[] {
  return parts.map((part) => ({ ...part, items: part.items.map(show) }))
}
