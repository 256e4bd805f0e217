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

/** All pages of the site, notes first. */
export function planPages(facts: SiteFacts, materials: Materials, siteTitle: string): PlannedPage[] {
  const words = interfaceWords(facts.config.lang)
  const pages: PlannedPage[] = []
  for (const [path, { output, url }] of facts.addresses) {
    const summary = facts.vault.notes.get(path)
    const title = summary === undefined ? '' : noteTitle(path, summary)
    const view = () => notePage(facts, materials, path)
    pages.push({ output, url, title, template: 'note.html', source: path, kind: 'note', view })
  }
  for (const [folder, output] of materials.folderPages) {
    const title = folder === '' ? siteTitle : basename(folder)
    add(folder === '' ? 'home' : 'folder', 'folder.html', output, title, () =>
      folderPage(facts, materials, folder, output, title),
    )
  }
  for (const [key, output] of materials.tagPages) {
    const tag = facts.tags.get(key)
    if (tag !== undefined)
      add('tag', 'tag.html', output, `#${tag.name}`, () => tagPage(facts, materials, tag, output))
  }
  if (facts.tags.size > 0) {
    const output = outputPath('tags/index.html')
    add('tags', 'tags.html', output, words.allTags, () => tagsPage(facts, materials, output, words.allTags))
  }
  for (const [at, course] of facts.course.courses.list.entries()) {
    const output = materials.printPages[at] ?? null
    if (output === null) continue
    const title = course.title || words.notes
    const view = () => printPage(facts, materials, course, output, title)
    const url = siteUrl(output, facts.style)
    pages.push({ output, url, title, template: 'print.html', source: null, kind: 'print', view })
  }
  const index = outputPath('a-z.html')
  add('index', 'index.html', index, words.index, () => indexPage(facts, materials, index, words.index))
  if (facts.course.sources.list.length > 0) {
    add('sources', 'sources.html', SOURCES_PAGE, words.sources, () =>
      sourcesPage(facts, materials, SOURCES_PAGE, words.sources),
    )
  }
  const lists = sourceLists(facts)
  for (const [page, output] of materials.sourceLists.entries()) {
    const title = `${words.sources} ${listRange(lists, page)}`
    add('sources', 'sources.html', output, title, () => sourcesPage(facts, materials, output, title))
  }
  for (const source of sourcesWithPage(facts)) {
    const output = materials.sourcePages.get(source.identity)
    if (output !== undefined)
      add('source', 'source.html', output, source.title, () => sourcePage(facts, materials, source, output))
  }
  if (facts.course.wanted.size > 0) {
    add('wanted', 'wanted.html', WANTED_PAGE, words.wanted, () =>
      wantedPage(facts, materials, WANTED_PAGE, words.wanted),
    )
  }
  if (facts.config.graph && facts.vault.notes.size > 1) {
    add('graph', 'graph.html', GRAPH_PAGE, words.graph, () =>
      graphPage(facts, materials, GRAPH_PAGE, words.graph),
    )
  }
  if (recentNotes(facts).length > 0) {
    add('recent', 'recent.html', RECENT_PAGE, words.recent, () =>
      recentPage(facts, materials, RECENT_PAGE, words.recent),
    )
  }
  const missing = outputPath('404.html')
  add('not-found', '404.html', missing, '404', () => notFoundPage(facts, materials, missing, '404'))
  return pages

  function add(
    kind: PageView['kind'],
    template: string,
    output: OutputPath,
    title: string,
    make: () => PageView,
  ): void {
    const url = siteUrl(output, facts.style)
    pages.push({
      output,
      url,
      title,
      template,
      source: null,
      kind,
      view: () => ({ view: make(), linksHere: new Map() }),
    })
  }
}
