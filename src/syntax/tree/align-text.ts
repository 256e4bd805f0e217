import { decodeString } from 'micromark-util-decode-string'
import { isBlank, isLineEnd, lineEndLength, skipBlanks, skipBlanksBack } from './characters.ts'

/** Where each character of a text node's value is written in the source. */
export interface Alignment {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 for a character that is written as an escape (`\[`) or a reference (`&#91;`). */
  readonly literal: Uint8Array
}

/**
 * Walks through a decoded value and its source side by side, in time linear in both.
 *
 * They differ in three ways only: escapes and references are decoded, blanks around a line ending are gone,
 * and so are the markers of the containers (`> `, indentation) at the start of each further line.
 * The value's source lies between `start` and `end`; without `end` it may go on to the end of the text.
 */
export function alignText(value: string, source: string, start: number, end = source.length): Alignment {
  const starts = new Int32Array(value.length)
  const ends = new Int32Array(value.length)
  const literal = new Uint8Array(value.length)
  let at = firstStart(source, start, end, value)
  let index = 0
  while (index < value.length) {
    const eol = lineEndLength(value, index)
    if (eol > 0) {
      at = skipBlanks(source, at)
      for (let i = 0; i < eol; i++) mark(index + i, at + i, at + i + 1, 0)
      index += eol
      at = contentStart(source, at + Math.max(1, lineEndLength(source, at)), end, value, index)
      continue
    }
    const unit = unitAt(source, at)
    const isLiteral = unit.end - at > 1 && value.startsWith(unit.text, index)
    const length = isLiteral ? unit.text.length : 1
    const next = isLiteral ? unit.end : at + 1
    for (let i = 0; i < length; i++) mark(index + i, at, next, isLiteral ? 1 : 0)
    index += length
    at = next
  }
  return { starts, ends, literal }

  function mark(i: number, from: number, to: number, isLiteral: 0 | 1): void {
    starts[i] = Math.min(from, source.length)
    ends[i] = Math.min(to, source.length)
    literal[i] = isLiteral
  }
}

/** What one character, escape or reference of the source stands for. */
interface Unit {
  readonly text: string
  readonly end: number
}

const ESCAPE_OR_REFERENCE = /\\[!-/:-@[-`{-~]|&(?:#(?:\d{1,7}|x[\da-f]{1,6})|[\da-z]{1,31});/iy

function unitAt(source: string, at: number): Unit {
  const character = source[at] ?? ''
  if (character === '\\' || character === '&') {
    ESCAPE_OR_REFERENCE.lastIndex = at
    const written = ESCAPE_OR_REFERENCE.exec(source)?.[0]
    const text = written === undefined ? character : decodeString(written)
    // A name that is no character reference decodes to itself and is ordinary text.
    if (written !== undefined && text !== written) return { text, end: at + written.length }
  }
  return { text: character, end: at + 1 }
}

/** What may stand before the content of a line: indentation and the markers of block quotes. */
function isPrefix(character: string | undefined): boolean {
  return isBlank(character) || character === '>'
}

function skipPrefix(text: string, index: number): number {
  let end = index
  while (isPrefix(text[end])) end++
  return end
}

/** A task's text is said to start right after its box, even if it starts on the next line. */
function firstStart(source: string, start: number, end: number, value: string): number {
  if (isBlank(value[0]) || isLineEnd(value[0])) return start
  const blanks = skipBlanks(source, start)
  const eol = lineEndLength(source, blanks)
  return eol === 0 ? blanks : contentStart(source, blanks + eol, end, value, 0)
}

/**
 * Where the content of a further line starts.
 *
 * > | > a
 * > | >     > b
 *           ^
 *
 * Content may itself start with `>`: then the prefix is shorter than the run of its characters, by as many
 * characters as the value has there that are not written as escapes or references behind the run.
 */
function contentStart(source: string, lineStart: number, end: number, value: string, index: number): number {
  const runEnd = Math.min(end, skipPrefix(source, lineStart))
  const inValue = skipPrefix(value, index) - index
  if (inValue === 0 || runEnd === end) return runEnd - inValue
  const rawEnd = isAtLineEnd(source, runEnd) ? skipBlanksBack(source, runEnd, lineStart) : runEnd
  return Math.max(lineStart, rawEnd - Math.max(0, inValue - literalRun(source, runEnd)))
}

function isAtLineEnd(text: string, index: number): boolean {
  return index >= text.length || isLineEnd(text[index])
}

/** The number of prefix characters that are written at `start` as something else than themselves, or behind that. */
function literalRun(source: string, start: number): number {
  let length = 0
  let kept = 0
  let at = start
  while (true) {
    const unit = unitAt(source, at)
    if (unit.text === '' || skipPrefix(unit.text, 0) < unit.text.length) break
    length += unit.text.length
    // Blanks at the end of the line are not part of the value.
    if (unit.end - at > 1 || unit.text === '>') kept = length
    at = unit.end
  }
  return isAtLineEnd(source, at) ? kept : length
}
