/**
 * The grammar of inline fields (obsidian-markdown.md, section 21) over flattened phrasing content: a string
 * in which every character that cannot take part in it is replaced by one of `FLAT`.
 *
 * Every search is bounded by the next bracket or by the line, so the whole is linear in the string.
 */
import { isBlank, skipBlanks, skipBlanksBack } from '../tree/characters.ts'

/** What stands in the flat string for something that is not plain text. */
export const FLAT = {
  /** An escaped character or a reference: out of every count, but part of a word. */
  literal: '\u0001',
  /** Formatting that may be (a part of) a key. */
  formatting: '\u0002',
  /** Anything else within one line: a link, a formula, an escaped bracket … */
  opaque: '\u0003',
  /** Something that goes on in the next line: no field reaches across it. */
  wall: '\u0004',
  /** Something that is or holds a field: a line with one has no line form. */
  field: '\u0005',
} as const

/** Where a field and its parts stand in the flat string. Key and value are trimmed, the key is not empty. */
export interface FieldSpan {
  readonly form: 'bracket' | 'paren' | 'line'
  readonly start: number
  readonly keyStart: number
  readonly keyEnd: number
  readonly valueStart: number
  readonly valueEnd: number
  readonly end: number
}

/** The bracket and parenthesis forms, in order, outermost only (INF-1, INF-2, INF-8 to INF-12). */
export function findEnclosedFields(flat: string): FieldSpan[] {
  if (!flat.includes('::')) return []
  const spans: FieldSpan[] = []
  const closers = matchBrackets(flat)
  for (let i = 0; i < flat.length; i++) {
    const span = enclosedField(flat, i, closers.get(i))
    if (span === null) continue
    spans.push(span)
    i = span.end - 1
  }
  return spans
}

function enclosedField(flat: string, start: number, closer: number | undefined): FieldSpan | null {
  if (closer === undefined) return null
  const colons = findColons(flat, start + 1)
  if (colons === -1 || !isKey(flat, start + 1, colons)) return null
  const valueStart = colons + 2
  const form = flat[start] === '[' ? 'bracket' : 'paren'
  if (form === 'paren' && !isBlank(flat[valueStart])) return null
  // Two brackets in a row, or a bracket and a parenthesis, are meant as a link (INF-12).
  const next = flat[closer + 1]
  if (form === 'bracket' && (next === '(' || next === '[')) return null
  return { form, start, ...trimmed(flat, start + 1, colons, valueStart, closer), end: closer + 1 }
}

/** The line form, at most one for each line that has no other field (INF-3, INF-7, INF-16). */
export function findLineFields(flat: string): FieldSpan[] {
  const spans: FieldSpan[] = []
  for (let start = 0; start < flat.length; ) {
    const newline = flat.indexOf('\n', start)
    const end = newline === -1 ? flat.length : newline
    const span = lineField(flat, start, end)
    if (span !== null) spans.push(span)
    start = end + 1
  }
  return spans
}

function lineField(flat: string, lineStart: number, lineEnd: number): FieldSpan | null {
  const colons = findColons(flat, lineStart)
  if (colons === -1 || !isKey(flat, lineStart, colons)) return null
  const valueStart = colons + 2
  if (valueStart < lineEnd && !isBlank(flat[valueStart])) return null
  for (let i = valueStart; i < lineEnd; i++) {
    if (flat[i] === FLAT.field || flat[i] === FLAT.wall) return null
  }
  const parts = trimmed(flat, lineStart, colons, valueStart, lineEnd)
  return { form: 'line', start: parts.keyStart, ...parts, end: Math.max(parts.valueEnd, valueStart) }
}

/** The index of the `::` that ends a key which starts at `start`; -1 if it is not a key. */
function findColons(flat: string, start: number): number {
  for (let i = start; i < flat.length; i++) {
    const character = flat[i] ?? ''
    if (character === ':' && flat[i + 1] === ':') return i
    if (NOT_IN_KEY.includes(character)) return -1
  }
  return -1
}

const NOT_IN_KEY = `[]()\n${FLAT.opaque}${FLAT.wall}${FLAT.field}`

/** Whether there is more between two indices than blanks and the markers of formatting (INF-11, INF-13). */
function isKey(flat: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!' \t*_~`'.includes(flat[i] ?? '')) return true
  return false
}

function trimmed(flat: string, keyFrom: number, keyTo: number, valueFrom: number, valueTo: number) {
  const keyStart = skipBlanks(flat, keyFrom)
  const valueStart = Math.min(skipBlanks(flat, valueFrom), valueTo)
  return {
    keyStart,
    keyEnd: skipBlanksBack(flat, keyTo, keyStart),
    valueStart,
    valueEnd: skipBlanksBack(flat, valueTo, valueStart),
  }
}

/** For each opening bracket or parenthesis the index of the one that balances it on the same line. */
function matchBrackets(flat: string): Map<number, number> {
  const closers = new Map<number, number>()
  let brackets: number[] = []
  let parens: number[] = []
  for (let i = 0; i < flat.length; i++) {
    const character = flat[i]
    if (character === '[') brackets.push(i)
    else if (character === '(') parens.push(i)
    else if (character === ']' || character === ')') {
      const opener = (character === ']' ? brackets : parens).pop()
      if (opener !== undefined) closers.set(opener, i)
    } else if (character === '\n' || character === FLAT.wall) {
      brackets = []
      parens = []
    }
  }
  return closers
}
