/** The course that the repository brings: its path, and an independent count of what its pages show. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { type Built, build } from '../site/vault.ts'
import { shownLinks } from './count-vault.ts'
import { countVault } from './independent-count.ts'

const NOTES = join(import.meta.dirname, '..', '..', 'notes')
const paths = readdirSync(NOTES, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.replaceAll('\\', '/'),
)
const files = Object.fromEntries(
  paths.filter((path) => /\.\w+$/.test(path)).map((path) => [path, readFileSync(join(NOTES, path))]),
)
const markdown = new Map(
  Object.entries(files).flatMap(([path, bytes]) =>
    path.endsWith('.md') ? [[path, bytes.toString('utf8')]] : [],
  ),
)

let site: Built

beforeAll(async () => {
  site = await build(files)
})

const COURSE = 'Intro to ML Safety.md'

test('CRS-4 following rel=next from the first concept visits every concept once, and rel=prev reverses it', () => {
  const $ = site.page(COURSE)
  const concepts = $('.course-outline .outline-concepts a:not(.wanted-link)')
    .toArray()
    .map((link) => $(link).attr('href') ?? '')
  expect(concepts.length).toBeGreaterThan(50)
  const forward = walk(concepts[0] ?? '', 'next')
  expect(forward).toEqual(concepts)
  expect(new Set(forward).size).toBe(forward.length)
  expect(walk(concepts.at(-1) ?? '', 'prev')).toEqual(concepts.toReversed())
})

test('CRS-4 the visible steps are those of the head, and each concept says where it stands', () => {
  const $ = load(site.outputText('anomaly-detection/precision.html'))
  expect($('.course-position').text().replace(/\s+/g, ' ').trim()).toMatch(
    /^Anomaly Detection · \d+ of \d+ in Intro to ML Safety$/,
  )
  expect($('.course-position a').attr('href')).toBe('../intro-to-ml-safety.html#anomaly-detection')
  for (const rel of ['prev', 'next']) {
    expect($(`.course-steps a[rel="${rel}"]`).attr('href')).toBe($(`link[rel="${rel}"]`).attr('href'))
  }
})

test('LNK-1 WNT-1 the links of each page are those that a count of the Markdown finds', () => {
  const { links, unwritten } = countVault(markdown, Object.keys(files))
  const shown = new Map([...markdown.keys()].map((path) => [path, shownLinks(site.page(path))]))
  expect(shown).toEqual(links)
  const wanted = site.generated.some(({ kind }) => kind === 'wanted')
    ? load(site.outputText('wanted.html'))('.wanted-list > li').length
    : 0
  expect(wanted).toBe(unwritten.size)
})

test('SRC-4 the citations of each page are those that a count of the Markdown finds', () => {
  const { citations } = countVault(markdown, Object.keys(files))
  const shown = new Map(
    [...markdown.keys()].map((path) => {
      const $ = site.content(path)
      $('.embed').remove()
      return [path, $('[data-sources]:not(.all-sources) > li').length]
    }),
  )
  expect(shown).toEqual(citations)
  const total = [...citations.values()].reduce((sum, count) => sum + count, 0)
  expect(total).toBeGreaterThan(100)
  const listed = load(site.outputText('sources.html'))('.source-entry .cited-in li').length
  expect(listed).toBe(total)
})

function walk(start: string, rel: 'next' | 'prev'): string[] {
  const visited: string[] = []
  for (let page = start; page !== '' && visited.length < 1000; ) {
    visited.push(page)
    const href = load(site.outputText(page))(`link[rel="${rel}"]`).attr('href')
    page = href === undefined ? '' : posix.join(posix.dirname(page), href)
  }
  return visited
}
