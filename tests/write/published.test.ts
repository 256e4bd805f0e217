import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { MANIFEST } from '../../src/build/manifest.ts'
import { digestAt, readPublished, savePublished } from '../../src/build/published.ts'
import { digestOf } from '../../src/source/files.ts'
import { folder, newOutput, site, write } from './site.ts'

const FIRST = { 'index.html': 'home', 'a/b.html': 'b', 'assets/x.1a2b.css': 'css' }

test('TR-24 what a publication has left is read as it was kept, and with any byte changed not at all', async () => {
  const { after } = await write(newOutput(), FIRST)
  expect(after.files.paths).toEqual([...Object.keys(FIRST), MANIFEST])
  expect(digestAt(after, 1)).toBe(digestOf(Buffer.from('b')))
  const file = path.join(folder({}), 'output')
  savePublished(file, after)
  expect(readPublished(file)).toEqual(after)
  const bytes = fs.readFileSync(file)
  for (let at = 0; at < bytes.length; at++) {
    fs.writeFileSync(
      file,
      bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)),
    )
    expect(readPublished(file)).toBeNull()
  }
  expect(readPublished(`${file}-missing`)).toBeNull()
})

test('TR-24 what looks as it was left is neither read nor written', async () => {
  const output = newOutput()
  const { after } = await write(output, FIRST)
  expect(await write(output, FIRST, { before: after })).toMatchObject({ written: 0, unchanged: 3, after })
  // The digest that was kept is believed, even a wrong one: nobody has read the file.
  const wrong = { ...after, digests: '0'.repeat(64) + after.digests.slice(64) }
  expect(await write(output, FIRST, { before: wrong })).toMatchObject({ written: 1, unchanged: 2 })
  const second = await write(output, { ...FIRST, 'index.html': 'new home' }, { before: after })
  expect(second).toMatchObject({ written: 1, unchanged: 2 })
  expect((await write(output, FIRST, { before: second.after })).written).toBe(1)
  expect(site(output)).toEqual(FIRST)
})

test('TR-24 a page that somebody has touched just now is read, whatever its times will be', async () => {
  const output = newOutput()
  await write(output, FIRST)
  fs.writeFileSync(path.join(output, 'index.html'), 'home')
  const { after } = await write(output, FIRST)
  fs.writeFileSync(path.join(output, 'index.html'), 'emoh')
  expect(await write(output, FIRST, { before: after })).toMatchObject({ written: 1, unchanged: 2 })
})

test('TR-24 nothing is believed of an output whose manifest is another one', async () => {
  const output = newOutput()
  const { after } = await write(output, FIRST)
  fs.writeFileSync(path.join(output, MANIFEST), '{}')
  await expect(write(output, FIRST, { before: after })).rejects.toThrow('was not written by Lectern')
})

test('TR-22 no path that leads out of the output is believed, so nothing there is removed', async () => {
  const output = newOutput()
  const { after } = await write(output, FIRST)
  const outside = path.join(output, '..', 'mine.txt')
  fs.writeFileSync(outside, 'mine')
  const paths = ['../mine.txt', ...after.files.paths.slice(1)]
  const forged = { ...after, files: { ...after.files, paths } }
  await write(output, FIRST, { before: forged })
  expect(fs.readFileSync(outside, 'utf8')).toBe('mine')
})
