import { expect, test } from 'vitest'
import { newsOf } from '../../src/commands/news.ts'
import { ERROR, WARNING } from './lectern.ts'

test('what was there before is no news, also on another line', () => {
  expect(newsOf([WARNING], [{ ...WARNING, line: 9 }])).toEqual({ added: [], gone: 0 })
})

test('news is what is new, and how much is gone', () => {
  expect(newsOf([WARNING], [ERROR])).toEqual({ added: [ERROR], gone: 1 })
  expect(newsOf([], [ERROR, WARNING])).toEqual({ added: [ERROR, WARNING], gone: 0 })
})

test('a second problem of the same words is news', () => {
  const second = { ...WARNING, line: 9 }
  expect(newsOf([WARNING], [WARNING, second])).toEqual({ added: [second], gone: 0 })
  expect(newsOf([WARNING, second], [WARNING])).toEqual({ added: [], gone: 1 })
})
