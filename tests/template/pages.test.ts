import type { Element } from 'hast'
import { describe, expect, test } from 'vitest'
import { SafeHtml } from '../../src/html/safe-html.ts'
import type { PartsView } from '../../src/site/pages/view.ts'
import { NO_PARTS } from '../../src/site/parts.ts'
import { templateFor } from '../../src/site/plan.ts'
import type { IndexPageView, PageView } from '../../src/site/view.ts'
import { elements, named, noteText, parsePage, textOf } from './html.ts'
import { basePage, folderPage, notePage, renderBuiltIn, siteView } from './views.ts'

const html = (text: string) => new SafeHtml(text)

/** A note that has everything a page can show. */
const FULL = notePage({
  titleHtml: html('Kernel of <i>T</i>'),
  description: 'What a map sends to zero.',
  draft: true,
  breadcrumbs: [{ text: 'Maps', href: 'index.html' }],
  nav: [
    {
      text: 'Maps',
      href: 'index.html',
      current: false,
      open: true,
      children: [{ text: 'Kernel', href: 'kernel.html', current: true, open: false, children: [] }],
    },
    { text: 'Spaces', href: null, current: false, open: false, children: [] },
  ],
  body: html('<p>Body.</p><h2 id="menu">Menu</h2>'),
  toc: [
    { depth: 2, html: html('Menu'), href: '#menu', children: [] },
    {
      depth: 2,
      html: html('<i>More</i>'),
      href: '#more',
      children: [{ depth: 3, html: html('Deep'), href: '#deep', children: [] }],
    },
  ],
  tags: [{ name: 'maths', href: '../tags/maths.html', count: 3 }],
  date: '2022-08-03',
  modified: '2022-08-07',
  readingMinutes: 4,
  backlinkCount: 1,
  backlinks: [
    {
      title: 'Image',
      href: 'image.html',
      excerpts: [
        { crumbs: [html('Rank')], href: 'image.html#rank', html: html('see the <mark>kernel</mark>') },
      ],
    },
  ],
  properties: [{ name: 'status', kind: 'text', date: null, html: html('done') }],
  editHref: 'https://e.org/edit',
  features: { math: true, mermaid: false, code: false },
})

const RICH_SITE = siteView({
  pages: {
    tags: 'tags.html',
    index: 'a-z.html',
    sources: 'sources.html',
    wanted: 'wanted.html',
    search: 'search.html',
    graph: 'graph.html',
    recent: 'recent.html',
  },
  menu: [{ text: 'About', href: 'about.html' }],
  footer: 'Notes of 2022',
  feed: 'feed.xml',
  csp: "default-src 'none'",
})

const ENTRY = {
  text: 'Kernel',
  href: 'kernel.html',
  definition: null,
  sections: [],
  more: false,
  backlinks: 'kernel.html#ui:backlinks',
}

const OVERVIEW = { text: 'K–L', href: 'a-z/k.html', first: 'Kernel', last: 'Lattice', count: 2 }

const PARTS: PartsView = {
  links: [
    { text: '1–80', href: 'page-1.html' },
    { text: '81–90', href: null },
  ],
  previous: { text: '1–80', href: 'page-1.html' },
  next: null,
}

const INDEX: IndexPageView = {
  ...basePage(),
  kind: 'index',
  parts: NO_PARTS,
  overview: [],
  groups: [
    {
      letter: 'K',
      entries: [
        { ...ENTRY, alias: null },
        { ...ENTRY, alias: 'Null space' },
      ],
    },
  ],
}

const PAGES: readonly (readonly [string, PageView])[] = [
  ['a note', FULL],
  [
    'a folder',
    folderPage({ notes: [{ title: 'Kernel', href: 'kernel.html', description: 'd', date: '2022-08-03' }] }),
  ],
  ['the home page', folderPage({ kind: 'home', folders: [{ text: 'Maps', href: 'maps/index.html' }] })],
  ['a tag', { ...basePage(), kind: 'tag', tags: FULL.tags, notes: [], parts: PARTS }],
  ['all tags', { ...basePage(), kind: 'tags', tags: FULL.tags, parts: NO_PARTS }],
  ['the index', INDEX],
  ['the parts of the index', { ...INDEX, groups: [], overview: [OVERVIEW] }],
  ['a part of the index', { ...INDEX, parts: PARTS }],
  [
    'who links to a note',
    {
      ...basePage(),
      kind: 'backlinks',
      note: { text: 'Kernel', href: '../kernel.html' },
      backlinks: FULL.backlinks,
      parts: PARTS,
    },
  ],
  ['the page of unknown addresses', { ...basePage(), kind: 'not-found' }],
]

