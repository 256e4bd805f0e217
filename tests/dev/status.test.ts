import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { editorLink } from '../../src/dev/editor-link.ts'
import { createLiveReload } from '../../src/dev/live-reload.ts'
import { pageParts } from '../../src/dev/page-digest.ts'
import { createDevServer } from '../../src/dev/server.ts'
import { filesOfSite } from '../../src/dev/site-files.ts'
import { type AuthorView, siteStatus } from '../../src/dev/site-status.ts'
import { ERROR, site, WARNING } from '../cli/lectern.ts'
import { folder } from '../source/folder.ts'
import { outputs } from '../write/site.ts'
import { request } from './request.ts'

const PAGE = '<head><link rel="stylesheet" href="style.css"></head><body>a</body>'

/** The state of a site of one note with a warning, and an error in another file. */
function served(pages: { readonly [path: string]: string } = { 'a.html': PAGE, 'style.css': 'a{}' }) {
  const made = site({ outputs: outputs(pages), diagnostics: [WARNING, ERROR] })
  const files = filesOfSite(made.outputs, { vault: '/nowhere', publicDir: null })
  return { site: made, files, failure: null }
}

function author(vault: string): AuthorView {
  return {
    folders: [vault],
    locate: (file) => `notes/${file}`,
    link: ({ file, line, column }) => `edit:${path.basename(file)}:${line}:${column}`,
  }
}

test('DIA-1 the status of a page lists its own problems first, with their places', async () => {
  const vault = folder({ 'a.md': '' })
  const status = await siteStatus('/a.html', served(), author(vault))
  expect(status).toMatchObject({
    here: [
      { code: 'unresolved-link', place: 'notes/a.md:3:5', href: 'edit:a.md:3:5', help: 'Did you mean “A”?' },
    ],
    // A file that is not there cannot be opened.
    elsewhere: [{ code: 'not-text', place: 'notes/b.md:1:1', href: null }],
    counts: { error: 1, warning: 1, info: 0 },
    failure: null,
    wanted: null,
  })
  expect(status?.styles).toMatchObject([
    { href: 'style.css', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
  expect(await siteStatus('/a', served(), author(vault))).toEqual(status)
  expect(await siteStatus('/../a', served(), author(vault))).toBeNull()
  expect((await siteStatus('/none.html', served(), author(vault)))?.here).toEqual([])
})

test('TR-30 pages that others may see are told nothing of the vault', async () => {
  const state = { ...served(), failure: { message: '“secret.md” is broken.', help: 'Mend “secret.md”.' } }
  const status = await siteStatus('/a.html', state, null)
  expect(status).toMatchObject({ here: [], elsewhere: [], counts: { error: 0, warning: 0, info: 0 } })
  expect(JSON.stringify(status)).not.toMatch(/secret|\.md|“/)
  expect(JSON.stringify(await siteStatus('/a.html', state, author('/nowhere')))).toContain('secret.md')
})

test('TR-30 the status is served under the secret address alone, to the page alone', async () => {
  const liveReload = createLiveReload((page) => siteStatus(page, served(), author('/nowhere')))
  const { files } = served()
  const options = { port: 0, host: null, allowedHosts: [] }
  const { port, close } = await createDevServer(() => files, liveReload, options)
  onTestFinished(async () => {
    liveReload.close()
    await close()
  })
  const page = (await request(port, '/a.html')).body
  const secret = /\/@lectern\/[0-9a-f]{32}\//.exec(page)?.[0]
  const address = `${secret}status.json?page=/a.html`
  const answer = await request(port, address)
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  expect(JSON.parse(answer.body).here).toHaveLength(1)
  expect((await request(port, `${secret}status.json`)).status).toBe(404)
  expect((await request(port, `${secret}status.json?page=/../x`)).status).toBe(404)
  expect((await request(port, `/@lectern/${'0'.repeat(32)}/status.json?page=/a.html`)).status).toBe(404)
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.test' },
    { host: `evil.test:${port}` },
  ]) {
    expect((await request(port, address, { headers })).status).toBe(403)
  }
})

test('a page is the same page if only the names of its style sheets differ', () => {
  const parts = (html: string) => pageParts(Buffer.from(html))
  const page = (css: string, words: string) =>
    `<head><link rel="icon" href="i.svg"><link rel="stylesheet" href="${css}"></head>${words}`
  expect(parts(page('a.1.css', 'x')).digest).toBe(parts(page('a.2.css', 'x')).digest)
  expect(parts(page('a.1.css', 'x')).digest).not.toBe(parts(page('a.1.css', 'y')).digest)
  expect(parts(page('a.1.css?b&amp;c', 'x')).styles).toEqual(['a.1.css?b&c'])
  expect(parts('<link rel="stylesheet" href="a.css').styles).toEqual([])
})

test.each([
  ['vscode', 'vscode://file/v/Week%201/a.md:3:5'],
  ['zed', 'zed://file/v/Week%201/a.md:3:5'],
  [
    'vscode://vscode-remote/ssh-remote+server{path}:{line}',
    'vscode://vscode-remote/ssh-remote+server/v/Week%201/a.md:3',
  ],
])('the editor %s opens a place with %s', (name, href) => {
  expect(editorLink(name, '/v')({ file: '/v/Week 1/a.md', line: 3, column: 5 })).toBe(href)
})

test('Obsidian opens a file by the name of its vault, which may be a folder above the notes', () => {
  const root = folder({ '.obsidian/app.json': '{}', 'course notes/a.md': '' })
  const link = editorLink('obsidian', path.join(root, 'course notes'))
  const place = { line: 1, column: 1 }
  expect(link({ ...place, file: path.join(root, 'course notes/a.md') })).toBe(
    `obsidian://open?vault=${path.basename(root)}&file=course%20notes%2Fa.md`,
  )
  expect(link({ ...place, file: '/elsewhere/lectern.config.json' })).toBeNull()
})

test.each(['vscoed', 'javascript:alert(1)//{path}', 'https://e.org{path}', 'edit://open', 'notepad'])(
  'TR-11 “%s” is refused as an editor',
  (name) => {
    expect(() => editorLink(name, '/v')).toThrow(/There is no editor|is not the address of an editor/)
  },
)
