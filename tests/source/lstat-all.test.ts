import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lstatAll } from '../../src/source/lstat-all.ts'
import { folder } from './folder.ts'

test.each([
  ['a fast disk', Number.POSITIVE_INFINITY],
  ['a slow disk', 0],
])('on %s each path gets its own answer, in order; links are not followed', async (_, slowMs) => {
  const names = Array.from({ length: 600 }, (_, index) => `${index}.md`)
  const root = folder(Object.fromEntries(names.map((name, index) => [name, 'x'.repeat(index)])))
  fs.symlinkSync('1.md', path.join(root, 'link'))
  const asked = [...names, 'link', 'missing', '1.md/below a file', `${'n'.repeat(300)}.md`]
  const found = await lstatAll(
    asked.map((name) => `${root}/${name}`),
    slowMs,
  )
  const sizes = found.slice(0, names.length).map((stats) => (stats instanceof fs.Stats ? stats.size : null))
  expect(sizes).toEqual(names.map((_, index) => index))
  const [link, missing, below, tooLong] = found.slice(names.length)
  expect(link instanceof fs.Stats && link.isSymbolicLink()).toBe(true)
  expect([missing, below]).toEqual([null, null])
  expect(tooLong).toMatchObject({ code: 'ENAMETOOLONG' })
})
