import { describe, expect, test } from 'vitest'
import { vaultPath } from '../../src/lib/paths.ts'
import { candidatesOf } from '../../src/vault/resolve.ts'
import { follow, vault } from './builder.ts'

describe('names', () => {
  test('RES-1 the title of a note is no link target, its file name is', () => {
    const index = vault({ 'file-a.md': { title: 'Pretty Name', headings: ['# Pretty Name'] }, 'S.md': {} })
    expect(follow(index, 'S.md', '[[Pretty Name]]')).toBe('missing')
    expect(follow(index, 'S.md', '[[file-a]]')).toBe('file-a.md')
  })

  test('RES-2 VLT-3 case does not count, nor does the case of the ending', () => {
    const index = vault(['Deep Learning.md', 'Note.md', 'Loud.MD', 'S.md'])
    expect(follow(index, 'S.md', '[[deep learning]]')).toBe('Deep Learning.md')
    expect(follow(index, 'S.md', '[[Note.MD]]')).toBe('Note.md')
    expect(follow(index, 'S.md', '[[loud.md]]')).toBe('Loud.MD')
  })

  test('RES-2 letters fold alike at the end of a name and before an ending', () => {
    const index = vault(['ΟΔΟΣ.md', 'İzmir.md', 'S.md'])
    expect(follow(index, 'S.md', '[[οδος]]')).toBe('ΟΔΟΣ.md')
    expect(follow(index, 'S.md', '[[izmir]]')).toBe('İzmir.md')
  })

  test('RES-3 a decomposed file is found by a composed link and the other way round', () => {
    const decomposed = 'Cafe\u0301.md'
    expect(follow(vault([decomposed, 'S.md']), 'S.md', '[[Café]]')).toBe(decomposed)
    expect(follow(vault(['Café.md', 'S.md']), 'S.md', '[[Cafe\u0301]]')).toBe('Café.md')
  })

  test('VLT-3 a no-break blank is a blank', () => {
    const index = vault(['My Note.md', 'Your\u202fNote.md', 'S.md'])
    expect(follow(index, 'S.md', '[[My\u00a0Note]]')).toBe('My Note.md')
    expect(follow(index, 'S.md', '[[Your Note]]')).toBe('Your\u202fNote.md')
  })

  test('VLT-4 files that differ in case alone are two files, each found by its own spelling', () => {
    const index = vault(['Foo.md', 'foo.md', 'x/Bar.md', 'x/bar.md', 'S.md'])
    expect(follow(index, 'S.md', '[[Foo]]')).toBe('Foo.md')
    expect(follow(index, 'S.md', '[[foo]]')).toBe('foo.md')
    expect(follow(index, 'S.md', '[[FOO]]')).toBe('Foo.md')
    expect(follow(index, 'S.md', '[[bar]]')).toBe('x/bar.md')
  })

  test('RES-12 an attachment needs its ending', () => {
    const index = vault(['Figure 1.png', 'S.md'])
    expect(follow(index, 'S.md', '[[Figure 1]]')).toBe('missing')
    expect(follow(index, 'S.md', '[[Figure 1.png]]')).toBe('Figure 1.png')
  })

  test('RES-13 the literal name is tried before .md is added', () => {
    const index = vault(['a.png', 'a.png.md', 'v1.2 Release.md', 'sub/b.png', 'sub/b.png.md', 'S.md'])
    expect(follow(index, 'S.md', '[[a.png]]')).toBe('a.png')
    expect(follow(index, 'S.md', '[[b.png]]')).toBe('sub/b.png')
    expect(follow(index, 'S.md', '[[v1.2 Release]]')).toBe('v1.2 Release.md')
  })

  test('RES-18 a name that no file has is missing', () => {
    expect(follow(vault(['S.md']), 'S.md', '[[Nowhere]]')).toBe('missing')
    expect(follow(vault(['S.md']), 'S.md', '[[constructor]]')).toBe('missing')
    expect(follow(vault(['S.md']), 'S.md', '[[__proto__]]')).toBe('missing')
  })
})

