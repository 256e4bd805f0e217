import { expect, test } from 'vitest'
import { filesNamedIn, isLasting, isPage, nameOf, namesOf } from '../../src/client/offline/addresses.ts'
import { type Built, build, type Files } from './vault.ts'

const ON = { offline: true }
const VAULT = { 'Course.md': '---\ntype: course\n---\n[[a/Note]]', 'a/Note.md': 'x' }

function versionOf(site: Built): string | undefined {
  return /^const LECTERN_OFFLINE=\{"version":"([0-9a-f]{16})"/.exec(site.outputText('sw.js'))?.[1]
}

test('WEB-4 the worker is there on request alone, and pages at any depth know where', async () => {
  const site = await build(VAULT, ON)
  const words = (note: string) => site.page(note)('template[data-lectern="words"]')
  expect(words('Course.md').attr('data-offline')).toBe('sw.js')
  expect(words('a/Note.md').attr('data-offline')).toBe('../sw.js')
  expect(site.page('a/Note.md')('script[src^="../assets/offline."]')).toHaveLength(1)
  expect(site.page('Course.md')('.script-only[data-lectern="keep-course"] button')).toHaveLength(1)
  const plain = await build(VAULT)
  expect(plain.outputs.filter(({ path }) => /sw\.js|offline/.test(path))).toEqual([])
  expect(plain.outputText('course.html')).not.toMatch(/offline|keep-course/)
})

test('WEB-4 its version changes with any file of the site, and only then', async () => {
  const version = async (files: Files, publicFiles: Files = {}) =>
    versionOf(await build(files, ON, publicFiles))
  const first = await version(VAULT)
  expect(first).toBeDefined()
  expect(await version(VAULT)).toBe(first)
  expect(await version({ ...VAULT, 'a/Note.md': 'y' })).not.toBe(first)
  expect(await version(VAULT, { 'robots-2.txt': 'x' })).not.toBe(first)
})

test('WEB-4 a page is found under every name by which a host may serve it', () => {
  expect(nameOf('https://e.org/a.html?q=1#x')).toBe('https://e.org/a.html')
  expect(namesOf('https://e.org/a/')).toEqual(['https://e.org/a/', 'https://e.org/a/index.html'])
  expect(namesOf('https://e.org/a.html#x')).toEqual(['https://e.org/a.html', 'https://e.org/a'])
  expect(namesOf('https://e.org/a')).toContain('https://e.org/a.html')
})

test('WEB-4 with a page come its files: of this site alone, and no other pages', () => {
  const html = [
    '<link rel="stylesheet" href="../assets/a.css"><script src="../assets/b.js?x=1" defer></script>',
    '<img alt="a > b" src="p%20q.png"><img src="https://other.org/x.png"><a href="more.pdf">x</a>',
    '<link rel="next" href="next.html"><link rel="icon" href="/elsewhere.svg">',
  ].join('')
  expect(filesNamedIn(html, 'https://e.org/x/a/b.html', 'https://e.org/x/')).toEqual([
    'https://e.org/x/assets/a.css',
    'https://e.org/x/assets/b.js',
  ])
  expect(filesNamedIn('<img src="p%20q.png">', 'https://e.org/x/a/b.html', 'https://e.org/x/')).toEqual([
    'https://e.org/x/a/p%20q.png',
  ])
  const css = '@font-face{src:url(fonts/A.woff2)}.x{background:url("data:image/svg+xml,x")}'
  expect(filesNamedIn(css, 'https://e.org/x/assets/k/a.css', 'https://e.org/x/')).toEqual([
    'https://e.org/x/assets/k/fonts/A.woff2',
  ])
  expect([isPage('https://e.org/a'), isPage('https://e.org/a.html'), isPage('https://e.org/a.json')]).toEqual(
    [true, true, false],
  )
  expect(isLasting('https://e.org/x/assets/a.css', 'https://e.org/x/')).toBe(true)
  expect(isLasting('https://e.org/x/a/assets/a.css', 'https://e.org/x/')).toBe(false)
})
