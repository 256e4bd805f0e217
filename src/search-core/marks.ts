/** Where the words of a query stand in a text: for excerpts and for the page that is arrived at. */
import { isLone, isUnspaced, type Token, tokenise } from './tokenise.ts'

/** What is marked; plain data, because it travels from the search to the page. */
export interface Marks {
  /** Whole terms. */
  readonly terms: readonly string[]
  /** Beginnings of terms. */
  readonly prefixes: readonly string[]
  /** Terms side by side, marked only together. */
  readonly phrases: readonly (readonly string[])[]
}

/** From and to, in code units. */
export type Span = readonly [from: number, to: number]

/** A stretch of text that is marked or not. */
export interface Stretch {
  readonly text: string
  readonly marked: boolean
}

/** The places to mark in a text: ascending, neither overlapping nor touching. */
export function findMarks(text: string, marks: Marks): Span[] {
  const tokens = tokenise(text)
  const terms = new Set(marks.terms)
  const spans: Span[] = []
  for (const token of tokens) {
    if (terms.has(token.term)) spans.push([token.from, token.to])
    else {
      const prefix = marks.prefixes.find((start) => token.term.startsWith(start))
      if (prefix !== undefined)
        spans.push([token.from, isUnspaced(prefix) ? token.from + prefix.length : token.to])
    }
  }
  for (const phrase of marks.phrases) {
    for (const place of phrasePlaces(tokens, phrase)) spans.push(place)
  }
  return merged(spans)
}

/** True if the terms stand side by side somewhere in the text. */
export function holdsPhrase(text: string, phrase: readonly string[]): boolean {
  return phrasePlaces(tokenise(text), phrase).length > 0
}

/** A text cut into marked and unmarked stretches. */
export function markedStretches(text: string, marks: Marks): Stretch[] {
  return stretches(text, findMarks(text, marks), 0, text.length)
}

/**
 * About `size` characters around the place where the marks are densest, cut between words, with an ellipsis
 * where text is left out.
 */
export function excerptOf(text: string, marks: Marks, size = 220): Stretch[] {
  const spans = findMarks(text, marks)
  const room = isUnspaced(text.trimStart()) ? size / 2 : size
  if (text.length <= room * 1.25) return stretches(text, spans, 0, text.length)
  const [first, last] = densest(spans, room)
  const slack = Math.max(0, room - (last - first))
  const start = cutBetweenWords(text, Math.max(0, Math.min(first - slack / 3, text.length - room)), -1)
  const end = cutBetweenWords(text, Math.min(text.length, start + room), 1)
  const middle = stretches(text, spans, start, end)
  if (start > 0) middle.unshift({ text: '… ', marked: false })
  if (end < text.length) middle.push({ text: ' …', marked: false })
  return middle
}

function phrasePlaces(tokens: readonly Token[], phrase: readonly string[]): Span[] {
  const words = tokens.filter((token) => !token.extra)
  const places: Span[] = []
  for (let start = 0; start + phrase.length <= words.length; start++) {
    const matches = phrase.every((term, index) => isTerm(words[start + index]?.term ?? '', term))
    const first = words[start]
    const last = words[start + phrase.length - 1]
    if (matches && first !== undefined && last !== undefined) places.push([first.from, last.to])
  }
  return places
}

/** A character that stands alone in a query may be half of a pair in the text: “矩” of “矩阵”. */
function isTerm(term: string, wanted: string): boolean {
  return term === wanted || (isLone(wanted) && term.startsWith(wanted))
}

function merged(spans: Span[]): Span[] {
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const result: Span[] = []
  for (const [from, to] of spans) {
    const last = result.at(-1)
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)]
    else result.push([from, to])
  }
  return result
}

/** The window of at most `room` characters that holds most of what is marked; the text's start if nothing is. */
function densest(spans: readonly Span[], room: number): Span {
  let best: Span = [0, 0]
  let bestSize = 0
  let size = 0
  let left = 0
  for (const [from, to] of spans) {
    size += to - from
    for (let first = spans[left]; first !== undefined && to - first[0] > room && first[0] < from; ) {
      size -= first[1] - first[0]
      first = spans[++left]
    }
    if (size > bestSize) {
      bestSize = size
      best = [spans[left]?.[0] ?? from, to]
    }
  }
  return best
}

/** Moves a cut to a blank nearby, so that no word is torn; not at all in writing without blanks. */
function cutBetweenWords(text: string, place: number, direction: 1 | -1): number {
  const whole = Math.round(place)
  for (let offset = 0; offset <= 24; offset++) {
    const at = whole + offset * direction
    if (at <= 0 || at >= text.length) return Math.max(0, Math.min(text.length, at))
    if (text[at - 1] === ' ') return direction === 1 ? at - 1 : at
  }
  return /[\udc00-\udfff]/.test(text.charAt(whole)) ? whole + 1 : whole
}

function stretches(text: string, spans: readonly Span[], start: number, end: number): Stretch[] {
  const result: Stretch[] = []
  let done = start
  const push = (to: number, marked: boolean): void => {
    if (to > done) result.push({ text: text.slice(done, to), marked })
    done = Math.max(done, to)
  }
  for (const [from, to] of spans) {
    if (to <= start || from >= end) continue
    push(Math.max(from, start), false)
    push(Math.min(to, end), true)
  }
  push(end, false)
  return result
}
