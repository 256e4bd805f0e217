/** What shall be shown → its view with slots, made of watched facts and nothing else. */
import { outputPath } from '../lib/paths.ts'
import type { NoteKey } from '../render/target.ts'
import { feedView } from './outputs/feeds.ts'
import { markdownView } from './outputs/markdown/page-view.ts'
import type { FileSpec, PageSpec } from './page-spec.ts'
import { backlinksPage } from './pages/backlinks.ts'
import { sourceKindPage, sourceListPage, sourcePage, sourcesPage, wantedPage } from './pages/course.ts'
import { indexPage, indexPartPage } from './pages/glossary.ts'
import { folderPage, notFoundPage, tagPage, tagsPage } from './pages/lists.ts'
import { notePage } from './pages/note.ts'
import { graphPage, recentPage } from './pages/overview.ts'
import { printPage } from './pages/print.ts'
import type { PageFacts, PageMaterials } from './trace/page-facts.ts'
import type { PageView } from './view.ts'

/** A view, and what the linker must know to fill it. */
export interface Drawn {
  readonly view: unknown
  /** Links to the sections of the page's own note as HTML, by heading. */
  readonly linksHere?: ReadonlyMap<number, string>
  /** On a page of many notes: the name of the section of each. */
  readonly sections?: ReadonlyMap<NoteKey, string>
}

/** Makes the view of a page. */
export function drawPage(facts: PageFacts, materials: PageMaterials, spec: PageSpec): Drawn {
  switch (spec.page) {
    case 'note':
      return notePage(facts, materials, spec.note)
    case 'print': {
      const course = found(facts.course.courses.list[spec.course])
      return printPage(facts, materials, course, spec.output, spec.title)
    }
    default:
      return { view: plainPage(facts, materials, spec) satisfies PageView }
  }
}

/** Makes the view of a file. */
export function drawFile(facts: PageFacts, materials: PageMaterials, spec: FileSpec): Drawn {
  return {
    view: spec.file === 'feed' ? feedView(facts, spec) : markdownView(facts, materials, spec.note, spec.path),
  }
}

type PlainSpec = Exclude<PageSpec, { page: 'note' | 'print' }>

/** A page that has no sections of notes, to which links could be counted. */
function plainPage(facts: PageFacts, materials: PageMaterials, spec: PlainSpec): PageView {
  switch (spec.page) {
    case 'backlinks': {
      const part = found(materials.backlinkPages.get(spec.note)?.[spec.part])
      return backlinksPage(facts, materials, spec.note, part, spec.title)
    }
    case 'folder': {
      const part = spec.part === null ? null : found(materials.noteLists.get(spec.output)?.[spec.part])
      return folderPage(facts, materials, spec.folder, spec.output, spec.title, part)
    }
    case 'tag': {
      const part = spec.part === null ? null : found(materials.noteLists.get(spec.output)?.[spec.part])
      return tagPage(facts, materials, found(facts.tags.get(spec.key)), spec.output, spec.title, part)
    }
    case 'tags': {
      const part = spec.part === null ? null : found(materials.tagLists[spec.part])
      return tagsPage(facts, materials, spec.title, part)
    }
    case 'wanted': {
      const part = spec.part === null ? null : found(facts.wantedLists[spec.part])
      return wantedPage(facts, materials, part, spec.title)
    }
    case 'index':
      return indexPage(facts, materials, spec.title)
    case 'index part':
      return indexPartPage(facts, materials, found(materials.index.parts[spec.part]), spec.title)
    case 'sources':
      return sourcesPage(facts, materials, spec.title)
    case 'source list':
      return sourceListPage(facts, materials, found(materials.sourceLists[spec.part]), spec.title)
    case 'source kind': {
      const part = found(materials.sourceKinds.get(spec.kind)?.[spec.part])
      return sourceKindPage(facts, materials, spec.kind, part, spec.title)
    }
    case 'source': {
      const source = found(facts.course.sources.byIdentity.get(spec.identity))
      const places = materials.sourcePlaces.get(spec.identity)
      const part = spec.part === null ? null : found(places?.[spec.part])
      return sourcePage(facts, materials, source, spec.output, spec.title, part)
    }
    case 'graph':
      return graphPage(facts, materials, spec.title)
    case 'recent':
      return recentPage(facts, materials, spec.title)
    case 'not-found':
      return notFoundPage(facts, materials, outputPath('404.html'), '404')
    default:
      return spec satisfies never
  }
}

/** What a page was planned for is there. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A page was planned for something that there is not.')
  return value
}
