/**
 * Facts → the pages of the site: which exist, where, by which template, and how each gets its view.
 *
 * A view is made when it is asked for, so that `dev` renders only what is looked at.
 */
import { siteUrl } from '../html/url.ts'
import { basename, type OutputPath, outputPath, type VaultPath } from '../lib/paths.ts'
import { interfaceWords } from '../template/words.ts'
import { noteTitle } from '../vault/collections.ts'
import { SOURCES_PAGE, sourcesWithPage } from './course/sources.ts'
import { type SiteFacts, WANTED_PAGE } from './facts.ts'
import { TAGS_PAGE } from './generated.ts'
import { INDEX_PAGE } from './index-parts.ts'
import { backlinksPage } from './pages/backlinks.ts'
import { sourceKindPage, sourceListPage, sourcePage, sourcesPage, wantedPage } from './pages/course.ts'
import { indexPage, indexPartPage } from './pages/glossary.ts'
import { folderPage, notFoundPage, tagPage, tagsPage } from './pages/lists.ts'
import { notePage } from './pages/note.ts'
import { GRAPH_PAGE, graphPage, RECENT_PAGE, recentNotes, recentPage } from './pages/overview.ts'
import { printPage } from './pages/print.ts'
import type { ListItem, Part } from './parts.ts'
import type { Materials } from './render-scope.ts'
import type { PageView } from './view.ts'

/** A page to be rendered. */
export interface PlannedPage {
  readonly output: OutputPath
  readonly url: string
  readonly title: string
  readonly template: string
  /** The note it shows, or null for a generated page. */
  readonly source: VaultPath | null
  readonly kind: PageView['kind']
  /** The view with slots, and the links to the page's sections as HTML by heading. */
  readonly view: () => PlannedView
}

/** A view, and what the linker must know to fill it. */
export interface PlannedView {
  readonly view: PageView
  readonly linksHere: ReadonlyMap<number, string>
  /** On a page of many notes: the name of the section of each. */
  readonly sections?: ReadonlyMap<string, string>
}

const TEMPLATES: { readonly [kind in PageView['kind']]: string } = {
  note: 'note.html',
  folder: 'folder.html',
  home: 'folder.html',
  tag: 'tag.html',
  tags: 'tags.html',
  index: 'index.html',
  sources: 'sources.html',
  source: 'source.html',
  wanted: 'wanted.html',
  backlinks: 'backlinks.html',
  graph: 'graph.html',
  recent: 'recent.html',
  print: 'print.html',
  'not-found': '404.html',
}

/** The template that shows a kind of page. */
export function templateFor(kind: PageView['kind']): string {
  return TEMPLATES[kind]
}

