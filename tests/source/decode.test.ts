import { expect, test } from 'vitest'
import { decodeNote } from '../../src/source/decode.ts'

function decode(...parts: readonly (string | number)[]) {
  const bytes = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))),
  )
  const { text, diagnostics } = decodeNote(bytes)
  return { text, reported: diagnostics.map((d) => `${d.line}:${d.column} ${d.severity} ${d.code}`) }
}

test('VLT-5 UTF-8 is read, a byte order mark is dropped', () => {
  expect(decode('Käse – 長\n')).toEqual({ text: 'Käse – 長\n', reported: [] })
  expect(decode('\uFEFF---\na: 1\n')).toEqual({ text: '---\na: 1\n', reported: [] })
  expect(decode()).toEqual({ text: '', reported: [] })
})

test('VLT-5 invalid bytes become replacement characters, with one warning at the first line', () => {
  expect(decode('one\nCaf', 0xe9, '\n', 0xff, '\n')).toEqual({
    text: 'one\nCaf\uFFFD\n\uFFFD\n',
    reported: ['2:1 warning invalid-encoding'],
  })
})

test('VLT-6 valid text that looks wrong is kept', () => {
  expect(decode('Â· â\u0080\u0099')).toEqual({ text: 'Â· â\u0080\u0099', reported: [] })
})

test('VLT-7 line ends become LF and lines keep their numbers', () => {
  expect(decode('a\r\nb\rc\n\r\nd').text).toBe('a\nb\nc\n\nd')
})

test('UTF-16 with a mark is decoded, with either byte order', () => {
  const little = Buffer.from('\uFEFFCafé\r\n', 'utf16le')
  expect(decodeNote(little)).toEqual({ text: 'Café\n', diagnostics: [] })
  expect(decodeNote(Buffer.from(little).swap16())).toEqual({ text: 'Café\n', diagnostics: [] })
})

test.each([
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
  ['UTF-32 of the other byte order', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x41])],
  ['UTF-16 without a mark', Buffer.from('plain text', 'utf16le')],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
  ['every byte', Buffer.from(Array.from({ length: 256 }, (_, i) => i))],
])('a file that holds %s is withheld', (_, bytes) => {
  const { text, diagnostics } = decodeNote(bytes)
  expect(text).toBeNull()
  expect(diagnostics).toMatchObject([{ severity: 'error', code: 'not-text', line: 1 }])
})

test('TR-12 control characters become replacement characters, with a warning at the first', () => {
  expect(decode('a\n\tb\u0000c\u0007\u007f')).toEqual({
    text: 'a\n\tb\uFFFDc\uFFFD\uFFFD',
    reported: ['2:3 warning control-character'],
  })
})
