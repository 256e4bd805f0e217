import { describe, expect, test } from 'vitest'
import { dirname, vaultPath } from '../../src/lib/paths.ts'
import { createAllocator } from '../../src/vault/allocator.ts'
import { allocateAliases } from '../../src/vault/redirects.ts'
import { shortHash } from '../../src/vault/slug.ts'
import { allocatePages, RESERVED_OUTPUTS, type UrlOptions } from '../../src/vault/urls.ts'
import { type NoteSpec, vault } from './builder.ts'

type Files = readonly string[] | Record<string, NoteSpec>

function allocate(files: Files, options: Partial<UrlOptions> = {}) {
  return allocatePages(vault(files).published, { home: null, cleanUrls: false, ...options })
}

/** The outputs by note. */
function outputs(files: Files, options: Partial<UrlOptions> = {}) {
  return Object.fromEntries(
    [...allocate(files, options).addresses].map(([path, { output }]) => [path, output]),
  )
}

function urls(files: Files, options: Partial<UrlOptions> = {}) {
  return Object.fromEntries([...allocate(files, options).addresses].map(([path, { url }]) => [path, url]))
}

function reports(files: Files, options: Partial<UrlOptions> = {}) {
  return allocate(files, options).diagnostics.map(({ code, file, message }) => `${file} ${code}: ${message}`)
}

describe('plain addresses', () => {
  test('URL-0 URL-1 a page is one file ending in .html, its URL starts with a slash', () => {
    expect(outputs(['Week 1/ROC Curve.md'])).toEqual({ 'Week 1/ROC Curve.md': 'week-1/roc-curve.html' })
    expect(urls(['Week 1/ROC Curve.md'])).toEqual({ 'Week 1/ROC Curve.md': '/week-1/roc-curve.html' })
  })

  test.each([
    ['a?b.md', 'a-b.html', '/a-b.html'],
    ['100% – sure!.md', '100-sure.html', '/100-sure.html'],
    ['Goodhart’s Law.md', 'goodhart-s-law.html', '/goodhart-s-law.html'],
    ['Übung Öl.md', 'übung-öl.html', '/%C3%BCbung-%C3%B6l.html'],
    ['Cafe\u0301.md', 'café.html', '/caf%C3%A9.html'],
    [
      '数学/不动点理论.md',
      '数学/不动点理论.html',
      `/${encodeURIComponent('数学')}/${encodeURIComponent('不动点理论')}.html`,
    ],
    ['हिन्दी.md', 'हिन्दी.html', `/${encodeURIComponent('हिन्दी')}.html`],
    ['I ❤️ maths.md', 'i-maths.html', '/i-maths.html'],
    ['v1.2 Release.md', 'v1-2-release.html', '/v1-2-release.html'],
    ['trail .md', 'trail.html', '/trail.html'],
    ['Loud.MD', 'loud.html', '/loud.html'],
  ])('URL-3 TR-26 %s is %s', (path, output, url) => {
    expect(outputs([path])[path]).toBe(output)
    expect(urls([path])[path]).toBe(url)
  })

  test('URL-4 index.md is its folder’s page, the root’s the home page', () => {
    expect(urls(['index.md', 'Topic/index.md', 'Topic/Sub.md'])).toEqual({
      'index.md': '/',
      'Topic/index.md': '/topic/',
      'Topic/Sub.md': '/topic/sub.html',
    })
    expect(outputs(['index.md', 'Topic/Index.md'])).toEqual({
      'index.md': 'index.html',
      'Topic/Index.md': 'topic/index.html',
    })
    expect(outputs(['Index.md', 'index.md'])['index.md']).toBe('index.html')
    expect(outputs(['sub/Index!.md'])['sub/Index!.md']).not.toBe('sub/index.html')
  })

  test('URL-5 without index.md nobody has the place of the home page, unless the configuration says who', () => {
    expect(outputs(['One.md'])).toEqual({ 'One.md': 'one.html' })
    expect(urls(['One.md', 'Two.md'], { home: 'Two.md' })).toEqual({ 'One.md': '/one.html', 'Two.md': '/' })
    expect(outputs(['One.md'], { home: 'Gone.md' })).toEqual({ 'One.md': 'one.html' })
  })

  test('URL-4 a configured home page leaves index.md another address', () => {
    const found = outputs(['index.md', 'Two.md'], { home: 'Two.md' })
    expect(found).toEqual({ 'index.md': `index-${shortHash('index.md')}.html`, 'Two.md': 'index.html' })
  })

  test('URL-1 clean addresses drop the ending, not the file', () => {
    const files = ['index.md', 'a/index.md', 'a/b.md']
    expect(urls(files, { cleanUrls: true })).toEqual({
      'index.md': '/',
      'a/index.md': '/a/',
      'a/b.md': '/a/b',
    })
    expect(outputs(files, { cleanUrls: true })['a/b.md']).toBe('a/b.html')
  })
})

