import { expect, test } from 'vitest'
import { vaultPath } from '../../src/lib/paths.ts'
import { embedClosure, linkGraph, orphans } from '../../src/vault/graph.ts'
import { resolveVault } from '../../src/vault/links.ts'
import { type NoteSpec, vault } from './builder.ts'

function graphOf(files: Record<string, NoteSpec>) {
  const index = vault(files)
  return linkGraph(index.published, resolveVault(index))
}

test('BKL-1 every link that leads to a note is a backlink, in order of its note and its place', () => {
  const { backlinks } = graphOf({
    'b.md': { links: ['[[gone]]', '[[t#H]]', '![[t]]'] },
    'a.md': { links: ['[[t]]'] },
    't.md': { links: ['[[t]]'] },
  })
  expect(backlinks.get(vaultPath('t.md'))).toEqual([
    { from: 'a.md', link: 0, section: -1, target: { kind: 'whole' } },
    { from: 'b.md', link: 1, section: -1, target: { kind: 'unknown' } },
    { from: 'b.md', link: 2, section: -1, target: { kind: 'whole' } },
  ])
  expect(backlinks.get(vaultPath('a.md'))).toEqual([])
})

test('RES-16 a link by alias is a backlink of the note it means', () => {
  const { backlinks } = graphOf({
    'a.md': { links: ['[[Other Name]]'] },
    't.md': { aliases: ['other name'] },
  })
  expect(backlinks.get(vaultPath('t.md'))).toMatchObject([{ from: 'a.md', link: 0 }])
})

test('PRV-10 neither links of private notes nor links to them are in the graph', () => {
  const graph = graphOf({
    'a.md': { links: ['[[p]]', '[[b]]'] },
    'b.md': {},
    'p.md': { visibility: 'private', links: ['[[a]]'] },
  })
  expect([...graph.outgoing]).toEqual([
    ['a.md', ['b.md']],
    ['b.md', []],
  ])
  expect(graph.backlinks.get(vaultPath('a.md'))).toEqual([])
})

test('CRS-2 outgoing notes come once each, in order of first mention', () => {
  const { outgoing } = graphOf({
    'a.md': { links: ['[[c]]', '[[b]]', '![[c]]', '[[#x]]'] },
    'b.md': {},
    'c.md': {},
  })
  expect(outgoing.get(vaultPath('a.md'))).toEqual(['c.md', 'b.md'])
})

test('EMB-6 EMB-7 the closure of embeds is what can show on a page, cycles included', () => {
  const graph = graphOf({
    'a.md': { links: ['![[b]]', '[[d]]'] },
    'b.md': { links: ['![[c]]'] },
    'c.md': { links: ['![[a]]', '![[c]]'] },
    'd.md': {},
  })
  expect(embedClosure(graph, vaultPath('a.md'))).toEqual(['b.md', 'c.md'])
  expect(embedClosure(graph, vaultPath('d.md'))).toEqual([])
})

test('WNT-3 a note that only itself links to is an orphan', () => {
  const graph = graphOf({ 'a.md': { links: ['[[b]]'] }, 'b.md': {}, 'c.md': { links: ['[[c]]'] } })
  expect(orphans(graph)).toEqual(['a.md', 'c.md'])
})