describe('which of several', () => {
  test('RES-4 a bare name finds the one file of that name anywhere', () => {
    expect(follow(vault(['a/b/c/Note.md', 'x/S.md']), 'x/S.md', '[[Note]]')).toBe('a/b/c/Note.md')
  })

  test('RES-5 an exact vault path wins over a file beside the link', () => {
    expect(follow(vault(['Note.md', 'b/Note.md', 'b/S.md']), 'b/S.md', '[[Note]]')).toBe('Note.md')
  })

  test('RES-6 files at or below the folder of the link win', () => {
    const index = vault(['zz/Note.md', 'b/Note.md', 'zz/S.md'])
    expect(follow(index, 'zz/S.md', '[[Note]]')).toBe('zz/Note.md')
    const deep = vault(['zz/deep/er/Note.md', 'b/Note.md', 'zz/S.md'])
    expect(follow(deep, 'zz/S.md', '[[Note]]')).toBe('zz/deep/er/Note.md')
  })

  test('RES-6 a folder above counts for nothing, nor does one whose name begins alike', () => {
    const index = vault(['long/Note.md', 'b/Note.md', 'long/sub/S.md'])
    expect(follow(index, 'long/sub/S.md', '[[Note]]')).toBe('b/Note.md')
    const alike = vault(['zzz/Note.md', 'b/Note.md', 'zz/S.md'])
    expect(follow(alike, 'zz/S.md', '[[Note]]')).toBe('b/Note.md')
  })

  test('RES-7 otherwise the shortest path wins', () => {
    expect(follow(vault(['zzzz/Note.md', 'a/b/Note.md', 'S.md']), 'S.md', '[[Note]]')).toBe('a/b/Note.md')
  })

  test('RES-8 paths of equal length go by code point, but one that is spelled as written first', () => {
    expect(follow(vault(['bb/Tie.md', 'aa/Tie.md', 'S.md']), 'S.md', '[[Tie]]')).toBe('aa/Tie.md')
    expect(follow(vault(['aa/tie.md', 'bb/Tie.md', 'S.md']), 'S.md', '[[Tie]]')).toBe('bb/Tie.md')
  })

  test('RES-9 a folder in the link must match by whole segments', () => {
    const index = vault(['b/Note.md', 'a/b/Note.md', 'a/S.md', 'xy/Other.md'])
    expect(follow(index, 'a/S.md', '[[b/Note]]')).toBe('b/Note.md')
    expect(follow(vault(['a/b/Note.md', 'S.md']), 'S.md', '[[b/Note]]')).toBe('a/b/Note.md')
    expect(follow(index, 'a/S.md', '[[y/Other]]')).toBe('missing')
    const near = vault(['y/b/Note.md', 'zz/x/b/Note.md', 'zz/S.md'])
    expect(follow(near, 'zz/S.md', '[[b/Note]]')).toBe('zz/x/b/Note.md')
  })

  test('RES-14 pictures and embeds are found in the same way', () => {
    const index = vault(['img/p.png', 'zz/img/p.png', 'zz/S.md'])
    expect(follow(index, 'zz/S.md', '![[p.png]]')).toBe('zz/img/p.png')
    expect(follow(index, 'zz/S.md', '![](img/p.png)')).toBe('img/p.png')
  })

  test('RES-15 a bare name with several files has candidates, a path or an exact hit has none', () => {
    const index = vault(['bb/Tie.md', 'aa/Tie.md', 'Top.md', 'x/Top.md', 'S.md'])
    const candidates = (path: string) => candidatesOf(index.names, vaultPath('S.md'), path)
    expect(candidates('Tie')).toEqual(['aa/Tie.md', 'bb/Tie.md'])
    expect(candidates('aa/Tie')).toEqual([])
    expect(candidates('Top')).toEqual([])
    expect(candidates('S')).toEqual([])
  })

  test('RES-15 VLT-4 files that differ in case alone are no choice for a link that spells one of them', () => {
    const index = vault(['Foo.md', 'foo.md', 'S.md'])
    expect(candidatesOf(index.names, vaultPath('S.md'), 'foo')).toEqual([])
    expect(candidatesOf(index.names, vaultPath('S.md'), 'FOO')).toEqual(['Foo.md', 'foo.md'])
  })
})

