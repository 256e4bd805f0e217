import { expect, test } from 'vitest'
import { diagramLinks } from '../../src/note/diagram-links.ts'
import { processorSeconds } from '../processor-time.ts'
import { build } from './vault.ts'

const texts = (source: string): string[] => diagramLinks(source).map(({ text }) => text)

test('COD-4 nodes of class internal-link are those of class statements and of ::: marks', () => {
  expect(
    texts(
      'graph TD\n  A[Bow Tie Model] --> B(Swiss Cheese):::internal-link\n  C --> D\n  class A,C internal-link;',
    ),
  ).toEqual(['Swiss Cheese', 'Bow Tie Model', 'C'])
})

test.each([
  ['A["Risk (short)"]', 'Risk (short)'],
  ['A("`Two\\nlines`")', 'Two\\nlines'],
  ['A([Stadium])', 'Stadium'],
  ['A[[Subroutine]]', 'Subroutine'],
  ['A[(Database)]', 'Database'],
  ['A((Circle))', 'Circle'],
  ['A(((Double)))', 'Double'],
  ['A>Flag]', 'Flag'],
  ['A{Choice}', 'Choice'],
  ['A{{Hexagon}}', 'Hexagon'],
  ['A[/Lean/]', 'Lean'],
  ['A[\\Trapezoid/]', 'Trapezoid'],
  ['A[Two<br/>lines]', 'Two lines'],
  ['x --> A[Later] & B', 'Later'],
  ['A', 'A'],
])('COD-4 the text of a node is what its shape holds: %s', (node, text) => {
  expect(texts(`graph TD\n${node}\nclass A internal-link`)).toEqual([text])
})

test('COD-4 other classes, comments and definitions of classes link nothing', () => {
  expect(
    texts('graph TD\nA:::external\n%% class A internal-link\nclassDef internal-link fill:#fff\nclass A big'),
  ).toEqual([])
})

test('COD-4 the nodes are links of the note: shown under the source, counted, and reported where they stand', async () => {
  const site = await build({
    'A.md': '# A\n\n```mermaid\ngraph TD\n  X[Linked Note] --> Y[Not there]\n  class X,Y internal-link\n```',
    'Linked Note.md': 'text',
  })
  const $ = site.content('A.md')
  expect($('pre.mermaid').text()).toContain('X[Linked Note]')
  expect($('.diagram-links a.internal-link').attr('href')).toBe('linked-note.html')
  expect($('.diagram-links .unresolved').text()).toBe('Not there')
  expect(site.page('Linked Note.md')('.backlink-title').text()).toBe('A')
  expect(site.trouble('A.md')).toEqual(['5:23 warning unresolved-link'])
})

test('COD-4 PRV-5 a private note stays unnamed', async () => {
  const site = await build({
    'A.md': '```mermaid\ngraph TD\n  X:::internal-link\n```',
    'X.md': '---\npublish: false\n---\nsecret',
  })
  const $ = site.content('A.md')
  expect($('.diagram-links a')).toHaveLength(0)
  expect($('.diagram-links').text()).toBe('X')
})

test('PG-10 only sites with a diagram carry its script, and only its pages name it', async () => {
  const site = await build({ 'A.md': '```mermaid\ngraph TD\n  X\n```', 'B.md': 'text' })
  const script = site.outputs.find(({ path }) => path.startsWith('assets/mermaid.'))
  expect(site.page('A.md')('template[data-mermaid]').attr('data-mermaid')).toBe(script?.path)
  expect(site.page('B.md')('template[data-mermaid]')).toHaveLength(0)
  const plain = await build({ 'A.md': 'text' })
  expect(plain.outputs.filter(({ path }) => path.includes('mermaid'))).toEqual([])
})

test.each([
  ['shapes without an end', 'a('.repeat(1_000_000)],
  ['quotes', 'a("'.repeat(600_000)],
  ['blanks in a class statement', `class a${' '.repeat(1_000_000)}; b`],
  ['ids in a class statement', `class ${range(100_000).join(',')} internal-link`],
  ['marked nodes', range(100_000).join(':::internal-link\n')],
])('TR-15 a diagram of many %s is read in linear time', (_what, source) => {
  expect(processorSeconds(() => diagramLinks(`graph TD\n${source}`))).toBeLessThan(10)
})

test('COD-4 an id has the place where it stands, not that of the same letters in the keyword', () => {
  expect(diagramLinks('graph TD\n  class a, s internal-link')).toEqual([
    { text: 'a', line: 1, column: 8 },
    { text: 's', line: 1, column: 11 },
  ])
})

function range(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `a${i}`)
}
