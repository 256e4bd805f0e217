/** More wanted notes than one page can list. */
import { type CheerioAPI, load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { type Built, build } from '../site/vault.ts'

const COUNT = 500

let site: Built

beforeAll(async () => {
  const links = Array.from({ length: COUNT }, (_, index) => `[[Gone ${index}]]`).join(' ')
  site = await build({
    'A.md': links,
    'B.md': '[[Gone 499]]',
    'P.md': '---\npublish: false\n---\n[[CANARY]]',
  })
})

const page = (path: string): CheerioAPI => load(site.outputText(path))

test('WNT-1 each of very many wanted notes is on one of several pages, the most wanted first', () => {
  const names: string[] = []
  let pages = 0
  for (let path: string | undefined = 'wanted.html'; path !== undefined; pages++) {
    const $ = page(path)
    names.push(
      ...$('.wanted-list .unresolved')
        .toArray()
        .map((name) => $(name).text()),
    )
    const next: string | undefined = $('.step-next').attr('href')
    path = next === undefined ? undefined : `wanted/${next.replace('wanted/', '')}`
  }
  expect(pages).toBeGreaterThan(1)
  expect(names[0]).toBe('Gone 499')
  expect(new Set(names)).toEqual(new Set(Array.from({ length: COUNT }, (_, index) => `Gone ${index}`)))
  expect(names).toHaveLength(COUNT)
})

test('WNT-1 a link to an unwritten note leads to its entry, and so does the graph', () => {
  const $ = site.page('A.md')
  const links = $('.prose .wanted-link').toArray()
  expect(links).toHaveLength(COUNT)
  for (const index of [0, 250, COUNT - 1]) {
    const [path = '', id] = String(links[index]?.attribs.href).split('#')
    expect(page(path)(`[id="${id}"] .unresolved`).text()).toBe(`Gone ${index}`)
  }
  const graph: { wanted: { title: string; output: string }[] } = JSON.parse(site.outputText('graph.json'))
  const [path = '', id] = String(graph.wanted.find(({ title }) => title === 'Gone 250')?.output).split('#')
  expect(page(path)(`[id="${id}"] .unresolved`).text()).toBe('Gone 250')
})
