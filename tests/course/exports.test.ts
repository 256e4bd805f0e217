import { expect, test } from 'vitest'
import { sourcesBibtex } from '../../src/course/exports/bibtex.ts'
import { sourcesCsl } from '../../src/course/exports/csl.ts'
import { type ExportedSource, exportId } from '../../src/course/exports/entry.ts'
import { sourcesJson } from '../../src/course/exports/json.ts'

const NOWHERE = { course: null, unit: null, note: 'N', section: null, url: '/n.html', locator: null }

function source(spec: Partial<ExportedSource>): ExportedSource {
  return {
    id: 'x-1',
    identity: 'e.org/x',
    kind: 'website',
    title: 'X',
    url: 'https://e.org/x',
    citedIn: [NOWHERE],
    ...spec,
  }
}

const ALL: readonly ExportedSource[] = [
  source({ id: 'a-1', kind: 'slides', title: 'risk_decomposition & 50% of $x$ #1' }),
  source({
    id: 'b-2',
    kind: 'paper',
    identity: 'arxiv:2206.05862',
    title: 'X-Risk Analysis',
    url: 'https://arxiv.org/abs/2206.05862',
  }),
  source({
    id: 'c-3',
    kind: 'paper',
    identity: 'doi:10.1145/3442188.3445922',
    title: 'Stochastic Parrots 🦜',
    url: 'https://doi.org/10.1145/3442188.3445922',
  }),
  source({ id: 'd-4', kind: 'book', title: 'A {curly} \\book~^', url: 'https://e.org/{a}_b' }),
  source({ id: 'e-5', kind: 'note', title: 'Überblick — 概要', url: null }),
  source({ id: 'f-6', kind: 'video', title: 'Anomaly Detection' }),
]

test('SRC-7 sources.json lists every source with the places that cite it', () => {
  const citedIn = [{ ...NOWHERE, course: 'C', unit: 'U', section: 'S', locator: 'p. 2' }]
  expect(JSON.parse(sourcesJson([source({ citedIn })]))).toEqual({
    sources: [{ id: 'x-1', kind: 'website', title: 'X', url: 'https://e.org/x', citedIn }],
  })
})

test('SRC-7 CSL-JSON has a type for each kind, DOIs and preprint numbers', () => {
  expect(JSON.parse(sourcesCsl(ALL)).slice(1, 5)).toEqual([
    {
      id: 'b-2',
      type: 'article',
      title: 'X-Risk Analysis',
      URL: 'https://arxiv.org/abs/2206.05862',
      number: 'arXiv:2206.05862',
      publisher: 'arXiv',
    },
    {
      id: 'c-3',
      type: 'article-journal',
      title: 'Stochastic Parrots 🦜',
      URL: 'https://doi.org/10.1145/3442188.3445922',
      DOI: '10.1145/3442188.3445922',
    },
    { id: 'd-4', type: 'book', title: 'A {curly} \\book~^', URL: 'https://e.org/{a}_b' },
    { id: 'e-5', type: 'webpage', title: 'Überblick — 概要' },
  ])
})

test('SRC-7 BibTeX escapes what TeX would take for commands, and braces never end a field', () => {
  expect(sourcesBibtex(ALL.slice(0, 1))).toBe(
    [
      '@misc{a-1,',
      '  title = {{risk\\_decomposition \\& 50\\% of \\$x\\$ \\#1}},',
      '  url = {https://e.org/x},',
      '  note = {Slides},',
      '}',
      '',
    ].join('\n'),
  )
  const book = sourcesBibtex(ALL.slice(3, 4))
  expect(book).toContain(
    'title = {{A \\textbraceleft{}curly\\textbraceright{} \\textbackslash{}book\\textasciitilde{}\\textasciicircum{}}}',
  )
  expect(book).toContain('url = {https://e.org/%7Ba%7D_b}')
  expect(book.split('{').length).toBe(book.split('}').length)
})

test('SRC-7 ids are words of the title and a lasting key', () => {
  expect(exportId('Four Unsolved Problems in ML Safety', '1a2b3c4d')).toBe(
    'four-unsolved-problems-in-1a2b3c4d',
  )
  expect(exportId('概要', '1a2b3c4d')).toBe('1a2b3c4d')
  expect(exportId('Überblick', '1a2b3c4d')).toBe('uberblick-1a2b3c4d')
})

const parsers = ['@citation-js/core', '@citation-js/plugin-bibtex', '@citation-js/plugin-csl']
const [core] = await Promise.all(parsers.map((name) => import(name)))

test('SRC-7 BibTeX and CSL-JSON load in a parser made for them', async () => {
  const read = async (text: string) => (await core.Cite.async(text)).format('data', { format: 'object' })
  const fromBibtex = await read(sourcesBibtex(ALL))
  expect(fromBibtex.map((item: { id: string; title: string }) => [item.id, item.title])).toEqual(
    ALL.map(({ id, title }) => [id, title]),
  )
  expect(fromBibtex.map((item: { URL?: string }) => item.URL)).toEqual(
    ALL.map(({ url }) => url?.replace('{a}', '%7Ba%7D')),
  )
  expect(fromBibtex[2].DOI).toBe('10.1145/3442188.3445922')
  const fromCsl = await read(sourcesCsl(ALL))
  expect(fromCsl.map((item: { id: string; title: string }) => [item.id, item.title])).toEqual(
    ALL.map(({ id, title }) => [id, title]),
  )
})