describe.each(PAGES)('%s', (_, page) => {
  const tree = parsePage(renderBuiltIn(templateFor(page.kind), page, RICH_SITE))
  const all = elements(tree, () => true)

  test('URL-14 TTL-4 has its content in an article in main, with one h1', () => {
    const article = named(named(tree, 'main')[0] as Element, 'article')[0] as Element
    expect(named(tree, 'h1').map(textOf)).toEqual(named(article, 'h1').map(textOf))
    expect(named(tree, 'h1')).toHaveLength(1)
    expect(named(tree, 'h1')[0]?.properties.id).toBe('kernel')
  })

  test('ANC-2 ANC-4 keeps its own ids apart from those of headings, each once', () => {
    const ids = all.map(({ properties }) => properties.id).filter((id) => typeof id === 'string')
    expect(new Set(ids).size).toBe(ids.length)
    const furniture = ids.filter((id) => id !== 'kernel' && id !== 'menu')
    expect(furniture.filter((id) => !id.startsWith('ui:'))).toEqual([])
    expect(ids).toContain('ui:main')
  })

  test('TR-40 WEB-3 has no inline script or style, no handler, and asks no other origin', () => {
    expect(named(tree, 'style')).toEqual([])
    expect(named(tree, 'script').map(textOf).join('')).toBe('')
    const names = all.flatMap(({ properties }) => Object.keys(properties))
    expect(names.filter((name) => name.startsWith('on') || name === 'style')).toEqual([])
    const loaded = all.flatMap(({ tagName, properties }) =>
      tagName === 'link' && properties.rel?.toString() !== 'canonical' ? [properties.href] : [properties.src],
    )
    expect(loaded.filter((url) => typeof url === 'string' && /^(https?:)?\/\//.test(url))).toEqual([])
  })

  test('PG-3 none of its scripts holds up the parser', () => {
    const scripts = named(tree, 'script')
    expect(scripts.map(({ properties }) => properties.async === true || properties.defer === true)).toEqual([
      true,
      true,
    ])
  })

  test('URL-12 reaches the files of the site from its own depth', () => {
    const hrefs = all
      .flatMap(({ properties }) => [properties.href, properties.src])
      .filter((url) => url !== undefined)
    expect(hrefs).toContain('../assets/lectern.css')
    expect(hrefs).toContain('../a-z.html')
    expect(hrefs).toContain('../about.html')
    expect(hrefs).not.toContain('')
  })
})

test('URL-14 dates, tags, contents, properties and backlinks are no part of the note', () => {
  expect(noteText(renderBuiltIn('note.html', FULL, RICH_SITE))).toBe('Kernel of T Body.Menu')
})

test('PG-2 a note shows where it stands, its dates, reading time and tags', () => {
  const page = renderBuiltIn('note.html', FULL)
  for (const part of [
    '<li><a href="index.html">Maps</a></li>',
    '<time datetime="2022-08-03">August 3, 2022</time>',
    'Updated <time datetime="2022-08-07">August 7, 2022</time>',
    '4 min read',
    '<a class="tag" href="../tags/maths.html">#maths</a>',
    'Draft',
    '<dt>status</dt><dd class="property-text">done</dd>',
    '<a href="https://e.org/edit" rel="noopener">Edit this page</a>',
  ]) {
    expect(page).toContain(part)
  }
})

test('PG-2 a note without dates shows none', () => {
  expect(renderBuiltIn('note.html', notePage())).not.toContain('<time')
  expect(renderBuiltIn('note.html', notePage({ date: '2022-08-03', modified: '2022-08-03' }))).not.toContain(
    'Updated',
  )
})

test('NAV-1 the navigation marks the current page and opens its branch with details', () => {
  const sidebar = named(parsePage(renderBuiltIn('note.html', FULL)), 'nav').find(
    ({ properties }) => properties.id === 'ui:nav',
  ) as Element
  const [branch] = named(sidebar, 'details')
  expect(branch?.properties.open).toBe(true)
  const current = elements(sidebar, ({ properties }) => properties.ariaCurrent === 'page')
  expect(current.map(textOf)).toEqual(['Kernel'])
  expect(named(sidebar, 'summary')[0]?.properties.ariaLabel).toBe('Show or hide Maps')
})

test('PG-5 the drawer needs no script: the button names the popover it opens', () => {
  const tree = parsePage(renderBuiltIn('note.html', notePage()))
  const target = named(tree, 'button').map(
    ({ properties }) => properties.popoverTarget ?? properties.popovertarget,
  )
  expect(target).toContain('ui:nav')
  expect(elements(tree, ({ properties }) => properties.popover !== undefined)[0]?.properties.id).toBe(
    'ui:nav',
  )
})

test('PG-1 contents are shown from two headings on, nested', () => {
  const toc = (page: PageView) =>
    named(parsePage(renderBuiltIn('note.html', page)), 'nav').filter(({ properties }) =>
      String(properties.className).includes('toc'),
    )
  expect(named(toc(FULL)[0] as Element, 'a').map((link) => [link.properties.href, textOf(link)])).toEqual([
    ['#menu', 'Menu'],
    ['#more', 'More'],
    ['#deep', 'Deep'],
  ])
  expect(toc(notePage({ toc: FULL.toc.slice(0, 1) }))).toEqual([])
  expect(toc(notePage({ toc: FULL.toc.slice(1) }))).toHaveLength(1)
  expect(toc(notePage())).toEqual([])
})

test('BKL-1 backlinks name the note, the section and the words around the link', () => {
  expect(renderBuiltIn('note.html', FULL)).toContain(
    '<a class="excerpt-section" href="image.html#rank">Rank</a>\n<div>see the <mark>kernel</mark></div>',
  )
  expect(renderBuiltIn('note.html', notePage())).not.toContain('ui:backlinks')
})

test('FM-17 cssclasses stand on the element around the content', () => {
  const page = notePage({ cssClasses: ['wide', 'cards'] })
  expect(renderBuiltIn('note.html', page)).toContain('<div class="prose markdown-rendered wide cards">')
})

test('FM-18 a description and an image are told to those who ask', () => {
  const page = notePage({
    description: 'Zero.',
    image: 'https://e.org/a.png',
    canonical: 'https://e.org/kernel.html',
  })
  const head = renderBuiltIn('note.html', page)
  expect(head).toContain('<meta name="description" content="Zero.">')
  expect(head).toContain('<meta property="og:image" content="https://e.org/a.png">')
  expect(head).toContain('<link rel="canonical" href="https://e.org/kernel.html">')
})

test('only pages with formulas load what formulas need', () => {
  const site = siteView({ katexFonts: ['assets/katex/fonts/main.woff2'] })
  expect(renderBuiltIn('note.html', notePage(), site)).not.toContain('katex')
  const page = renderBuiltIn('note.html', FULL, site)
  expect(page).toContain('href="../assets/katex/katex.min.css"')
  expect(page).toContain(
    '<link rel="preload" as="font" type="font/woff2" href="../assets/katex/fonts/main.woff2"',
  )
})

test('PG-5 the A–Z index stands in the header in place of a search that does not exist', () => {
  expect(renderBuiltIn('note.html', notePage())).not.toContain('data-lectern="search"')
  expect(renderBuiltIn('note.html', notePage(), RICH_SITE)).toContain(
    'href="../search.html" data-lectern="search"',
  )
})

test('NAV-8 the index sends aliases to the title of their note', () => {
  const page = renderBuiltIn('index.html', INDEX)
  expect(noteText(page)).toBe('Kernel K Kernel Null space, see Kernel')
})

test('NAV-8 a folder without anything says so', () => {
  expect(renderBuiltIn('folder.html', folderPage())).toContain('Nothing here yet.')
})

test('WEB-5 interface words follow the site, the text its note', () => {
  const page = renderBuiltIn('note.html', notePage({ lang: 'ar' }), siteView({ lang: 'de' }))
  expect(page).toContain('<html lang="ar" dir="rtl">')
  expect(page).toContain('<header class="site-header" lang="de" dir="ltr">')
  expect(page).toContain('Zum Inhalt springen')
})
