/** Caches that are damaged in every way: the build is slower, and its site the same as without them. */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProjects, digestsOf, type Projects } from './project.ts'

let projects: Projects
beforeAll(async () => {
  projects = await createProjects()
})
afterAll(() => projects.remove())

/** Every file of a cache but those that say nothing about the vault. */
function cacheFiles(cwd: string): string[] {
  const cache = path.join(cwd, '.lectern')
  return fs
    .readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.gitignore')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** Changes the bytes of a file. */
function edit(change: (bytes: Buffer) => Uint8Array): (file: string) => void {
  return (file) => fs.writeFileSync(file, change(fs.readFileSync(file)))
}

function flip(at: (length: number) => number): (file: string) => void {
  return edit((bytes) => {
    const place = at(bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ 4
    return bytes
  })
}

/** The same file as another version of Lectern would have written it: forms and packs begin with a number. */
function ofVersion(number: number): (file: string) => void {
  return edit((bytes) => {
    const text = bytes.toString('latin1')
    return Buffer.from(text.replace(/^(lectern[ a-z-]*?)1(?=[ \n])/, `$1${number}`), 'latin1')
  })
}

function replaceBy(make: (file: string) => void): (file: string) => void {
  return (file) => {
    fs.rmSync(file)
    make(file)
  }
}

const DAMAGES: Readonly<Record<string, (file: string, all: readonly string[]) => void>> = {
  'cut in half': (file) => fs.truncateSync(file, fs.statSync(file).size >> 1),
  'without its last byte': (file) => fs.truncateSync(file, fs.statSync(file).size - 1),
  empty: (file) => fs.truncateSync(file, 0),
  'full of zeros': edit((bytes) => bytes.fill(0)),
  'one bit wrong at the start': flip(() => 3),
  'one bit wrong in the middle': flip((length) => length >> 1),
  'one bit wrong at the end': flip((length) => length - 1),
  'with something behind its end': (file) => fs.appendFileSync(file, '{"more": true}'),
  'something else': (file) => fs.writeFileSync(file, '{"files": {"../x": "y"}}'),
  'what another file holds': (file, all) =>
    fs.copyFileSync(all[(all.indexOf(file) + 1) % all.length] ?? file, file),
  'of an older version': ofVersion(0),
  'of a newer version': ofVersion(2),
  missing: replaceBy(() => {}),
  'a folder': replaceBy((file) => fs.mkdirSync(file)),
  'a link to nowhere': replaceBy((file) => fs.symlinkSync('nowhere', file)),
}

async function expectSameSite(cwd: string): Promise<void> {
  const { code, stderr } = await projects.program.build(cwd)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(digestsOf(path.join(cwd, 'dist'))).toEqual(projects.next)
}

test('the cache has files, so that there is something to damage', async () => {
  const names = cacheFiles(await projects.edited()).map((file) =>
    path.basename(file).replace(/[\da-f-]{8,}/, ''),
  )
  expect(names.length).toBeGreaterThanOrEqual(5)
})

test.each(Object.keys(DAMAGES))(
  'TR-24 every file of the cache is %s: the site is that of a clean build',
  async (name) => {
    const cwd = await projects.edited()
    const all = cacheFiles(cwd)
    for (const file of all) DAMAGES[name]?.(file, all)
    await expectSameSite(cwd)
    // What the build has left is a cache again.
    await expectSameSite(cwd)
  },
)

test('TR-24 each file of the cache is damaged alone: the site is that of a clean build', async () => {
  const count = cacheFiles(await projects.edited()).length
  for (let at = 0; at < count; at++) {
    const cwd = await projects.edited()
    flip((length) => length >> 1)(cacheFiles(cwd)[at] ?? '')
    await expectSameSite(cwd)
  }
})

test('TR-24 the cache of another vault is of no use and does no harm', async () => {
  const [cwd, other] = [projects.fresh(), await projects.edited()]
  fs.cpSync(path.join(other, '.lectern'), path.join(cwd, '.lectern'), { recursive: true })
  await expectSameSite(cwd)
})

test('TR-24 what a cache says about the output is not believed', async () => {
  const cwd = await projects.edited()
  await expectSameSite(cwd)
  fs.writeFileSync(path.join(cwd, 'dist', 'index.html'), 'edited')
  fs.rmSync(path.join(cwd, 'dist', 'note-3.html'))
  await expectSameSite(cwd)
})