describe('explicit places', () => {
  const index = vault(['Note.md', 'sub/Note.md', 'sub/S.md', 'sub/x/Deep.md', 'Only.md'])

  test('RES-10 ./ and ../ start from the folder of the link, and never fall back', () => {
    expect(follow(index, 'sub/S.md', '[[./Note]]')).toBe('sub/Note.md')
    expect(follow(index, 'sub/S.md', '[[../Note]]')).toBe('Note.md')
    expect(follow(index, 'sub/S.md', '[[../sub/x/../Note]]')).toBe('sub/Note.md')
    expect(follow(index, 'sub/S.md', '[[./Only]]')).toBe('missing')
  })

  test('RES-10 VLT-8 a path that leaves the vault is missing', () => {
    expect(follow(index, 'sub/S.md', '[[../../Note]]')).toBe('missing')
    expect(follow(index, 'Note.md', '[[../Note]]')).toBe('missing')
    expect(follow(index, 'Note.md', '[[sub/../../Note]]')).toBe('missing')
    expect(follow(index, 'Note.md', '[[C:\\Note]]')).toBe('missing')
  })

  test('RES-11 a leading slash means the root of the vault, and never falls back', () => {
    expect(follow(index, 'sub/S.md', '[[/Note]]')).toBe('Note.md')
    expect(follow(index, 'sub/S.md', '[[/Deep]]')).toBe('missing')
  })

  test('RES-9 doubled and trailing slashes do not count', () => {
    expect(follow(index, 'sub/S.md', '[[sub//x/Deep/]]')).toBe('sub/x/Deep.md')
  })
})

describe('aliases', () => {
  test('RES-16 an alias is found where no file is, subpath included', () => {
    const index = vault({ 'papers/Long.md': { aliases: ['BERT'], headings: ['## Intro'] }, 'S.md': {} })
    expect(follow(index, 'S.md', '[[bert]]')).toBe('papers/Long.md')
    expect(follow(index, 'S.md', '[[BERT#Intro]]')).toBe('papers/Long.md#intro')
    expect(follow(index, 'S.md', '[[./BERT]]')).toBe('missing')
  })

  test('RES-16 a file always beats an alias', () => {
    const index = vault({ 'a.md': { aliases: ['Deep'] }, 'x/y/z/Deep.md': {}, 'S.md': {} })
    expect(follow(index, 'S.md', '[[Deep]]')).toBe('x/y/z/Deep.md')
  })

  test('RES-16 of several notes with an alias the near one wins, then the shortest path', () => {
    const index = vault({
      'aaaa/One.md': { aliases: ['X'] },
      'b/Two.md': { aliases: ['X'] },
      'aaaa/S.md': {},
      'S.md': {},
    })
    expect(follow(index, 'aaaa/S.md', '[[X]]')).toBe('aaaa/One.md')
    expect(follow(index, 'S.md', '[[X]]')).toBe('b/Two.md')
  })

  test('RES-17 an alias may hold folders', () => {
    const index = vault({ 'New.md': { aliases: ['Guides/Old name'] }, 'S.md': {} })
    expect(follow(index, 'S.md', '[[Guides/Old name]]')).toBe('New.md')
    expect(follow(index, 'S.md', '[[Old name]]')).toBe('missing')
  })

  test('PRV-8 an alias of a private note is no target', () => {
    const index = vault({ 'P.md': { aliases: ['Plan'], visibility: 'private' }, 'S.md': {} })
    expect(follow(index, 'S.md', '[[Plan]]')).toBe('missing')
  })
})

