import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemo } from '../../src/lib/memo.ts'
import { type VaultPath, vaultPath } from '../../src/lib/paths.ts'
import { embedClosure, linkGraph, orphans } from '../../src/vault/graph.ts'
import { resolveVault } from '../../src/vault/links.ts'
import { publishVault } from '../../src/vault/publish.ts'
import type { LinkTable } from '../../src/vault/resolution.ts'
import { type NoteSpec, note, vault } from './builder.ts'

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

test('BKL-1 after an edit the graph is that of the whole vault, and lists that say the same are the very same', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const target = fc.constantFrom(...names, 'a#H', 'gone')
  const link = fc.tuple(fc.constantFrom('', '!'), target).map(([sign, to]) => `${sign}[[${to}]]`)
  const notes = fc.tuple(...names.map(() => fc.array(link, { maxLength: 4 })))
  fc.assert(
    fc.property(
      notes,
      fc.nat(names.length - 1),
      fc.array(link, { maxLength: 4 }),
      (links, edited, others) => {
        const memo = createMemo<VaultPath, LinkTable>()
        const summaries = new Map(
          names.map((name, at) => [vaultPath(`${name}.md`), note({ links: links[at] ?? [] })]),
        )
        const resolve = (notes: typeof summaries) => {
          const index = publishVault(notes, [], { drafts: false, publish: 'all' })
          return { vault: index.published, tables: resolveVault(index, memo) }
        }
        const first = resolve(summaries)
        const graph = linkGraph(first.vault, first.tables)
        const second = resolve(
          new Map(summaries).set(vaultPath(`${names[edited]}.md`), note({ links: others })),
        )
        const before = { notes: first.vault.notes, tables: first.tables, graph }
        const again = linkGraph(second.vault, second.tables, before)
        const whole = linkGraph(second.vault, second.tables)
        for (const map of ['outgoing', 'backlinks', 'embeds'] as const) {
          expect([...again[map]]).toEqual([...whole[map]])
          for (const [path, list] of graph[map])
            expect(again[map].get(path) === list).toBe(
              JSON.stringify(list) === JSON.stringify(whole[map].get(path)),
            )
        }
      },
    ),
  )
})
