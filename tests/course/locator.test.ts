import { expect, test } from 'vitest'
import { deepLink, looksLikeLocator, readLocator } from '../../src/note/locator.ts'

test.each([
  ['p. 12', { kind: 'page', page: 12 }],
  ['pp. 12–15', { kind: 'page', page: 12 }],
  ['Page 7, bottom', { kind: 'page', page: 7 }],
  ['00:14:32', { kind: 'time', seconds: 872 }],
  ['14:32', { kind: 'time', seconds: 872 }],
  ['at 1:02:03', { kind: 'time', seconds: 3723 }],
  ['1h2m', { kind: 'time', seconds: 3720 }],
  ['90s', { kind: 'time', seconds: 90 }],
  ['slide 3', { kind: 'slide', slide: '3' }],
  ['Slides 3–5', { kind: 'slide', slide: '3' }],
  ['slide id.g60c_0_1', { kind: 'slide', slide: 'id.g60c_0_1' }],
  ['§1.2', null],
  ['chapter 4', null],
  ['12', null],
  ['3 apples', null],
  ['5 m', { kind: 'time', seconds: 300 }],
  ['5 mice', null],
])('SRC-5 the locator %j', (text, expected) => {
  expect(readLocator(text)).toEqual(expected)
})

test('SRC-1 words that name a place are told from others', () => {
  expect(['§1.2', 'ch. 3', 'Lecture 4', 'Thm. 2.1', 'section IV'].map(looksLikeLocator)).toEqual(
    Array(5).fill(true),
  )
  expect(['a good book', 'see also', 'chapterhouse'].map(looksLikeLocator)).toEqual(Array(3).fill(false))
})

test.each([
  ['https://e.org/a.pdf', 'p. 12', 'https://e.org/a.pdf#page=12'],
  ['https://e.org/a.pdf?v=1#page=3', 'p. 12', 'https://e.org/a.pdf?v=1#page=12'],
  ['https://arxiv.org/pdf/2206.05862', 'p. 2', 'https://arxiv.org/pdf/2206.05862#page=2'],
  ['assets/a.1234.pdf', 'p. 2', 'assets/a.1234.pdf#page=2'],
  ['https://arxiv.org/abs/2206.05862', 'p. 2', null],
  [
    'https://www.youtube.com/watch?v=344sNPH-cSE',
    '00:14:32',
    'https://www.youtube.com/watch?v=344sNPH-cSE&t=872',
  ],
  ['https://youtu.be/344sNPH-cSE?t=5&si=x', '1:00', 'https://youtu.be/344sNPH-cSE?si=x&t=60'],
  ['https://youtu.be/344sNPH-cSE', '1:00', 'https://youtu.be/344sNPH-cSE?t=60'],
  ['https://www.youtube.com/embed/344sNPH-cSE', '1:00', 'https://www.youtube.com/embed/344sNPH-cSE?start=60'],
  ['https://vimeo.com/12345', '1:00', 'https://vimeo.com/12345#t=60s'],
  ['talk.mp4', '1:00', 'talk.mp4#t=60'],
  [
    'https://docs.google.com/presentation/d/1Hq/edit#slide=id.p',
    'slide 3',
    'https://docs.google.com/presentation/d/1Hq/edit#slide=3',
  ],
  ['https://docs.google.com/document/d/1Hq/edit', 'slide 3', null],
  ['https://e.org/page', 'p. 3', null],
  ['https://e.org/a.pdf', '1:00', null],
])('SRC-5 %s at %j is %s', (url, words, expected) => {
  const locator = readLocator(words)
  expect(locator && deepLink(url, locator)).toBe(expected)
})
