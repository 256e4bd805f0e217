import { expect, test } from 'vitest'
import { fields, note, read, reported } from './read.ts'

test.each(['true', 'TRUE', '"true"', 'yes', 'on', '1', '"1"', '', '""', '~'])(
  'PRV-1 publish: %s is public',
  (value) => {
    expect(fields(`publish: ${value}`).visibility).toBe('public')
    expect(reported(note(`publish: ${value}`))).toEqual([])
  },
)

test.each(['false', 'False', "'false'", '" no "', 'off', '0', 'n'])(
  'PRV-1 publish: %s is private',
  (value) => {
    expect(fields(`publish: ${value}`).visibility).toBe('private')
    expect(reported(note(`publish: ${value}`))).toEqual([])
  },
)

test.each(['flase', 'maybe', '[true]', '{a: true}', '2', '2022-08-03', 'yes please'])(
  'PRV-1 publish: %s is not clear, so the note is private with a warning',
  (value) => {
    expect(fields(`publish: ${value}`).visibility).toBe('private')
    expect(reported(note('title: x', `publish: ${value}`))).toEqual(['3:10 warning publish-unclear'])
  },
)

test.each(['true', 'yes', 'ON', '1', '"y"'])('PRV-2 draft: %s is a draft', (value) => {
  expect(fields(`draft: ${value}`).visibility).toBe('draft')
})

test.each(['false', 'no', 'off', '0'])('PRV-2 draft: %s is public', (value) => {
  expect(fields(`draft: ${value}`).visibility).toBe('public')
})

test.each(['flase', '[false]', '', 'later'])('PRV-2 draft: %s is not clearly no, so private', (value) => {
  expect(fields(`draft: ${value}`).visibility).toBe('private')
  expect(reported(note(`draft: ${value}`))[0]).toContain('warning publish-unclear')
})

test('PRV-1 keys are compared without case, and private wins over public', () => {
  expect(fields('Publish: false').visibility).toBe('private')
  expect(fields('publish: true', 'PUBLISH: false').visibility).toBe('private')
  expect(fields('publish: true', 'draft: true').visibility).toBe('draft')
  expect(fields('publish: false', 'draft: true').visibility).toBe('private')
})

test('PRV-1 FM-15 of two values for one key the private one counts, wherever it stands', () => {
  expect(fields('publish: false', 'publish: true').visibility).toBe('private')
  expect(fields('draft: true', 'draft: false').visibility).toBe('draft')
})

test('PRV-1 a key with characters that nobody sees is the key', () => {
  expect(fields('\u200Bpublish: false').visibility).toBe('private')
  expect(fields('title: "x', '\u200Bpublish: false').visibility).toBe('private')
})

test('PRV-1 only a clear yes counts where notes are published by request', () => {
  expect(fields('publish: true').published).toBe(true)
  expect(fields('publish:').published).toBe(false)
  expect(fields('title: x').published).toBe(false)
  expect(fields('publish: true', 'draft: maybe').published).toBe(false)
})

test.each([
  ['publish: false'],
  ['  publish : no'],
  ['Draft: true'],
  ['"publish": false,'],
  ['{ "title": "x", "draft": true'],
  ['publish:'],
  ['publish: flase'],
  ['draft: '],
])('FM-14 PRV-9 broken frontmatter with the line %s is private', (line) => {
  const text = note('title: "never closed', line)
  expect(read(text).frontmatter.visibility).toBe('private')
  expect(reported(text)).toHaveLength(1)
  expect(reported(text)[0]).toContain('error frontmatter-invalid')
})

test.each([['publish: true'], ['draft: false'], ['title: publish'], ['"publish": yes, # really']])(
  'FM-14 broken frontmatter with the line %s is public',
  (line) => {
    expect(fields('a: b: c', line).visibility).toBe('public')
  },
)

test('FM-14 FM-16 frontmatter that is a list and names publish is private', () => {
  expect(fields('- publish: false').visibility).toBe('private')
})

test('FM-14 FM-2 an unclosed block that names publish or draft is private', () => {
  expect(read('---\npublish: false\ntext').frontmatter.visibility).toBe('private')
  expect(reported('---\npublish: false\ntext')).toEqual(['1:1 error frontmatter-invalid'])
  expect(read('---\npublish: true\ntext').frontmatter.visibility).toBe('public')
})

test('FM-14 a header in another language that names publish or draft is private', () => {
  expect(read('---json\n{ "publish": false }\n---\nx').frontmatter.visibility).toBe('private')
  expect(read('+++\ndraft = true\n+++\nx').frontmatter.visibility).toBe('private')
  expect(read('+++\ndraft = false\n+++\nx').frontmatter.visibility).toBe('public')
})

test.each([
  '\n---\npublish: false\n---\nx',
  '----\npublish: false\n----\nx',
  '--- x\ndraft: true\n---\nx',
  '—\npublish: no\n—\nx',
])('TR-1 FM-3 %j is no frontmatter, but its author meant it to be: private', (text) => {
  expect(read(text).frontmatter.visibility).toBe('private')
  expect(reported(text)).toEqual(['1:1 error frontmatter-invalid'])
})

test('FM-3 a thematic break above ordinary text hides nothing', () => {
  for (const text of [
    '\n---\ntitle: x\n---\n',
    '----\n\nWe publish: see below.\n',
    'Text.\n\n---\n\ndraft: x',
  ]) {
    expect(read(text).frontmatter.visibility).toBe('public')
    expect(reported(text)).toEqual([])
  }
})

test('DIA-1 a diagnostic about a private note does not repeat its text', () => {
  const { diagnostics } = read(note('publish: false', 'secret: "QUIET', 'x'))
  expect(JSON.stringify(diagnostics)).not.toContain('QUIET')
})