describe('private notes', () => {
  test('RES-19 PRV-5 a link to a private note never falls through to another file', () => {
    const index = vault({ 'x/Twin.md': {}, 'S/Twin.md': { visibility: 'private' }, 'S/src.md': {} })
    expect(follow(index, 'S/src.md', '[[Twin]]')).toBe('private')
    expect(follow(index, 'x/Twin.md', '[[Twin]]')).toBe('x/Twin.md')
  })

  test('RES-19 an exact private path wins over an alias and a suffix of a public note', () => {
    const index = vault({
      'Plan.md': { visibility: 'private' },
      'a/Plan.md': { aliases: ['Plan'] },
      'S.md': {},
    })
    expect(follow(index, 'S.md', '[[Plan]]')).toBe('private')
  })

  test('RES-15 private files are not among the candidates', () => {
    const index = vault({
      'a/Tie.md': {},
      'bb/Tie.md': { visibility: 'private' },
      'cc/Tie.md': {},
      'S.md': {},
    })
    expect(candidatesOf(index.names, vaultPath('S.md'), 'Tie')).toEqual(['a/Tie.md', 'cc/Tie.md'])
  })
})

describe('Markdown links', () => {
  const index = vault([
    'C# Basics.md',
    'What?.md',
    'B.md',
    'img/p.png',
    'x/y/S.md',
    'x/y/U.md',
    '100%25 N.md',
  ])

  test('MDL-2 are resolved vault-wide, not only from their folder', () => {
    expect(follow(index, 'x/y/S.md', '[t](B.md)')).toBe('B.md')
    expect(follow(index, 'x/y/S.md', '[t](U)')).toBe('x/y/U.md')
    expect(follow(index, 'x/y/S.md', '[t](../../B.md)')).toBe('B.md')
  })

  test('MDL-3 an escaped # belongs to the name', () => {
    expect(follow(index, 'B.md', '[t](C%23%20Basics.md)')).toBe('C# Basics.md')
    expect(follow(index, 'B.md', '[t](100%2525%20N.md)')).toBe('100%25 N.md')
  })

  test('MDL-3 a ? belongs to the name if there is such a file, else it starts a query', () => {
    expect(follow(index, 'B.md', '[t](What%3F.md)')).toBe('What?.md')
    expect(follow(index, 'B.md', '[t](img/p.png?raw=true)')).toBe('img/p.png')
    expect(follow(index, 'B.md', '[t](?q=1)')).toBe('B.md')
    expect(follow(index, 'B.md', '[[img/p.png?raw=true]]')).toBe('missing')
  })

  test('MDL-6 a folder stands for its index or folder note', () => {
    const folders = vault({
      'topic/index.md': {},
      'deep/guide/guide.md': {},
      'plain/x.md': {},
      'hidden/index.md': { visibility: 'private' },
      'index.md': {},
      'A.md': {},
    })
    expect(follow(folders, 'A.md', '[t](topic/)')).toBe('topic/index.md')
    expect(follow(folders, 'A.md', '[t](topic)')).toBe('topic/index.md')
    expect(follow(folders, 'A.md', '[t](guide/)')).toBe('deep/guide/guide.md')
    expect(follow(folders, 'A.md', '[t](plain/)')).toBe('missing')
    expect(follow(folders, 'A.md', '[t](hidden/)')).toBe('private')
    expect(follow(folders, 'plain/x.md', '[t](../)')).toBe('index.md')
    expect(follow(folders, 'plain/x.md', '[t](/)')).toBe('index.md')
    expect(follow(folders, 'A.md', '[[topic/]]')).toBe('missing')
  })
})

test('LNK-4 a link without a path leads to its own note', () => {
  expect(follow(vault({ 'A.md': { headings: ['## H'] } }), 'A.md', '[[#H]]')).toBe('A.md#h')
  expect(follow(vault(['A.md']), 'A.md', '[[A]]')).toBe('A.md')
})

test('LNK-1 IMG-6 the part after # is kept for an attachment', () => {
  const index = vault(['a.pdf', 'A.md'])
  expect(follow(index, 'A.md', '[[a.pdf#page=3]]')).toBe('a.pdf#page=3')
  expect(follow(index, 'A.md', '[[a.pdf#]]')).toBe('a.pdf')
})
