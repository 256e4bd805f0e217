/**
 * Bytes of a note → text. Text is never repaired: what looks wrong but is valid UTF-8 stays (VLT-6).
 *
 * Lines keep their numbers (VLT-7): CR LF and CR become LF, a byte order mark is dropped (VLT-5).
 */
import { type NoteDiagnostic, noteDiagnostic, type Place } from '../diagnostics/diagnostic.ts'

export interface DecodedNote {
  /** Null for a file that is not text: the note is withheld. */
  readonly text: string | null
  readonly diagnostics: readonly NoteDiagnostic[]
}

/** Decodes a note. Never throws. */
export function decodeNote(bytes: Uint8Array): DecodedNote {
  const encoding = encodingOf(bytes)
  if (encoding === null) return { text: null, diagnostics: [NOT_TEXT] }
  const text = decode(bytes, encoding)
  const diagnostics: NoteDiagnostic[] = []
  if (text.wrongLine !== null) {
    const place = { line: text.wrongLine, column: 1 }
    const message = 'This line holds bytes that are not valid text; they are shown as \uFFFD.'
    diagnostics.push(noteDiagnostic('invalid-encoding', place, message, 'Save the file as UTF-8.'))
  }
  const lines = text.text.includes('\r') ? text.text.replace(/\r\n?/g, '\n') : text.text
  const first = lines.search(CONTROL)
  if (first === -1) return { text: lines, diagnostics }
  const message = 'This line holds a control character; it is shown as \uFFFD.'
  diagnostics.push(noteDiagnostic('control-character', placeAt(lines, first), message))
  return { text: lines.replace(ALL_CONTROLS, '\uFFFD'), diagnostics }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

// Tab and line ends are text. The C1 range is not touched: it occurs in mojibake, which is content (VLT-6).
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/
const ALL_CONTROLS = new RegExp(CONTROL, 'g')

const NOT_TEXT = noteDiagnostic(
  'not-text',
  { line: 1, column: 1 },
  'This file is not text, so it is not published.',
  'Save it as UTF-8, or give it another ending than .md.',
)

/** How many bytes are looked at to tell text from other data. */
const SAMPLE_BYTES = 4096

/** The encoding by byte order mark, else UTF-8; null for data that is no text. */
function encodingOf(bytes: Uint8Array): Encoding | null {
  const [first, second, third, fourth] = bytes
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? null : 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  if (!sample.includes(0)) return 'utf-8'
  const zeros = sample.filter((byte) => byte === 0).length
  // UTF-16 and UTF-32 without a mark are full of zeros; other data has some, and is not UTF-8 either.
  const isBinary = (zeros > 1 && zeros >= sample.length / 4) || decodeStrictly(bytes, 'utf-8') === null
  return isBinary ? null : 'utf-8'
}

function decode(bytes: Uint8Array, encoding: Encoding): { text: string; wrongLine: number | null } {
  const text = decodeStrictly(bytes, encoding)
  if (text !== null) return { text, wrongLine: null }
  const wrongLine = encoding === 'utf-8' ? firstWrongLine(bytes) : 1
  return { text: new TextDecoder(encoding).decode(bytes), wrongLine }
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The 1-based number of the first line that is not UTF-8. No character contains the byte of a line end. */
function firstWrongLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed
    if (decodeStrictly(bytes.subarray(start, end), 'utf-8') === null) return line
    start = end + 1
  }
  return line
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
