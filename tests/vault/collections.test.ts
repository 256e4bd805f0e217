import { expect, test } from 'vitest'
import { vaultPath } from '../../src/lib/paths.ts'
import { collectFolders, collectTags, indexEntries, noteTitle } from '../../src/vault/collections.ts'
import { type NoteSpec, note, vault } from './builder.ts'

const tagsOf = (files: Record<string, NoteSpec>) => collectTags(vault(files).published)
const foldersOf = (files: Record<string, NoteSpec>) => collectFolders(vault(files).published)

test('TTL-1 the file name without .md is the last resort for a title', () => {
  expect(noteTitle(vaultPath('x/v1.2 Notes.md'), note())).toBe('v1.2 Notes')
  expect(noteTitle(vaultPath('x/a.md'), note({ title: 'Pretty' }))).toBe('Pretty')
})

test('TAG-4 a tag above counts the notes of the tags below it, once each', () => {
  const tags = tagsOf({ 'a.md': { tags: ['in/box/late', 'in'] }, 'b.md': { tags: ['in/tray'] }, 'c.md': {} })
  expect(
    [...tags.values()].map(({ name, parent, children, notes }) => [name, parent, children, notes]),
  ).toEqual([
    ['in', null, ['in/box', 'in/tray'], ['a.md', 'b.md']],
    ['in/box', 'in', ['in/box/late'], ['a.md']],
    ['in/box/late', 'in/box', [], ['a.md']],
    ['in/tray', 'in', [], ['b.md']],
  ])
})

test('TAG-5 TAG-8 case does not count, and a tag is shown as first seen in path order', () => {
  const tags = tagsOf({ 'b.md': { tags: ['TAG'] }, 'a.md': { tags: ['Tag'] }, 'c.md': { tags: ['tag/Sub'] } })
  expect(tags.get('tag')).toMatchObject({ name: 'Tag', notes: ['a.md', 'b.md', 'c.md'] })
  expect(tags.get('tag/sub')?.name).toBe('tag/Sub')
})

test('TR-14 tags with the names of object members are ordinary tags', () => {
  const tags = tagsOf({ 'a.md': { tags: ['constructor', '__proto__'] } })
  expect([...tags.keys()]).toEqual(['__proto__', 'constructor'])
})

test('PRV-3 PRV-4 tags that only private notes have do not exist', () => {
  const tags = tagsOf({ 'a.md': { tags: ['x'] }, 'p.md': { tags: ['x', 'quiet'], visibility: 'private' } })
  expect([...tags.values()].map(({ name, notes }) => [name, notes])).toEqual([['x', ['a.md']]])
})

test('TR-3 a folder is shown only if a published note is in it or below it', () => {
  const folders = foldersOf({
    'a/b/c.md': {},
    'a/d.md': {},
    'quiet/p.md': { visibility: 'private' },
    'img/p.png': {},
    'e.md': {},
  })
  expect([...folders.values()]).toEqual([
    { path: '', name: '', index: null, folders: ['a'], notes: ['e.md'] },
    { path: 'a', name: 'a', index: null, folders: ['a/b'], notes: ['a/d.md'] },
    { path: 'a/b', name: 'b', index: null, folders: [], notes: ['a/b/c.md'] },
  ])
  expect([...foldersOf({}).keys()]).toEqual([''])
})

test('MDL-6 URL-4 a folder’s own note is its index, else the note of its name', () => {
  const folders = foldersOf({
    'a/A.md': {},
    'a/index.md': {},
    'Topic/topic.md': {},
    'Topic/x.md': {},
    'index.md': {},
  })
  expect(folders.get('a')).toMatchObject({ index: 'a/index.md', notes: ['a/A.md'] })
  expect(folders.get('Topic')).toMatchObject({ index: 'Topic/topic.md', notes: ['Topic/x.md'] })
  expect(folders.get('')).toMatchObject({ index: 'index.md', notes: [] })
})

test('GLS-1 the index lists titles and aliases, but no alias that says the same', () => {
  const { published } = vault({
    'roc.md': { title: 'ROC Curve', aliases: ['AUROC', 'roc curve', 'auroc'] },
    'Bayes.md': {},
    'p.md': { title: 'Quiet', visibility: 'private' },
  })
  expect(indexEntries(published)).toEqual([
    { text: 'AUROC', path: 'roc.md', isAlias: true },
    { text: 'Bayes', path: 'Bayes.md', isAlias: false },
    { text: 'ROC Curve', path: 'roc.md', isAlias: false },
  ])
})
