import fs from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { publish } from '../../src/build/write.ts'
import { UserError } from '../../src/diagnostics/user-error.ts'
import { outputPath } from '../../src/lib/paths.ts'
import { digestOf } from '../../src/source/files.ts'
import { withoutPrivileges } from '../source/folder.ts'
import { contents, folder, newOutput, outputs, site, write } from './site.ts'

const FIRST = { 'index.html': 'home', 'a/b.html': 'b', 'assets/x.1a2b.css': 'css' }

test('TR-22 a first site appears whole, with a manifest that lists it sorted and without a time', async () => {
  const output = newOutput()
  expect(await write(output, FIRST)).toMatchObject({ written: 3, unchanged: 0, removed: 0 })
  expect(site(output)).toEqual(FIRST)
  expect(JSON.parse(contents(output)['lectern-manifest.json'] ?? '')).toEqual({
    files: {
      'a/b.html': digestOf(Buffer.from('b')),
      'assets/x.1a2b.css': digestOf(Buffer.from('css')),
      'index.html': digestOf(Buffer.from('home')),
    },
  })
  expect(fs.readdirSync(path.dirname(output))).toEqual(['dist'])
})

test('URL-13 the same site gives the same bytes, whether built at once or in steps', async () => {
  const [atOnce, inSteps] = [newOutput(), newOutput()]
  await write(atOnce, FIRST)
  await write(inSteps, { 'index.html': 'old', 'gone/x.html': 'x' })
  await write(inSteps, FIRST)
  expect(contents(inSteps)).toEqual(contents(atOnce))
})

test('only files whose bytes differ are written, stale ones and empty folders go', async () => {
  const output = newOutput()
  await write(output, { ...FIRST, 'old/deep/page.html': 'x' })
  const before = fs.statSync(path.join(output, 'a/b.html')).ino
  const result = await write(output, { ...FIRST, 'index.html': 'new home' })
  expect(result).toMatchObject({ written: 1, unchanged: 2, removed: 1 })
  expect(site(output)).toEqual({ ...FIRST, 'index.html': 'new home' })
  expect(fs.existsSync(path.join(output, 'old'))).toBe(false)
  expect(fs.statSync(path.join(output, 'a/b.html')).ino).toBe(before)
})

test('TR-24 a page that somebody edited or deleted is restored, whether or not it is known what was left', async () => {
  const output = newOutput()
  const { after } = await write(output, FIRST)
  for (const options of [{ before: after }, {}]) {
    fs.writeFileSync(path.join(output, 'a/b.html'), 'X')
    fs.rmSync(path.join(output, 'index.html'))
    expect(await write(output, FIRST, options)).toMatchObject({ written: 2, unchanged: 1 })
    expect(site(output)).toEqual(FIRST)
  }
})

test('TR-22 a foreign file in the way is named, and nothing is changed', async () => {
  const output = newOutput()
  await write(output, FIRST)
  fs.writeFileSync(path.join(output, 'mine.html'), 'mine')
  const before = contents(output)
  const error = await write(output, { 'index.html': 'new', 'mine.html': 'x' }).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(UserError)
  expect(error).toMatchObject({ exitCode: 3, message: expect.stringContaining('“mine.html”') })
  expect(contents(output)).toEqual(before)
})

test('TR-22 foreign files beside ours are never touched', async () => {
  const output = newOutput()
  await write(output, { 'index.html': '1', 'notes/a.html': 'a' })
  fs.writeFileSync(path.join(output, 'CNAME'), 'e.org')
  fs.writeFileSync(path.join(output, 'notes/mine.txt'), 'mine')
  await write(output, { 'index.html': '2' })
  expect(site(output)).toEqual({ 'index.html': '2', CNAME: 'e.org', 'notes/mine.txt': 'mine' })
})

test('TR-22 a folder with files of somebody else is built into beside them', async () => {
  const output = folder({ 'README.md': 'mine' })
  await write(output, FIRST)
  expect(site(output)).toEqual({ ...FIRST, 'README.md': 'mine' })
})

test.each([
  ['a symbolic link to a file', 'index.html'],
  ['a symbolic link to a folder', 'a'],
])('TR-22 %s in the way is refused, and what it leads to stays', async (_, name) => {
  const elsewhere = folder({ 'b.html': 'theirs' })
  const output = folder({ 'other.txt': '' })
  fs.symlinkSync(name === 'a' ? elsewhere : path.join(elsewhere, 'b.html'), path.join(output, name))
  await expect(write(output, FIRST)).rejects.toMatchObject({ exitCode: 3 })
  expect(contents(elsewhere)).toEqual({ 'b.html': 'theirs' })
})

test('TR-22 stale files are not deleted through a symbolic link', async () => {
  const elsewhere = folder({ 'b.html': 'theirs' })
  const output = newOutput()
  await write(output, FIRST)
  fs.rmSync(path.join(output, 'a'), { recursive: true })
  fs.symlinkSync(elsewhere, path.join(output, 'a'))
  await write(output, { 'index.html': 'home' })
  expect(contents(elsewhere)).toEqual({ 'b.html': 'theirs' })
})

