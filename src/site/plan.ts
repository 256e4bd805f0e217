/**
 * Facts → the pages of the site: which exist, where, by which template, and how each gets its view.
 *
 * A view is made when it is asked for, so that `dev` renders only what is looked at.
 */
import { siteUrl } from '../html/url.ts'
import { basename, type OutputPath, outputPath, type VaultPath } from '../lib/paths.ts'
import { interfaceWords } from '../template/words.ts'
import { noteTitle } from '../vault/collections.ts'
import { folderPath } from '../vault/page-path.ts'
import { slugSegment } from '../vault/slug.ts'
import { listRange, sourceLists } from './course/source-lists.ts'
import { SOURCES_PAGE, sourcesWithPage } from './course/sources.ts'
import type { SiteFacts } from './facts.ts'
import { allocateFeeds } from './outputs/feeds.ts'
import { allocateMarkdown } from './outputs/markdown/files.ts'
import { sourcePage, sourcesPage, wantedPage } from './pages/course.ts'
import { indexPage } from './pages/glossary.ts'
import { folderPage, notFoundPage, tagPage, tagsPage } from './pages/lists.ts'
import { notePage } from './pages/note.ts'
import { GRAPH_PAGE, graphPage, RECENT_PAGE, recentNotes, recentPage } from './pages/overview.ts'
import { printPage } from './pages/print.ts'
import type { GeneratedPaths, Materials } from './render-scope.ts'
import { WANTED_PAGE } from './targets.ts'
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

/** Gives the generated pages their addresses; notes have theirs already. */
export function allocateGenerated(facts: SiteFacts): GeneratedPaths {
  const tagPages = new Map<string, OutputPath>()
  for (const tag of facts.tags.values()) {
    const path = `tags/${tag.name.split('/').map(slugSegment).join('/')}.html`
    tagPages.set(tag.key, facts.allocator.allocate(path, `tag:${tag.key}`).path)
  }
  const folderPages = new Map<string, OutputPath>()
  for (const folder of facts.folders.values()) {
    if (folder.path === '') {
      if (facts.home === null) folderPages.set('', outputPath('index.html'))
    } else if (folder.index === null) {
      const path = `${folderPath(folder.path)}/index.html`
      folderPages.set(folder.path, facts.allocator.allocate(path, `folder:${folder.path}`).path)
    }
  }
  const sourcePages = new Map<string, OutputPath>()
  for (const source of sourcesWithPage(facts)) {
    const path = `sources/${slugSegment(source.title)}.html`
    sourcePages.set(source.identity, facts.allocator.allocate(path, `source:${source.identity}`).path)
  }
  const lists = sourceLists(facts).map((sources, page) => {
    const { path } = facts.allocator.allocate(`sources/list-${page + 1}.html`, `sources:${page}`)
    return { path, sources }
  })
  const sourceEntries = new Map(
    lists.flatMap(({ path, sources }) => sources.map(({ identity }) => [identity, path] as const)),
  )
  const printPages = facts.course.courses.list.map(({ note, folder, title, path }) => {
    if (path.length === 0) return null
    const wanted = `print/${slugSegment(title || 'course')}.html`
    return facts.allocator.allocate(wanted, `print:${note ?? `${folder}/`}`).path
  })
  const feeds = allocateFeeds(facts, tagPages)
  return {
    ...{ tagPages, folderPages, sourcePages, sourceEntries, printPages, feeds },
    sourceLists: lists.map(({ path }) => path),
    markdown: allocateMarkdown(facts),
  }
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
  for (const [folder, output] of materials.folderPages) {
    const title = folder === '' ? siteTitle : basename(folder)
    addList(folder === '' ? 'home' : 'folder', output, title, () =>
      folderPage(facts, materials, folder, output, title),
    )
  }
  for (const [key, output] of materials.tagPages) {
    const tag = facts.tags.get(key)
    if (tag !== undefined)
      addList('tag', output, `#${tag.name}`, () => tagPage(facts, materials, tag, output))
  }
  if (facts.tags.size > 0) addList('tags', outputPath('tags/index.html'), words.allTags, tagsPage)
  for (const [at, course] of facts.course.courses.list.entries()) {
    const output = materials.printPages[at] ?? null
    if (output === null) continue
    const title = course.title || words.notes
    add('print', output, title, () => printPage(facts, materials, course, output, title))
  }
  addList('index', outputPath('a-z.html'), words.index, indexPage)
  if (facts.course.sources.list.length > 0) addList('sources', SOURCES_PAGE, words.sources, sourcesPage)
  const lists = sourceLists(facts)
  for (const [page, output] of materials.sourceLists.entries()) {
    addList('sources', output, `${words.sources} ${listRange(lists, page)}`, sourcesPage)
  }
  for (const source of sourcesWithPage(facts)) {
    const output = materials.sourcePages.get(source.identity)
    if (output !== undefined)
      addList('source', output, source.title, () => sourcePage(facts, materials, source, output))
  }
  if (facts.course.wanted.size > 0) addList('wanted', WANTED_PAGE, words.wanted, wantedPage)
  if (facts.config.graph && facts.vault.notes.size > 1) addList('graph', GRAPH_PAGE, words.graph, graphPage)
  if (recentNotes(facts).length > 0) addList('recent', RECENT_PAGE, words.recent, recentPage)
  addList('not-found', outputPath('404.html'), '404', notFoundPage)
  return pages

  /** Adds a page that has no sections of notes, to which links could be counted. */
  function addList(
    kind: PageView['kind'],
    output: OutputPath,
    title: string,
    make: (facts: SiteFacts, materials: Materials, output: OutputPath, title: string) => PageView,
  ): void {
    add(kind, output, title, () => ({
      view: make(facts, materials, output, title),
      linksHere: new Map(),
    }))
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
