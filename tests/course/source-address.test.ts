import { expect, test } from 'vitest'
import { kindOfFile, sourceIdentity, sourceKind } from '../../src/note/source-address.ts'
import { splitSourceTitle, titleOfAddress } from '../../src/note/source-title.ts'

test.each([
  [
    'a video',
    [
      'https://www.youtube.com/watch?v=344sNPH-cSE',
      'http://youtu.be/344sNPH-cSE?si=x&t=90',
      'https://www.youtube.com/embed/344sNPH-cSE?start=3',
      'https://m.youtube.com/watch?list=PL1&v=344sNPH-cSE#x',
      'https://www.youtube-nocookie.com/embed/344sNPH-cSE',
      'https://youtube.com/live/344sNPH-cSE',
    ],
  ],
  ['a film of Vimeo', ['https://vimeo.com/12345678', 'https://player.vimeo.com/video/12345678?h=1']],
  [
    'slides',
    [
      'https://docs.google.com/presentation/d/1Hq-u_4/edit#slide=id.g60_0',
      'https://docs.google.com/presentation/d/1Hq-u_4/',
      'https://docs.google.com/presentation/u/0/d/1Hq-u_4/preview?usp=sharing',
    ],
  ],
  [
    'a file of Google',
    ['https://drive.google.com/file/d/1abc/view', 'https://drive.google.com/open?id=1abc'],
  ],
  [
    'a preprint',
    [
      'https://arxiv.org/abs/2206.05862',
      'https://arxiv.org/pdf/2206.05862v3.pdf',
      'http://www.arxiv.org/pdf/2206.05862',
      'https://doi.org/10.48550/arXiv.2206.05862',
    ],
  ],
  [
    'an old preprint',
    ['https://arxiv.org/abs/math.GT/0309136', 'https://export.arxiv.org/pdf/math.GT/0309136v1'],
  ],
  [
    'an article',
    [
      'https://doi.org/10.1145/3442188.3445922',
      'http://dx.doi.org/10.1145/3442188.3445922',
      'doi:10.1145/3442188.3445922',
      'https://dl.acm.org/doi/10.1145/3442188.3445922',
      'https://dl.acm.org/doi/pdf/10.1145/3442188.3445922',
    ],
  ],
  [
    'a page',
    [
      'https://www.e.org/a/b/',
      'http://e.org/a/b',
      'https://e.org/a/b?utm_source=x&fbclid=y#part',
      'https://E.org/a/b?ref=z',
    ],
  ],
  ['a page with parameters', ['https://e.org/p?a=1&b=2', 'https://e.org/p?b=2&a=1&gclid=3']],
  ['a page with encoded letters', ['https://e.org/caf%C3%A9', 'https://e.org/café']],
])('SRC-2 all addresses of %s are one source', (_, urls) => {
  expect([...new Set(urls.map(sourceIdentity))]).toHaveLength(1)
})

test.each([
  ['https://youtu.be/344sNPH-cSE', 'https://youtu.be/344sNPH-cSF'],
  ['https://www.youtube.com/playlist?list=PL1', 'https://www.youtube.com/playlist?list=PL2'],
  ['https://docs.google.com/presentation/d/1Hq/edit', 'https://docs.google.com/presentation/d/1HQ/edit'],
  ['https://arxiv.org/abs/2206.05862', 'https://arxiv.org/abs/2206.05863'],
  ['https://arxiv.org/list/cs.LG/recent', 'https://arxiv.org/'],
  ['https://e.org/a', 'https://e.org/A'],
  ['https://e.org/p?v=1', 'https://e.org/p?v=2'],
  ['https://e.org/', 'https://f.org/'],
  ['mailto:a@e.org', 'mailto:b@e.org'],
])('SRC-2 %s and %s are two sources', (a, b) => {
  expect(sourceIdentity(a)).not.toBe(sourceIdentity(b))
})

test.each([
  ['https://docs.google.com/presentation/d/1Hq/edit', 'slides'],
  ['https://e.org/week1.pptx', 'slides'],
  ['https://youtu.be/344sNPH-cSE', 'video'],
  ['https://e.org/lecture.mp4?t=3', 'video'],
  ['https://arxiv.org/abs/2206.05862', 'paper'],
  ['https://doi.org/10.1145/3442188.3445922', 'paper'],
  ['doi:10.1/x', 'paper'],
  ['https://books.google.com/books?id=x', 'book'],
  ['https://e.org/book.epub', 'book'],
  ['https://github.com/o/r/blob/master/main.md', 'code'],
  ['https://e.org/a.ipynb', 'code'],
  ['https://docs.google.com/document/d/1/edit', 'document'],
  ['https://e.org/notes.PDF#page=3', 'document'],
  ['https://course.mlsafety.org/calendar/#media-popup', 'website'],
  ['https://notgithub.com/', 'website'],
])('SRC-3 %s is of kind %s', (url, kind) => {
  expect(sourceKind(url)).toBe(kind)
})

test('SRC-3 the kind of a file of the vault is told by its ending', () => {
  expect([kindOfFile('a/b.pdf'), kindOfFile('c.key'), kindOfFile('d.xyz')]).toEqual([
    'document',
    'slides',
    null,
  ])
})

test.each([
  [
    'risk_decomposition - Google Slides',
    'https://docs.google.com/presentation/d/1/edit',
    'risk_decomposition',
    ' - Google Slides',
  ],
  ['Anomaly Detection - YouTube', 'https://www.youtube.com/watch?v=1', 'Anomaly Detection', ' - YouTube'],
  ['A film on Vimeo', 'https://vimeo.com/1', 'A film', ' on Vimeo'],
  ['Hume – Wikipédia', 'https://fr.wikipedia.org/wiki/Hume', 'Hume', ' – Wikipédia'],
  ['main.md at master Â· org/Intro', 'https://github.com/org/Intro', 'main.md at master Â· org/Intro', ''],
  ['one_robust - Slides', 'https://docs.example.com/a', 'one_robust - Slides', ''],
  ['About - YouTube', 'https://e.org/', 'About - YouTube', ''],
  [' - YouTube', 'https://youtu.be/1', ' - YouTube', ''],
])('SRC-3 what a known host adds to a title is cut: %j at %s', (text, url, title, suffix) => {
  expect(splitSourceTitle(text, url)).toEqual({ title, suffix })
})

test('SRC-3 a source without a title is called by its address', () => {
  expect(titleOfAddress('https://www.e.org/a/b.pdf?x=1#page=2')).toBe('e.org/a/b.pdf')
  expect(titleOfAddress('https://arxiv.org/pdf/2206.05862v2')).toBe('arXiv:2206.05862')
  expect(titleOfAddress('https://doi.org/10.1145/344')).toBe('DOI 10.1145/344')
})
