/**
 * Facts → the pages of the site: which exist, where, by which template, and what each shall show.
 *
 * A page is planned as plain data; its view is made of watched facts (`draw-page.ts`).
 */
import { siteUrl } from '../html/url.ts'
import { basename, type OutputPath, outputPath, type VaultPath } from '../lib/paths.ts'
import { interfaceWords } from '../template/words.ts'
import { noteTitle } from '../vault/collections.ts'
import { SOURCES_PAGE, sourcesWithPage } from './course/sources.ts'
import { type Facts, WANTED_PAGE } from './facts.ts'
import { TAGS_PAGE } from './generated.ts'
import { INDEX_PAGE } from './index-parts.ts'
import type { PageSpec } from './page-spec.ts'
import { GRAPH_PAGE, RECENT_PAGE, recentNotes } from './pages/overview.ts'
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
  readonly spec: PageSpec
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
export function planPages(facts: Facts, materials: Materials, siteTitle: string): PlannedPage[] {
  const words = interfaceWords(facts.config.lang)
  const pages: PlannedPage[] = []
  for (const [path, { output }] of facts.addresses) {
    const summary = facts.vault.notes.get(path)
    const title = summary === undefined ? '' : noteTitle(path, summary)
    add('note', output, title, { page: 'note', note: path }, path)
  }
  for (const [note, parts] of materials.backlinkPages) {
    const summary = facts.vault.notes.get(note)
    const whole = words.wantedBy.replace('{}', () => (summary === undefined ? '' : noteTitle(note, summary)))
    for (const [part, { output, text }] of parts.entries()) {
      const title = parts.length === 1 ? whole : `${whole}, ${text}`
      add('backlinks', output, title, { page: 'backlinks', note, part, title })
    }
  }
  for (const [folder, output] of materials.folderPages) {
    const title = folder === '' ? siteTitle : basename(folder)
    addList(folder === '' ? 'home' : 'folder', output, title, (title, part) => ({
      ...{ page: 'folder', folder, output, title, part },
    }))
  }
  for (const [key, output] of materials.tagPages) {
    const tag = facts.tags.get(key)
    if (tag === undefined) continue
    addList('tag', output, `#${tag.name}`, (title, part) => ({ page: 'tag', key, output, title, part }))
  }
  if (facts.tags.size > 0) {
    addParts('tags', TAGS_PAGE, words.allTags, materials.tagLists, (title, part) => ({
      ...{ page: 'tags', title, part },
    }))
  }
  for (const [course, { title: own }] of facts.course.courses.list.entries()) {
    const output = materials.printPages[course] ?? null
    const title = own || words.notes
    if (output !== null) add('print', output, title, { page: 'print', course, output, title })
  }
  add('index', INDEX_PAGE, words.index, { page: 'index', title: words.index })
  for (const [part, { output, text }] of materials.index.parts.entries()) {
    const title = `${words.index}: ${text}`
    add('index', output, title, { page: 'index part', part, title })
  }
  if (facts.course.sources.list.length > 0) {
    add('sources', SOURCES_PAGE, words.sources, { page: 'sources', title: words.sources })
  }
  for (const [part, { output, text }] of materials.sourceLists.entries()) {
    const title = `${words.sources} ${text}`
    add('sources', output, title, { page: 'source list', part, title })
  }
  for (const [kind, parts] of materials.sourceKinds) {
    for (const [part, { output, text }] of parts.entries()) {
      const title = `${words.sourceKinds[kind]} ${text}`
      add('sources', output, title, { page: 'source kind', kind, part, title })
    }
  }
  for (const { identity, title } of sourcesWithPage(facts)) {
    const output = materials.sourcePages.get(identity)
    if (output === undefined) continue
    addParts('source', output, title, materials.sourcePlaces.get(identity) ?? [], (title, part) => ({
      ...{ page: 'source', identity, output, title, part },
    }))
  }
  if (facts.course.wanted.size > 0) {
    addParts('wanted', WANTED_PAGE, words.wanted, facts.wantedLists, (title, part) => ({
      ...{ page: 'wanted', title, part },
    }))
  }
  if (facts.config.graph && facts.vault.notes.size > 1) {
    add('graph', GRAPH_PAGE, words.graph, { page: 'graph', title: words.graph })
  }
  if (recentNotes(facts).length > 0) {
    add('recent', RECENT_PAGE, words.recent, { page: 'recent', title: words.recent })
  }
  add('not-found', outputPath('404.html'), '404', { page: 'not-found' })
  return pages

  /** A list of notes: on one page, or on the page of each of its parts. */
  function addList(
    kind: 'home' | 'folder' | 'tag',
    output: OutputPath,
    title: string,
    spec: (title: string, part: number | null) => PageSpec,
  ): void {
    const parts = materials.noteLists.get(output) ?? []
    addParts(kind, output, title, parts, spec)
  }

  /** Some list whose first part has a page in any case. */
  function addParts(
    kind: PageView['kind'],
    output: OutputPath,
    title: string,
    parts: readonly { readonly output: OutputPath; readonly text: string }[],
    spec: (title: string, part: number | null) => PageSpec,
  ): void {
    add(kind, output, title, spec(title, parts.length === 0 ? null : 0))
    for (const [part, { output, text }] of parts.entries()) {
      if (part === 0) continue
      const further = `${title} ${text}`
      add(kind === 'home' ? 'folder' : kind, output, further, spec(further, part))
    }
  }

  function add(
    kind: PageView['kind'],
    output: OutputPath,
    title: string,
    spec: PageSpec,
    source: VaultPath | null = null,
  ): void {
    const url = siteUrl(output, facts.style)
    pages.push({ output, url, title, template: templateFor(kind), source, kind, spec })
  }
}