test('TR-22 a manifest that names files outside the output deletes nothing there', async () => {
  const parent = folder({ 'precious.txt': 'mine' })
  const output = path.join(parent, 'dist')
  await write(output, { 'index.html': '1' })
  const evil = {
    files: { '../precious.txt': 'x', '/etc/x': 'x', 'a/../../precious.txt': 'x', 'index.html': 'x' },
  }
  fs.writeFileSync(path.join(output, 'lectern-manifest.json'), JSON.stringify(evil))
  await write(output, { 'page.html': '2' })
  expect(site(output)).toEqual({ 'page.html': '2' })
  expect(fs.readFileSync(path.join(parent, 'precious.txt'), 'utf8')).toBe('mine')
})

test('a page may become a folder and a folder a page', async () => {
  const output = newOutput()
  await write(output, { about: 'file', 'x/y.html': 'y', 'x/z/w.html': 'w' })
  const next = { 'about/index.html': 'in folder', x: 'file' }
  expect(await write(output, next)).toMatchObject({ written: 2, removed: 3 })
  expect(site(output)).toEqual(next)
})

test('TR-23 an interruption leaves every file old or new, and the next build completes', async () => {
  const output = newOutput()
  const many = (version: string) =>
    Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`p${i}.html`, `${version} ${i}`]))
  await write(output, { ...many('old'), 'stale.html': 'x' })
  const { signal } = new AbortController()
  const reason = new Error('interrupted')
  // The signal is asked once for each file that is staged, once before, and once for each that is moved.
  let asked = 0
  vi.spyOn(signal, 'throwIfAborted').mockImplementation(() => {
    if (++asked > 300) throw reason
  })
  await expect(write(output, many('new'), { signal })).rejects.toBe(reason)
  const { 'stale.html': stale, ...pages } = site(output)
  expect(stale).toBe('x')
  const versions = Object.values(pages).map((text) => text.split(' ')[0])
  expect(new Set(versions)).toEqual(new Set(['old', 'new']))
  expect(Object.keys(pages)).toHaveLength(200)
  expect(fs.existsSync(path.join(output, '.lectern-tmp'))).toBe(false)
  await write(output, many('new'))
  expect(site(output)).toEqual(many('new'))
})

test('TR-23 a first build that is interrupted leaves nothing behind', async () => {
  const output = newOutput()
  const controller = new AbortController()
  controller.abort(new Error('interrupted'))
  await expect(write(output, FIRST, { signal: controller.signal })).rejects.toThrow('interrupted')
  expect(fs.readdirSync(path.dirname(output))).toEqual([])
})

test('TR-23 files that a killed build had staged or announced are ours', async () => {
  const output = newOutput()
  await write(output, FIRST)
  fs.mkdirSync(path.join(output, '.lectern-tmp'))
  fs.writeFileSync(path.join(output, '.lectern-tmp/0'), 'half')
  const manifest = JSON.parse(contents(output)['lectern-manifest.json'] ?? '')
  manifest.files['new.html'] = 'announced'
  fs.writeFileSync(path.join(output, 'lectern-manifest.json'), JSON.stringify(manifest))
  fs.writeFileSync(path.join(output, 'new.html'), 'moved')
  await write(output, { ...FIRST, 'new.html': 'fresh' })
  expect(site(output)).toEqual({ ...FIRST, 'new.html': 'fresh' })
})

test('TR-23 a disk that refuses is exit 3, and the old site is whole', async () => {
  const output = newOutput()
  await write(output, FIRST)
  const before = site(output)
  const tooLong = `${'x'.repeat(300)}.html`
  await expect(write(output, { 'index.html': 'new', [tooLong]: '' })).rejects.toMatchObject({ exitCode: 3 })
  expect(site(output)).toEqual(before)
})

test('TR-23 an output that may not be written is exit 3 with the reason', async () => {
  const output = newOutput()
  await write(output, FIRST)
  fs.chmodSync(path.dirname(output), 0o755)
  fs.chmodSync(output, 0o555)
  await withoutPrivileges(() =>
    expect(write(output, { 'index.html': 'new' })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('permission is missing'),
    }),
  )
  fs.chmodSync(output, 0o755)
  expect(site(output)).toEqual(FIRST)
})

test('TR-24 two builds into one folder: one runs, the other is told', async () => {
  const output = folder({ 'foreign.txt': '' })
  const results = await Promise.allSettled([write(output, FIRST), write(output, FIRST)])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { exitCode: 4 } })
  expect(site(output)).toEqual({ ...FIRST, 'foreign.txt': '' })
})

test('IMG-10 attachments and public files are copied and checked', async () => {
  const vault = folder({ 'img/p.png': 'picture' })
  const publicDir = folder({ CNAME: 'e.org' })
  const output = newOutput()
  const copies = [
    {
      path: outputPath('files/p.png'),
      digest: digestOf(Buffer.from('picture')),
      body: { kind: 'copy', source: 'img/p.png' },
    },
    {
      path: outputPath('CNAME'),
      digest: digestOf(Buffer.from('e.org')),
      body: { kind: 'public', source: 'CNAME' },
    },
  ] as const
  const request = { output, outputs: copies as never, vault, publicDir, before: null }
  expect(await publish(request)).toMatchObject({ written: 2 })
  expect(await publish(request)).toMatchObject({ written: 0, unchanged: 2 })
  expect(site(output)).toEqual({ 'files/p.png': 'picture', CNAME: 'e.org' })
})

test('TR-22 a path that leads out of the output is a bug, not a file', async () => {
  const output = newOutput()
  for (const name of ['../x', '/x', 'a//b', 'a\\b', 'lectern-manifest.json']) {
    await expect(write(output, { [name]: '' })).rejects.toThrow('no path inside a site')
  }
  expect(outputs({}).length).toBe(0)
})
