/** Small views and template sets for the tests of this folder. */
import { fileURLToPath } from 'node:url'
import { SafeHtml } from '../../src/html/safe-html.ts'
import { NO_PARTS } from '../../src/site/parts.ts'
import type { SiteView } from '../../src/site/shared/view.ts'
import type { FolderPageView, NotePageView, PageView } from '../../src/site/view.ts'
import { createEngine, type RenderedPage } from '../../src/template/engine.ts'
import { loadTemplates } from '../../src/template/load.ts'

/** The templates that ship with Lectern. */
export const BUILT_IN = loadTemplates(fileURLToPath(new URL('../../templates', import.meta.url)))

const BASE = {
  title: 'Kernel',
  titleHtml: new SafeHtml('Kernel'),
  titleId: 'kernel',
  description: null,
  lang: 'en',
  root: '../',
  canonical: null,
  image: null,
  card: null,
  feed: null,
  breadcrumbs: [],
  nav: [],
  cssClasses: [],
  features: { math: false, mermaid: false, code: false },
  mathFonts: [],
}

export function notePage(changes: Partial<NotePageView> = {}): NotePageView {
  return {
    ...BASE,
    kind: 'note',
    isHome: false,
    draft: false,
    body: new SafeHtml('<p>All vectors that a map sends to zero.</p>'),
    toc: [],
    tags: [],
    date: null,
    modified: null,
    readingMinutes: null,
    backlinks: [],
    backlinkCount: 0,
    moreBacklinks: null,
    mentions: null,
    localGraph: null,
    jsonLd: null,
    positions: [],
    course: null,
    properties: [],
    editHref: null,
    markdown: null,
    ...changes,
  }
}

export function folderPage(changes: Partial<FolderPageView> = {}): FolderPageView {
  return { ...BASE, kind: 'folder', folders: [], print: null, notes: [], parts: NO_PARTS, ...changes }
}

/** The parts of a page's view that every kind has. */
export function basePage(): typeof BASE {
  return BASE
}

export function siteView(changes: Partial<SiteView> = {}): SiteView {
  return {
    title: 'Linear Algebra',
    description: null,
    author: null,
    lang: 'en',
    footer: null,
    menu: [],
    logo: null,
    css: 'assets/lectern.css',
    themeJs: 'assets/theme.js',
    searchJs: 'assets/search.js',
    graphJs: 'assets/graph.js',
    offlineJs: null,
    js: 'assets/lectern.js',
    mermaidJs: 'assets/mermaid.js',
    katexCss: 'assets/katex/katex.min.css',
    katexFonts: [],
    favicon: 'favicon.svg',
    pages: {
      tags: null,
      index: 'a-z.html',
      sources: null,
      wanted: null,
      search: null,
      graph: null,
      recent: null,
    },
    feed: null,
    csp: null,
    head: null,
    version: '1.0.0',
    ...changes,
  }
}

/** Renders a page with the built-in templates. */
export function renderBuiltIn(name: string, page: PageView, site: SiteView = siteView()): string {
  return createEngine(BUILT_IN).render(name, { page, site }).html
}

/** Renders `page.html` of a set of templates that are taken as built in: nothing steps in for them. */
export function renderTemplate(text: string, page: PageView = notePage(), more: Templates = {}): string {
  const templates = new Map([['page.html', text], ...Object.entries(more)])
  return createEngine(templates).render('page.html', { page, site: siteView() }).html
}

/** Renders `page.html` of a user's templates over built-in ones. */
export function renderUser(user: Templates, builtIn: Templates): RenderedPage {
  const spare = new Map(Object.entries(builtIn))
  const engine = createEngine(new Map([...spare, ...Object.entries(user)]), spare)
  const page = engine.render('page.html', { page: notePage(), site: siteView() })
  return { html: page.html, diagnostics: [...engine.diagnostics, ...page.diagnostics] }
}

export interface Templates {
  readonly [name: string]: string
}
