// Finds, in a built site, the page that shows most of each kind. Kinds without a page are left out.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Each kind's name, and how well a page shows it; 0 for not at all. */
const KINDS = {
  home: (path) => path === 'index.html',
  course: (_, html) => count(html, /class="course-outline"/g),
  formulas: (path, html) => isNote(path, html) && count(html, /class="katex-display"/g),
  blocks: (path, html) =>
    isNote(path, html) &&
    BLOCKS.reduce((sum, block) => sum + Math.min(count(html, block), 3), 0) / (1 + html.length / 1e6),
  pictures: (path, html) => isNote(path, html) && count(html, /<img/g),
  mentions: (_, html) => count(html, /class="backlinks mentions"/g),
  folder: (path, html) =>
    /^(?!tags\/).+\/index\.html$/.test(path) && count(html, /<li><a class="note-title"/g),
  tag: (path, html) =>
    /^tags\/(?!index).+\.html$/.test(path) &&
    count(html, /<li><a class="tag"/g) + count(html, /"note-title"/g) / 100,
  tags: (path) => path === 'tags/index.html',
  index: (path) => path === 'a-z.html',
  recent: (path) => path === 'recent.html',
  sources: (path) => path === 'sources.html',
  source: (path, html) => path.startsWith('sources/') && count(html, /crumb-mark/g),
  wanted: (path) => path === 'wanted.html',
  graph: (path) => path === 'graph.html',
  'whole-course': (path) => path.startsWith('print/'),
  'not-found': (path) => path === '404.html',
  redirect: (_, html) => count(html, /http-equiv="refresh"/g),
}

const BLOCKS = [
  /class="embed /g,
  /class="callout /g,
  /class="code-block"/g,
  /<pre/g,
  /<table/g,
  /"mermaid"/g,
  /<img/g,
  /footnote-ref/g,
]

/** The kinds of pages of a site, each with the path of one. */
export function pageKinds(site) {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, html: readFileSync(join(site, path), 'utf8') }))
  return Object.entries(KINDS).flatMap(([kind, score]) => {
    const scored = pages.map(({ path, html }) => ({ kind, path, score: Number(score(path, html)) }))
    const best = scored.reduce((one, other) => (other.score > one.score ? other : one), { score: 0 })
    return best.score > 0 ? [best] : []
  })
}

function isNote(path, html) {
  return !path.startsWith('print/') && html.includes('class="prose')
}

function count(html, pattern) {
  return html.match(pattern)?.length ?? 0
}