describe('names that cannot be kept', () => {
  test('URL-6 long names are shortened uniquely to 120 bytes', () => {
    const [a, b] = [`${'長'.repeat(80)}a.md`, `${'長'.repeat(80)}b.md`]
    const found = Object.values(outputs([a, b]))
    expect(new Set(found).size).toBe(2)
    for (const output of found) {
      expect(Buffer.byteLength(output)).toBeLessThanOrEqual(125)
      expect(output).toMatch(/^長+-[0-9a-f]{8}\.html$/)
    }
  })

  test('URL-6 TR-26 a path is never longer than 240 bytes, however deep the folder', () => {
    const folder = Array.from({ length: 60 }, (_, i) => `level ${i}`).join('/')
    const [long, short] = [`${folder}/${'n'.repeat(250)}.md`, `${folder}/b.md`]
    const found = outputs([long, short])
    for (const output of Object.values(found)) expect(Buffer.byteLength(output)).toBeLessThanOrEqual(240)
    // The folder is cut in the same way for all that is in it.
    expect(found[short]).toMatch(/^level-0\/level-1\/.*\/[0-9a-f]{8}\/b\.html$/)
    expect(dirname(found[short] ?? '')).toBe(dirname(found[long] ?? ''))
  })

  test('TR-26 reserved names of Windows get a suffix', () => {
    expect(outputs(['con.md', 'AUX/Com1.md', 'console.md'])).toEqual({
      'con.md': `con-${shortHash('con')}.html`,
      'AUX/Com1.md': `aux-${shortHash('AUX')}/com1-${shortHash('Com1')}.html`,
      'console.md': 'console.html',
    })
  })

  test('URL-6 a name without letters and digits is a hash', () => {
    expect(outputs(['???.md', '🎉/!.md'])).toEqual({
      '???.md': `${shortHash('???')}.html`,
      '🎉/!.md': `${shortHash('🎉')}/${shortHash('!')}.html`,
    })
  })
})

describe('collisions', () => {
  test('URL-2 the first by code point gets the plain address, the others a hash of their path', () => {
    expect(outputs(['C++.md', 'C.md', 'C#.md'])).toEqual({
      'C#.md': 'c.html',
      'C++.md': `c-${shortHash('C++.md')}.html`,
      'C.md': `c-${shortHash('C.md')}.html`,
    })
    expect(reports(['A B.md', 'A-B.md'])).toEqual([
      `A-B.md slug-collision: “A-B.md” would have the address of “A B.md”, so it gets “/a-b-${shortHash('A-B.md')}.html”.`,
    ])
  })

  test('URL-2 VLT-4 names that differ in case or normal form get two addresses', () => {
    const found = Object.values(outputs(['Foo.md', 'foo.md', 'Café.md', 'Cafe\u0301.md']))
    expect(new Set(found.map((output) => output.normalize('NFC').toLowerCase())).size).toBe(4)
  })

  test('URL-2 a note and a folder of its name differ even where endings are dropped', () => {
    expect(outputs(['Topic.md', 'Topic/index.md', 'Topic/Sub.md', 'topic/Other.md'])).toEqual({
      'Topic.md': 'topic.html',
      'Topic/index.md': `topic/index-${shortHash('Topic/index.md')}.html`,
      'Topic/Sub.md': 'topic/sub.html',
      'topic/Other.md': 'topic/other.html',
    })
  })

  test('URL-2 a note that has the name another one was given gets out of the way', () => {
    const given = `C-${shortHash('C.md')}.md`
    const found = outputs(['C#.md', given, 'C.md'])
    expect(found[given]).toBe(`c-${shortHash('C.md')}.html`)
    expect(new Set(Object.values(found)).size).toBe(3)
  })

  test('URL-7 notes with the names of files of the site get a suffix', () => {
    const found = outputs([
      '404.md',
      'Search.md',
      'Sources.md',
      'tags/x.md',
      'Assets/style.css.md',
      'Tags.md',
    ])
    expect(found).toEqual({
      '404.md': `404-${shortHash('404.md')}.html`,
      'Assets/style.css.md': `assets-${shortHash('assets')}/style-css.html`,
      'Search.md': `search-${shortHash('Search.md')}.html`,
      'Sources.md': `sources-${shortHash('Sources.md')}.html`,
      'Tags.md': `tags-${shortHash('Tags.md')}.html`,
      'tags/x.md': `tags-${shortHash('tags')}/x.html`,
    })
    expect(reports(['404.md'])[0]).toContain(
      '“404.md” would have the address of a page that the site makes itself',
    )
  })
})

