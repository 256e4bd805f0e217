import { expect, test } from 'vitest'
import { layOutMap } from '../../src/site/graph-layout.ts'
import { build } from './vault.ts'

const VAULT = {
  'A.md': '---\ndate: 2024-01-01\n---\nSee [[B]], [[C]] and [[Unwritten]].',
  'B.md': '---\nmodified: 2024-03-01\n---\nSee [[A]] and [[C]].',
  'C.md': 'Alone.',
  'D.md': '---\npublish: false\n---\nSee [[A]].',
}

test('NAV-4 a note shows a map of its neighbours, with links and without private notes', async () => {
  const $ = (await build(VAULT)).page('A.md')
  const links = $('.local-graph svg a')
    .toArray()
    .map((link) => [$(link).attr('href'), $(link).text()])
  expect(links).toEqual([
    ['b.html', 'B'],
    ['c.html', 'C'],
  ])
  expect($('.local-graph .map-here').text()).toBe('A')
  // Its own two links, and the one between its neighbours.
  expect($('.map-links').attr('d')?.match(/M/g)).toHaveLength(2)
  expect($('.map-others').attr('d')?.match(/M/g)).toHaveLength(1)
})

test('NAV-4 a note without neighbours, and a site without a graph, show no map', async () => {
  expect((await build({ 'A.md': 'Alone.' })).page('A.md')('.local-graph')).toHaveLength(0)
  const site = await build(VAULT, { graph: false })
  expect(site.page('A.md')('.local-graph')).toHaveLength(0)
  expect(site.outputs.filter(({ path }) => path.includes('graph'))).toEqual([])
})

test('NAV-4 a map does not grow with the vault', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `Note ${index}`)
  const vault = Object.fromEntries(names.map((name) => [`${name}.md`, 'text']))
  const site = await build({ ...vault, 'Hub.md': names.map((name) => `[[${name}]]`).join(' ') })
  expect(site.page('Hub.md')('.local-graph a[aria-label]').length).toBeLessThanOrEqual(20)
})

test('NAV-4 labels of a map do not cover each other, and equal maps are equal', () => {
  const labels = Array.from({ length: 13 }, (_, index) => `A label of some ${index}`)
  const { points, height, width } = layOutMap(labels)
  expect(layOutMap(labels).points).toEqual(points)
  const covered = points.flatMap((a, i) =>
    points.slice(i + 1).filter((b) => Math.abs(a.y - b.y) < 10 && Math.abs(a.x - b.x) < 60),
  )
  expect(covered).toEqual([])
  expect(points.every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height)).toBe(true)
})

test('NAV-4 the page of the graph is a list too, the most linked first; its data names what is wanted', async () => {
  const site = await build(VAULT)
  const page = site.outputText('graph.html')
  expect(
    [...page.matchAll(/<li><a href="(\w\.html)">\w<\/a> <span class="count">([^<]*)/g)].map((m) => [
      m[1],
      m[2],
    ]),
  ).toEqual([
    ['c.html', 'linked from 2, links to 0'],
    ['a.html', 'linked from 1, links to 2'],
    ['b.html', 'linked from 1, links to 2'],
  ])
  const data = JSON.parse(site.outputText('graph.json'))
  expect(data.wanted).toMatchObject([{ title: 'Unwritten', from: [0] }])
  expect(JSON.stringify(data)).not.toContain('"D"')
})

test('NAV-8 notes with a date are listed by their last change', async () => {
  const page = (await build(VAULT)).outputText('recent.html')
  expect([...page.matchAll(/class="note-title" href="(\w\.html)"/g)].map((match) => match[1])).toEqual([
    'b.html',
    'a.html',
  ])
  expect((await build({ 'A.md': 'No date.' })).outputs.some(({ path }) => path === 'recent.html')).toBe(false)
})

test('RES-17 NAV-7 an alias with a folder is a page that leads to its note', async () => {
  const site = await build({ 'New.md': '---\naliases: [Guides/Old name, Plain]\n---\ntext' })
  expect(site.outputText('guides/old-name.html')).toContain(
    '<meta http-equiv="refresh" content="0; url=../new.html">',
  )
  expect(site.outputs.some(({ path }) => path.includes('plain'))).toBe(false)
})

test('NAV-7 the configuration redirects, but never over a page, and never out of the site', async () => {
  const site = await build(
    { 'A.md': 'text', 'B.md': 'text' },
    {
      redirects: {
        '/old/page': 'a.html',
        'b.html': 'a.html',
        '../x': 'a.html',
        away: 'https://e.org/?a=1&b="',
      },
    },
  )
  expect(site.outputText('old/page/index.html')).toContain('url=../../a.html"')
  expect(site.outputText('b.html')).not.toContain('refresh')
  expect(site.outputs.some(({ path }) => path.includes('..'))).toBe(false)
  expect(site.outputText('away/index.html')).toContain('url=https://e.org/?a=1&amp;b=&quot;"')
})

test('WEB-1 every page names the manifest of the site', async () => {
  const site = await build({ 'x/A.md': 'text' })
  expect(site.page('x/A.md')('link[rel=manifest]').attr('href')).toBe('../manifest.webmanifest')
  expect(JSON.parse(site.outputText('manifest.webmanifest'))).toMatchObject({ display: 'minimal-ui' })
})

test('NAV-4 labels of wide letters are cut sooner, so that they stay on the map', async () => {
  const title = '線形代数入門ベクトル空間と線形写像についての長い題名'
  const site = await build({
    'A.md': `[[${title}]] [[${'letter '.repeat(5)}]]`,
    [`${title}.md`]: '',
    [`${'letter '.repeat(5).trim()}.md`]: '',
  })
  const labels = site
    .page('A.md')('.local-graph svg a text')
    .toArray()
    .map((label) => site.page('A.md')(label).text())
  expect(labels.sort().map((label) => label.length)).toEqual([14, 12])
  expect(layOutMap(['A', '線形代数入門']).points).toEqual(layOutMap(['A', 'x'.repeat(11)]).points)
})
