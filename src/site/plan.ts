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
import type { Part } from './parts.ts'
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
  for (const [note, parts] of materials.backlinkPages) {
    const summary = facts.vault.notes.get(note)
    const whole = words.wantedBy.replace('{}', () => (summary === undefined ? '' : noteTitle(note, summary)))
    for (const part of parts) {
      const title = parts.length === 1 ? whole : `${whole}, ${part.text}`
      add('backlinks', 'backlinks.html', part.output, title, () =>
        backlinksPage(facts, materials, note, part, title),
      )
    }
  }
  for (const [folder, output] of materials.folderPages) {
    const title = folder === '' ? siteTitle : basename(folder)
    addList(folder === '' ? 'home' : 'folder', 'folder.html', output, title, (title, part) =>
      folderPage(facts, materials, folder, output, title, part),
    )
  }
  for (const [key, output] of materials.tagPages) {
    const tag = facts.tags.get(key)
    if (tag === undefined) continue
    addList('tag', 'tag.html', output, `#${tag.name}`, (title, part) =>
      tagPage(facts, materials, tag, output, title, part),
    )
  }
  if (facts.tags.size > 0) {
    const [first = null, ...further] = materials.tagLists
    add('tags', 'tags.html', TAGS_PAGE, words.allTags, () =>
      tagsPage(facts, materials, TAGS_PAGE, words.allTags, first),
    )
    for (const part of further) {
      const title = `${words.allTags} ${part.text}`
      add('tags', 'tags.html', part.output, title, () => tagsPage(facts, materials, TAGS_PAGE, title, part))
    }
  }
  for (const [at, course] of facts.course.courses.list.entries()) {
    const output = materials.printPages[at] ?? null
    if (output === null) continue
    const title = course.title || words.notes
    const view = () => printPage(facts, materials, course, output, title)
    const url = siteUrl(output, facts.style)
    pages.push({ output, url, title, template: 'print.html', source: null, kind: 'print', view })
  }
  add('index', 'index.html', INDEX_PAGE, words.index, () => indexPage(facts, materials, words.index))
  for (const part of materials.index.parts) {
    const title = `${words.index}: ${part.text}`
    add('index', 'index.html', part.output, title, () => indexPartPage(facts, materials, part, title))
  }
  if (facts.course.sources.list.length > 0) {
    add('sources', 'sources.html', SOURCES_PAGE, words.sources, () =>
      sourcesPage(facts, materials, words.sources),
    )
  }
  for (const part of materials.sourceLists) {
    const title = `${words.sources} ${part.text}`
    add('sources', 'sources.html', part.output, title, () => sourceListPage(facts, materials, part, title))
  }
  for (const [kind, parts] of materials.sourceKinds) {
    for (const part of parts) {
      const title = `${words.sourceKinds[kind]} ${part.text}`
      add('sources', 'sources.html', part.output, title, () =>
        sourceKindPage(facts, materials, kind, part, title),
      )
    }
  }
  for (const source of sourcesWithPage(facts)) {
    const output = materials.sourcePages.get(source.identity)
    if (output !== undefined)
      add('source', 'source.html', output, source.title, () => sourcePage(facts, materials, source, output))
  }
  if (facts.course.wanted.size > 0) {
    const [first = null, ...further] = facts.wantedLists
    add('wanted', 'wanted.html', WANTED_PAGE, words.wanted, () =>
      wantedPage(facts, materials, first, words.wanted),
    )
    for (const part of further) {
      const title = `${words.wanted} ${part.text}`
      add('wanted', 'wanted.html', part.output, title, () => wantedPage(facts, materials, part, title))
    }
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

  /** A list of notes: on one page, or on the page of each of its parts. */
  function addList(
    kind: 'home' | 'folder' | 'tag',
    template: string,
    output: OutputPath,
    title: string,
    make: (title: string, part: Part<VaultPath> | null) => PageView,
  ): void {
    const [first = null, ...further] = materials.noteLists.get(output) ?? []
    add(kind, template, output, title, () => make(title, first))
    for (const part of further) {
      const named = `${title} ${part.text}`
      add(kind === 'tag' ? 'tag' : 'folder', template, part.output, named, () => make(named, part))
    }
  }

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