describe('permalinks', () => {
  test('URL-0 URL-9 FM-19 a permalink is a folder with a page; slashes at its ends do not count', () => {
    expect(outputs({ 'x/A.md': { permalink: '/about/' } })).toEqual({ 'x/A.md': 'about/index.html' })
    expect(urls({ 'A.md': { permalink: 'guides/start' } })).toEqual({ 'A.md': '/guides/start/' })
  })

  test('URL-9 a permalink is kept as written where that is safe', () => {
    const permalink = 'Blog/My_Post v1.2?#'
    expect(urls({ 'A.md': { permalink } })).toEqual({ 'A.md': '/Blog/My_Post-v1.2/' })
    expect(outputs({ 'A.md': { permalink: 'old/page.html' } })).toEqual({ 'A.md': 'old/page.html' })
    expect(outputs({ 'A.md': { permalink: 'con/.git' } })).toEqual({
      'A.md': `con-${shortHash('con')}/git/index.html`,
    })
  })

  test.each([
    '../../x',
    'a/../../x',
    './x',
    '//host/x',
    'http://e.org/x',
    'javascript:alert(1)',
    'C:\\x',
    '\\\\server\\x',
    'a\u0000b',
    ' ',
    '???',
    'x'.repeat(300),
  ])('URL-11 the permalink “%s” is refused and the note keeps its address', (permalink) => {
    const files: Files = { 'A.md': { permalink } }
    expect(outputs(files)).toEqual({ 'A.md': 'a.html' })
    expect(allocate(files).diagnostics).toEqual([
      expect.objectContaining({ severity: 'warning', code: 'invalid-permalink', file: 'A.md' }),
    ])
  })

  test('URL-10 a permalink that is taken twice goes to the first note', () => {
    const files: Files = { 'B.md': { permalink: 'x' }, 'A.md': { permalink: 'X/' } }
    expect(outputs(files)).toEqual({ 'A.md': 'X/index.html', 'B.md': 'b.html' })
    expect(reports(files)).toEqual(['B.md duplicate-permalink: The address “x” is already that of “A.md”.'])
  })

  test('URL-10 a permalink goes before the usual address of another note', () => {
    const files: Files = { 'About.md': {}, 'Z.md': { permalink: 'about' } }
    expect(outputs(files)).toEqual({
      'About.md': `about-${shortHash('About.md')}.html`,
      'Z.md': 'about/index.html',
    })
    expect(reports(files)).toEqual([
      'Z.md duplicate-permalink: The address “about” is also that of “About.md”.',
    ])
  })

  test('URL-7 URL-10 a permalink cannot take a page of the site', () => {
    const files: Files = { 'A.md': { permalink: 'tags' }, 'B.md': { permalink: 'graph.json' } }
    expect(outputs(files)).toEqual({ 'A.md': 'a.html', 'B.md': 'b.html' })
    expect(reports(files)[0]).toContain('is already that of a page that the site makes itself')
  })

  test('URL-4 the home page keeps its address', () => {
    const files: Files = { 'index.md': { permalink: 'welcome' } }
    expect(urls(files)).toEqual({ 'index.md': '/' })
    expect(reports(files)[0]).toContain('invalid-permalink')
  })

  test('DIA-1 the place of the property is reported', () => {
    const { published } = vault({ 'A.md': { permalink: '../x' } })
    const place = { line: 3, column: 1 }
    const options = { home: null, cleanUrls: false }
    const { diagnostics } = allocatePages(published, options, createAllocator(), () => place)
    expect(diagnostics[0]).toMatchObject(place)
  })
})

describe('aliases that are paths', () => {
  test('RES-17 get a page that leads to the note, where the address is free', () => {
    const { published } = vault({
      'New.md': { aliases: ['Guides/Old name', 'Plain', 'taken/By', '../../x'] },
      'taken/By.md': {},
    })
    const allocator = createAllocator(RESERVED_OUTPUTS)
    allocatePages(published, { home: null, cleanUrls: false }, allocator)
    expect([...allocateAliases(published, allocator)]).toEqual([
      ['guides/old-name.html', vaultPath('New.md')],
    ])
  })
})

test('URL-5 URL-9 a note with the permalink / is the home page of a vault without index.md', () => {
  const files = { 'Home.md': { permalink: '/' }, 'b.md': {} }
  expect(outputs(files)).toEqual({ 'Home.md': 'index.html', 'b.md': 'b.html' })
  expect(allocate(files).diagnostics).toEqual([])
})
