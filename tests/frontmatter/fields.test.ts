import { expect, test } from 'vitest'
import { fields, note, read, reported } from './read.ts'

test('FM-4 the words of older YAML are strings', () => {
  expect(fields('title: no').title).toBe('no')
  expect(fields('a: yes', 'b: true', 'c: ~', 'd: off').properties.map((p) => p.value)).toEqual([
    'yes',
    true,
    null,
    'off',
  ])
})

test('FM-5 list items may be indented or not, with blank lines between them', () => {
  expect(fields('tags:', ' - A', '', ' - B').tags).toEqual(['A', 'B'])
  expect(fields('tags:', '- A', '- B').tags).toEqual(['A', 'B'])
  expect(fields('tags:', '  - A', '  - B').tags).toEqual(['A', 'B'])
})

test('FM-6 keys may hold blanks', () => {
  expect(fields('date modified: "2022-08-07"')).toMatchObject({
    modified: '2022-08-07',
    properties: [{ key: 'date modified', value: '2022-08-07' }],
  })
})

test('FM-7 values are trimmed', () => {
  expect(fields('tags:', ' - On/Neural_Network ').tags).toEqual(['On/Neural_Network'])
  expect(fields('title: "  Padded "').title).toBe('Padded')
  expect(fields('x: " y "').properties).toEqual([{ key: 'x', value: 'y' }])
})

test('FM-8 tags are a list or a string, with or without #, and `tag` is accepted', () => {
  expect(fields('tags: a, b c').tags).toEqual(['a', 'b', 'c'])
  expect(fields('tags: ["#a", b/]').tags).toEqual(['a', 'b'])
  expect(fields('TAGS: [a]', 'tag: b').tags).toEqual(['a', 'b'])
  expect(fields('tags: one', 'Tags: [one, two]').tags).toEqual(['one', 'two'])
})

test('FM-9 list entries that are no tags are ignored', () => {
  expect(fields('tags: [a b, "", true, [x], c, ~]').tags).toEqual(['c'])
  expect(reported(note('tags: [ok, a b]'))).toEqual(['2:12 warning frontmatter-value'])
})

test('FM-10 aliases are a list or one string, which is not split', () => {
  expect(fields('aliases: [One, "Two, too"]').aliases).toEqual(['One', 'Two, too'])
  expect(fields('aliases: DL for NLP, or so').aliases).toEqual(['DL for NLP, or so'])
  expect(fields('alias: A').aliases).toEqual(['A'])
})

test('FM-11 numbers and dates in titles, aliases and tags are used as they were written', () => {
  expect(fields('title: 2022').title).toBe('2022')
  expect(fields('title: 2022-08-03').title).toBe('2022-08-03')
  expect(fields('title: 1.50', 'aliases: [007, 1e3, 0x1F]', 'tags: [2022]')).toMatchObject({
    title: '1.50',
    aliases: ['007', '1e3', '0x1F'],
    tags: ['2022'],
  })
})

test('FM-17 cssclasses are names, from a list or a string', () => {
  expect(fields('cssclasses: [wide, dark-page]').cssClasses).toEqual(['wide', 'dark-page'])
  expect(fields('cssclass: wide tall').cssClasses).toEqual(['wide', 'tall'])
  expect(fields('cssclasses: ["x\\" onclick=y"]').cssClasses).toEqual([])
})

test('FM-18 description and image are taken as written', () => {
  expect(fields('description: An "intro" to <suns> & moons.').description).toBe(
    'An "intro" to <suns> & moons.',
  )
  expect(fields('cover: "[[pic.png]]"').image).toBe('[[pic.png]]')
  expect(fields('cover: [[pic.png]]').image).toBe('[[pic.png]]')
  expect(fields('image: a/b.png', 'cover: c.png').image).toBe('a/b.png')
})

test('FM-19 permalink is handed on as text', () => {
  expect(fields('permalink: /about/').permalink).toBe('/about/')
  expect(fields('permalink: 404').permalink).toBe('404')
})

test('FM-20 values are data: markup, hashtags and HTML stay as they are', () => {
  const values = fields('topic: "#notatag **x**"', 'html: "<b>"', 'link: "[[Note]]"').properties
  expect(values.map((p) => p.value)).toEqual(['#notatag **x**', '<b>', '[[Note]]'])
})

test('FM-21 an unquoted wikilink is a nested list, not an error and never an object in a title', () => {
  expect(fields('parent: [[Note]]').properties).toEqual([{ key: 'parent', value: [['Note']] }])
  expect(fields('title: [[Note]]').title).toBeNull()
  expect(reported(note('title: [[Note]]'))).toEqual(['2:8 warning frontmatter-value'])
})

test('dates are normalised to ISO 8601, and what is none is reported', () => {
  expect(fields('date: 2022-8-3').date).toBe('2022-08-03')
  expect(fields('date: 2022-08-03 9:05').date).toBe('2022-08-03T09:05:00')
  expect(fields('date: 2022-08-03T09:05:10.123+0200').date).toBe('2022-08-03T09:05:10+02:00')
  expect(fields('date: "[[2022-08-03]]"').date).toBe('2022-08-03')
  expect(fields('date: 2023-02-29').date).toBeNull()
  expect(fields('lastmod: 2022/12/31', 'updated: soon').modified).toBe('2022-12-31')
  expect(reported(note('date: soon'))).toEqual(['2:7 warning frontmatter-value'])
})

test('order and lang are checked', () => {
  expect(fields('order: 3', 'lang: pt-BR', 'type: course')).toMatchObject({
    order: 3,
    lang: 'pt-BR',
    type: 'course',
  })
  expect(fields('order: "2.5"').order).toBe(2.5)
  expect(fields('order: third', 'lang: "en\\" x"')).toMatchObject({ order: null, lang: null })
})

test('numbers that JSON cannot hold are kept as written', () => {
  const values = fields('a: .inf', 'b: 12345678901234567890', 'c: 1.5').properties.map((p) => p.value)
  expect(values).toEqual(['.inf', '12345678901234567890', 1.5])
})

test('DIA-1 the place of a property is where its key stands in the file', () => {
  const { places } = read(note('title: x', 'related:', '  - "[[A]]"'))
  expect({ ...places }).toEqual({ title: { line: 2, column: 1 }, related: { line: 3, column: 1 } })
})

test('DIA-4 ordinary frontmatter has nothing to report', () => {
  expect(
    reported(note('tags:', 'aliases: []', 'cssclasses:', 'date:', 'order:', 'title: A', 'x: [1, {y: 2}]')),
  ).toEqual([])
})

test('TR-12 an escape cannot spell what no text holds: control characters and halves of characters', () => {
  expect(fields('title: "a\\0b\\u0007c"').title).toBe('a\ufffdb\ufffdc')
  expect(fields('title: "a\\ud800b"').title).toBe('a\ufffdb')
})
