import { expect, test } from 'vitest'
import { build, PNG } from './vault.ts'

test('IMG-1 IMG-4 a picture is copied and shown with its file name as alternative text', async () => {
  const site = await build({ 'A.md': 'see ![[a b.PNG]]', 'x/a b.PNG': PNG })
  const image = site.content('A.md')('img')
  expect(image.attr('src')).toMatch(/^assets\/a-b\.[0-9a-f]{8}\.png$/)
  expect(image.attr('alt')).toBe('a b')
  expect(site.assets.map((asset) => asset.source)).toEqual(['x/a b.PNG'])
})

test('IMG-2 IMG-3 sizes and words of an embedded picture', async () => {
  const site = await build({
    'A.md': '![[p.png|100]]\n![[p.png|100x145]]\n![[p.png|Words]]\n![[p.png|Words|90]]',
    'p.png': PNG,
  })
  const $ = site.content('A.md')
  const shown = $('img')
    .toArray()
    .map((image) => [$(image).attr('width'), $(image).attr('height'), $(image).attr('alt')])
  // The third has no size of the author's: it gets the picture's own.
  expect(shown).toEqual([
    ['100', undefined, 'p'],
    ['100', '145', 'p'],
    ['1', '1', 'Words'],
    ['90', undefined, 'Words'],
  ])
  expect($('figcaption').eq(0).text()).toBe('Words')
  // What is read out for the picture is not read out twice.
  expect($('figcaption').eq(0).attr('aria-hidden')).toBe('true')
})

test('IMG-5 sizes of Markdown pictures, from elsewhere and from the vault', async () => {
  const site = await build({
    'A.md':
      '![250](https://e.org/a.png) ![|300](https://e.org/b.png) ![E|100x145](https://e.org/c.png) ![L|77](p.png)',
    'p.png': PNG,
  })
  const $ = site.content('A.md')
  const shown = $('img')
    .toArray()
    .map((image) => [$(image).attr('width'), $(image).attr('height'), $(image).attr('alt')])
  expect(shown).toEqual([
    ['250', undefined, ''],
    ['300', undefined, ''],
    ['100', '145', 'E'],
    ['77', undefined, 'L'],
  ])
})

test('IMG-6 IMG-7 a subpath is no part of a picture’s address; in a table \\| separates the size', async () => {
  const site = await build({ 'A.md': '![[p.png#x|100]]\n\n| a |\n| - |\n| ![[p.png\\|50]] |', 'p.png': PNG })
  const $ = site.content('A.md')
  expect($('img').eq(0).attr('src')).not.toContain('#')
  expect($('td img').attr('width')).toBe('50')
})

test('IMG-8 a missing picture leaves its name, no dead address, and a warning with its line', async () => {
  const site = await build({ 'A.md': 'x\n\n- ![[Pasted image 1.png]]' })
  expect(site.content('A.md')('img')).toHaveLength(0)
  expect(site.text('A.md')).toContain('Pasted image 1.png')
  expect(site.trouble('A.md')).toEqual(['3:3 warning missing-attachment'])
})

test('IMG-9 a picture without an address leaves its words', async () => {
  const site = await build({ 'A.md': 'a ![Uploading…]() b' })
  expect(site.content('A.md')('img')).toHaveLength(0)
  expect(site.text('A.md')).toBe('a Uploading… b')
})

test('IMG-10 two files of one name stay two, byte for byte', async () => {
  const other = Buffer.concat([PNG, Buffer.from('tail')])
  const site = await build({ 'A.md': '![[a/p.png]] ![[b/p.png]]', 'a/p.png': PNG, 'b/p.png': other })
  expect(new Set(site.assets.map((asset) => asset.output)).size).toBe(2)
  expect(site.outputs.filter((output) => output.body.kind === 'copy')).toHaveLength(2)
})

test('MED-1 MED-2 sounds and films get players and keep their time fragment', async () => {
  const site = await build({
    'A.md': '![[a.mp3#t=5,10]] ![[b.mp4#t=60]] [[b.mp4#t=30|from 30]]',
    'a.mp3': 'x',
    'b.mp4': 'y',
  })
  const $ = site.content('A.md')
  expect($('audio[controls]').attr('src')).toMatch(/\.mp3#t=5,10$/)
  expect($('video[controls]').attr('src')).toMatch(/\.mp4#t=60$/)
  expect($('a:contains(from 30)').attr('href')).toMatch(/\.mp4#t=30$/)
})

test('MED-3 a PDF opens at its page and has the asked height', async () => {
  const site = await build({ 'A.md': '![[a.pdf#page=3&height=400]]', 'a.pdf': '%PDF-1.4' })
  const frame = site.content('A.md')('iframe')
  expect(frame.attr('src')).toMatch(/\.pdf#page=3$/)
  expect(frame.attr('height')).toBe('400')
})

test('MED-4 other files are linked', async () => {
  const site = await build({ 'A.md': '![[data.csv]]', 'data.csv': '1,2' })
  expect(site.content('A.md')('a:contains(data.csv)').attr('href')).toMatch(
    /^assets\/data\.[0-9a-f]{8}\.csv$/,
  )
})

test('MED-5 a video page is never a picture, and nothing is asked of its site before a click', async () => {
  const site = await build({
    'A.md':
      '![](https://www.youtube.com/watch?v=NnTvZWp5Q7o)\n\n![t](https://youtu.be/dQw4w9WgXcQ)\n\n![](https://x.com/a/status/12345678)',
  })
  const $ = site.content('A.md')
  expect($('img, iframe')).toHaveLength(0)
  expect(
    $('[data-provider="youtube"]')
      .toArray()
      .map((node) => $(node).attr('data-id')),
  ).toEqual(['NnTvZWp5Q7o', 'dQw4w9WgXcQ'])
  expect($('a[href="https://x.com/a/status/12345678"]')).toHaveLength(1)
})

test('MED-6 CNV-3 canvas and base files are linked and copied, whatever is in them', async () => {
  const site = await build({
    'A.md': '![[x.canvas]] [[x.canvas]] ![[y.base#View]]',
    'x.canvas': '{broken',
    'y.base': 'views: 1',
  })
  expect(site.assets.map((asset) => asset.source)).toEqual(['x.canvas', 'y.base'])
  expect(site.text('A.md')).not.toContain('views')
  expect(site.trouble('A.md')).toEqual([])
})
