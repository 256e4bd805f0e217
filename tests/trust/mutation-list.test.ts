import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MUTATIONS } from './mutation-list.mjs'

const SOURCE = join(import.meta.dirname, '..', '..', 'src')

test('every guard that mutations take away is there, once', () => {
  const moved = MUTATIONS.filter(
    ([, file, guard]) => readFileSync(join(SOURCE, file), 'utf8').split(guard).length !== 2,
  )
  expect(moved.map(([promise, file]) => `${promise} (${file})`)).toEqual([])
})
