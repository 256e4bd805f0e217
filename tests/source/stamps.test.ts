import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Stamp } from '../../src/source/snapshot.ts'
import { formatStamps, readStamps } from '../../src/source/stamps.ts'
import { folder } from './folder.ts'

const STAMPS: readonly Stamp[] = [
  ['a.md', 10, 1000, 1000, 7, 'aa'],
  ['b.md', 20, 2000, 2000, 8, 'bb'],
]

test('TR-24 stamps are read as they were written, and with any character changed not at all', () => {
  const file = path.join(folder({}), 'stamps')
  const text = formatStamps(STAMPS).toString()
  fs.writeFileSync(file, text)
  expect(readStamps(file)).toEqual(STAMPS)
  for (let at = 0; at < text.length; at++) {
    const other = text[at] === '1' ? '2' : '1'
    fs.writeFileSync(file, text.slice(0, at) + other + text.slice(at + 1))
    expect(readStamps(file)).toEqual([])
  }
  expect(readStamps(`${file}-missing`)).toEqual([])
})
