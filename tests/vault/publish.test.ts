import { expect, test } from 'vitest'
import { vaultPath } from '../../src/lib/paths.ts'
import { collectFolders, collectTags, indexEntries } from '../../src/vault/collections.ts'
import { linkGraph } from '../../src/vault/graph.ts'
import { resolveVault } from '../../src/vault/links.ts'
import { publishVault } from '../../src/vault/publish.ts'
import { allocatePages } from '../../src/vault/urls.ts'
import { complaint, follow, type NoteSpec, note, vault } from './builder.ts'

const SECRET: NoteSpec = {
  visibility: 'private',
  title: 'QUIET title',
  aliases: ['QUIET alias'],
  tags: ['QUIET'],
  headings: ['## QUIET heading'],
  links: ['[[Open]]'],
  permalink: 'quiet',
}

const files: Record<string, NoteSpec> = {
  'QUIET folder/Plan.md': SECRET,
  'Open.md': { links: ['[[Plan]]', '[[QUIET alias]]', '![[Plan#QUIET heading]]'], tags: ['open'] },
  'Other.md': { links: ['[[Open]]'] },
}

function publishedPaths(
  specs: Record<string, NoteSpec>,
  options: { drafts?: boolean; publish?: 'all' | 'opt-in' },
) {
  const { published } = vault(specs, { drafts: false, publish: 'all', ...options })
  return [...published.notes.keys()]
}

test('PRV-1 a public note is published, a private one is not', () => {
  expect(publishedPaths({ 'a.md': {}, 'b.md': { visibility: 'private' } }, {})).toEqual(['a.md'])
})

test('PRV-2 a draft is published only when drafts are asked for; a private note never is', () => {
  const specs: Record<string, NoteSpec> = {
    'a.md': { visibility: 'draft' },
    'b.md': { visibility: 'private' },
  }
  expect(publishedPaths(specs, {})).toEqual([])
  expect(publishedPaths(specs, { drafts: true })).toEqual(['a.md'])
})

test('PRV-1 with publish "opt-in" only notes that say so are public', () => {
  const specs: Record<string, NoteSpec> = {
    'a.md': {},
    'b.md': { published: true },
    'c.md': { published: true, visibility: 'private' },
    'd.md': { published: true, visibility: 'draft' },
  }
  expect(publishedPaths(specs, { publish: 'opt-in' })).toEqual(['b.md'])
  expect(publishedPaths(specs, { publish: 'opt-in', drafts: true })).toEqual(['b.md', 'd.md'])
})

test('PRV-9 TR-1 a file of which only the name may be known is private, note or not', () => {
  const index = vault(['A.md', 'Big.md', 'plan.pdf'], undefined, ['Big.md', 'plan.pdf', 'Ignored.md'])
  expect([...index.published.notes.keys()]).toEqual(['A.md'])
  expect(follow(index, 'A.md', '[[Big]]')).toBe('private')
  expect(follow(index, 'A.md', '[[Ignored]]')).toBe('private')
  expect(follow(index, 'A.md', '![[plan.pdf]]')).toBe('private')
})

test('URL-13 the order of reading does not matter: notes come by code unit order', () => {
  const paths = ['b.md', 'a.md', 'B.md', 'ä.md'].map(vaultPath)
  const options = { drafts: false, publish: 'all' } as const
  const { published } = publishVault(new Map(paths.map((path) => [path, note()])), [], options)
  expect([...published.notes.keys()]).toEqual(['B.md', 'a.md', 'b.md', 'ä.md'])
})

test('PRV-3 PRV-4 PRV-8 PRV-10 nothing that is made of the published vault holds anything of a private note', () => {
  const index = vault(files)
  const tables = resolveVault(index)
  const graph = linkGraph(index.published, tables)
  const { addresses, diagnostics } = allocatePages(index.published, { home: null, cleanUrls: false })
  const made = JSON.stringify([
    [...tables],
    [...graph.backlinks],
    [...graph.outgoing],
    [...graph.embeds],
    [...addresses],
    diagnostics,
    [...collectTags(index.published)],
    [...collectFolders(index.published)],
    indexEntries(index.published),
  ])
  expect(made).toContain('Open.md')
  expect(made).not.toMatch(/quiet|plan/i)
})

test('PRV-5 PRV-6 a link to a private note says nothing but that it is one', () => {
  const [plan, alias, embed] = resolveVault(vault(files)).get(vaultPath('Open.md')) ?? []
  expect(plan).toEqual({ kind: 'private' })
  expect(alias).toEqual({ kind: 'missing' })
  expect(embed).toEqual({ kind: 'private' })
})

test('PRV-4 RES-19 the table of names cannot be listed or printed', () => {
  const { names } = vault(files)
  expect(JSON.stringify(names)).toBe('{}')
  expect(Object.keys(names)).toEqual([])
})

test('PRV-10 a private note makes no backlink', () => {
  const index = vault(files)
  const { backlinks } = linkGraph(index.published, resolveVault(index))
  expect(backlinks.get(vaultPath('Open.md'))).toMatchObject([{ from: 'Other.md', link: 0 }])
})

test('PRV-4 URL-13 a private note changes no address of a public one', () => {
  const options = { home: null, cleanUrls: false }
  const { published } = vault({ 'A B.md': { visibility: 'private', permalink: 'a-b' }, 'A-B.md': {} })
  expect(allocatePages(published, options).addresses.get(vaultPath('A-B.md'))?.url).toBe('/a-b.html')
})

test('PRV-5 PRV-8 reports name a private note by the words of the link alone, and never suggest one', () => {
  const index = vault(files)
  expect(complaint(index, 'Open.md', '[[plan]]')).toBe(
    'private-link: “plan” is not published, so this is no link. Publish that note too, or take the link out.',
  )
  expect(complaint(index, 'Open.md', '![[plan]]')).toBe(
    'private-link: “plan” is not published, so nothing is embedded. Publish that note too, or take the link out.',
  )
  expect(complaint(index, 'Open.md', '[[Plann]]')).toBe('unresolved-link: No note is called “Plann”.')
  expect(complaint(index, 'Open.md', '[[QUIET alia]]')).toBe(
    'unresolved-link: No note is called “QUIET alia”.',
  )
})