/** All pages of the site, notes first. */
export function planPages(facts: SiteFacts, materials: Materials, siteTitle: string): PlannedPage[] {
  const words = interfaceWords(facts.config.lang)
  const pages: PlannedPage[] = []
  for (const [path, { output }] of facts.addresses) {
    const summary = facts.vault.notes.get(path)
    const title = summary === undefined ? '' : noteTitle(path, summary)
    add('note', output, title, () => notePage(facts, materials, path), path)
  }
  for (const [note, parts] of materials.backlinkPages) {
    const summary = facts.vault.notes.get(note)
    const whole = words.wantedBy.replace('{}', () => (summary === undefined ? '' : noteTitle(note, summary)))
    for (const part of parts) {
      const title = parts.length === 1 ? whole : `${whole}, ${part.text}`
      addPlain('backlinks', part.output, title, (title) => backlinksPage(facts, materials, note, part, title))
    }
  }
  for (const [folder, output] of materials.folderPages) {
    const title = folder === '' ? siteTitle : basename(folder)
    addList(folder === '' ? 'home' : 'folder', output, title, (title, part) =>
      folderPage(facts, materials, folder, output, title, part),
    )
  }
  for (const [key, output] of materials.tagPages) {
    const tag = facts.tags.get(key)
    if (tag === undefined) continue
    addList('tag', output, `#${tag.name}`, (title, part) =>
      tagPage(facts, materials, tag, output, title, part),
    )
  }
  if (facts.tags.size > 0) {
    const [first = null, ...further] = materials.tagLists
    addPlain('tags', TAGS_PAGE, words.allTags, (title) => tagsPage(facts, materials, TAGS_PAGE, title, first))
    for (const part of further) {
      addPlain('tags', part.output, `${words.allTags} ${part.text}`, (title) =>
        tagsPage(facts, materials, TAGS_PAGE, title, part),
      )
    }
  }
  for (const [at, course] of facts.course.courses.list.entries()) {
    const output = materials.printPages[at] ?? null
    if (output === null) continue
    const title = course.title || words.notes
    add('print', output, title, () => printPage(facts, materials, course, output, title))
  }
  addPlain('index', INDEX_PAGE, words.index, (title) => indexPage(facts, materials, title))
  for (const part of materials.index.parts) {
    addPlain('index', part.output, `${words.index}: ${part.text}`, (title) =>
      indexPartPage(facts, materials, part, title),
    )
  }
  if (facts.course.sources.list.length > 0) {
    addPlain('sources', SOURCES_PAGE, words.sources, (title) => sourcesPage(facts, materials, title))
  }
  for (const part of materials.sourceLists) {
    addPlain('sources', part.output, `${words.sources} ${part.text}`, (title) =>
      sourceListPage(facts, materials, part, title),
    )
  }
  for (const [kind, parts] of materials.sourceKinds) {
    for (const part of parts) {
      addPlain('sources', part.output, `${words.sourceKinds[kind]} ${part.text}`, (title) =>
        sourceKindPage(facts, materials, kind, part, title),
      )
    }
  }
  for (const source of sourcesWithPage(facts)) {
    const output = materials.sourcePages.get(source.identity)
    if (output === undefined) continue
    const [first = null, ...further] = materials.sourcePlaces.get(source.identity) ?? []
    addPlain('source', output, source.title, (title) =>
      sourcePage(facts, materials, source, output, title, first),
    )
    for (const part of further) {
      addPlain('source', part.output, `${source.title} ${part.text}`, (title) =>
        sourcePage(facts, materials, source, output, title, part),
      )
    }
  }
  if (facts.course.wanted.size > 0) {
    const [first = null, ...further] = facts.wantedLists
    addPlain('wanted', WANTED_PAGE, words.wanted, (title) => wantedPage(facts, materials, first, title))
    for (const part of further) {
      addPlain('wanted', part.output, `${words.wanted} ${part.text}`, (title) =>
        wantedPage(facts, materials, part, title),
      )
    }
  }
  if (facts.config.graph && facts.vault.notes.size > 1) {
    addPlain('graph', GRAPH_PAGE, words.graph, (title) => graphPage(facts, materials, GRAPH_PAGE, title))
  }
  if (recentNotes(facts).length > 0) {
    addPlain('recent', RECENT_PAGE, words.recent, (title) => recentPage(facts, materials, RECENT_PAGE, title))
  }
  const missing = outputPath('404.html')
  addPlain('not-found', missing, '404', (title) => notFoundPage(facts, materials, missing, title))
  return pages

  /** A list of notes: on one page, or on the page of each of its parts. */
  function addList(
    kind: 'home' | 'folder' | 'tag',
    output: OutputPath,
    title: string,
    make: (title: string, part: Part<ListItem> | null) => PageView,
  ): void {
    const [first = null, ...further] = materials.noteLists.get(output) ?? []
    addPlain(kind, output, title, (title) => make(title, first))
    for (const part of further) {
      addPlain(kind === 'tag' ? 'tag' : 'folder', part.output, `${title} ${part.text}`, (title) =>
        make(title, part),
      )
    }
  }

  /** Adds a page that has no sections of notes, to which links could be counted. */
  function addPlain(
    kind: PageView['kind'],
    output: OutputPath,
    title: string,
    make: (title: string) => PageView,
  ): void {
    add(kind, output, title, () => ({ view: make(title), linksHere: new Map() }))
  }

  function add(
    kind: PageView['kind'],
    output: OutputPath,
    title: string,
    view: PlannedPage['view'],
    source: VaultPath | null = null,
  ): void {
    const url = siteUrl(output, facts.style)
    pages.push({ output, url, title, template: templateFor(kind), source, kind, view })
  }
}
