import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { scanVault } from '../../src/source/scan.ts'
import { scanAgain } from '../../src/source/scan-again.ts'
import { folder } from './folder.ts'

const NOTE_BYTES = 100

async function start() {
  const root = fs.realpathSync(folder({ 'a.md': 'a', 'in/b.md': 'b', 'in/c.png': 'c' }))
  const scan = () => scanVault(root, { ignore: [], noteBytes: NOTE_BYTES })
  const before = await scan()
  const again = (...paths: string[]) => scanAgain(before, new Set(paths), NOTE_BYTES)
  const write = (name: string, text: string) => fs.writeFileSync(path.join(root, name), text)
  return { root, scan, again, write }
}

test('an edited note is all that is read again, and what is found is what a whole scan finds', async () => {
  const { scan, again, write } = await start()
  write('in/b.md', 'another text')
  expect(await again('in/b.md')).toEqual(await scan())
})

test('anything but an edit of a known note is for a whole scan to find', async () => {
  const { root, again, write } = await start()
  write('new.md', 'new')
  write('in/c.png', 'other')
  write('a.md', 'x'.repeat(NOTE_BYTES + 1))
  for (const name of ['new.md', 'in/c.png', 'a.md', 'gone.md', '../outside.md', '', 'in'])
    expect(await again(name), name).toBeNull()
  fs.rmSync(path.join(root, 'in/b.md'))
  expect(await again('in/b.md')).toBeNull()
})

test('TR-16 a folder that has become a link is not followed', async () => {
  const { root, again } = await start()
  fs.renameSync(path.join(root, 'in'), path.join(root, 'elsewhere'))
  fs.symlinkSync('elsewhere', path.join(root, 'in'))
  expect(await again('in/b.md')).toBeNull()
})
