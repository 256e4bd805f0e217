/**
 * Posting lists: in which notes, and in which passages of each, a term stands.
 *
 * A list is a run of numbers (numbers.ts). For each note, by ascending slot: `gap × 3 + place`, where the gap
 * counts from the slot after the last note and the place says title, text or both; then, unless it is the title
 * alone, for each passage `(gap × 8 + level) × 2 + last`. The passages' part does not depend on other notes.
 *
 * A list that was cut short begins with `!` and the number of notes that it would have held.
 */
import { decodeNumbers, encodeNumber } from './numbers.ts'

/** A passage of a note in which a term stands; the level is that of relevance.ts. */
export interface PassageHit {
  readonly passage: number
  readonly level: number
}

export interface Posting {
  readonly slot: number
  readonly inTitle: boolean
  readonly hits: readonly PassageHit[]
}

export interface PostingList {
  readonly postings: readonly Posting[]
  /** How many notes hold the term; more than there are postings if the list was cut short. */
  readonly notes: number
}

const IN_TEXT = 0
const IN_TITLE = 1
const IN_BOTH = 2
const PLACES = 3
const LEVELS = 8
const CUT = '!'

/** Encodes what a note says about a term, first the place and then the passages in ascending order. */
export function encodeEntry(inTitle: boolean, hits: readonly PassageHit[]): string {
  const place = inTitle ? (hits.length === 0 ? IN_TITLE : IN_BOTH) : IN_TEXT
  let text = String(place)
  let next = 0
  hits.forEach(({ passage, level }, index) => {
    const last = index === hits.length - 1 ? 1 : 0
    text += encodeNumber(((passage - next) * LEVELS + level) * 2 + last)
    next = passage + 1
  })
  return text
}

/** An entry in its place in a list; `next` is the slot after the entry before it, 0 at the start. */
export function placedEntry(entry: string, slot: number, next: number): string {
  return headNumber(slot - next, Number(entry.charAt(0))) + entry.slice(1)
}

/** What begins a posting: the gap from the slot after the last note, and the place of the term. */
export function headNumber(gap: number, place: number): string {
  return encodeNumber(gap * PLACES + place)
}

/** What begins a list that was cut short, of which `notes` would have been all. */
export function cutMark(notes: number): string {
  return CUT + encodeNumber(notes)
}

/** Decodes a posting list. */
export function decodePostings(text: string): PostingList {
  const { numbers, spans, notes } = postingSpans(text)
  return {
    postings: spans.map(({ slot, place, start, end }) => ({
      slot,
      inTitle: place !== IN_TEXT,
      hits: decodeHits(numbers, start, end),
    })),
    notes,
  }
}

/** A posting as a stretch of numbers. */
export interface PostingSpan {
  readonly slot: number
  readonly place: number
  /** How much the note is about the term, to choose what a list that is too long keeps. */
  readonly rank: number
  /** The numbers of its passages. */
  readonly start: number
  readonly end: number
}

/** Finds where the postings of a list begin and end, without taking them apart. */
export function postingSpans(text: string): {
  readonly numbers: readonly number[]
  readonly spans: readonly PostingSpan[]
  readonly notes: number
} {
  const wasCut = text.startsWith(CUT)
  const numbers = decodeNumbers(wasCut ? text.slice(1) : text)
  const spans: PostingSpan[] = []
  let slot = 0
  let index = wasCut ? 1 : 0
  while (index < numbers.length) {
    const head = numbers[index++] ?? 0
    const place = head % PLACES
    slot += (head - place) / PLACES
    const start = index
    let rank = place === IN_TEXT ? 0 : LEVELS
    for (let isLast = place === IN_TITLE; !isLast && index < numbers.length; ) {
      const number = numbers[index++] ?? 0
      rank = Math.max(rank, (number >> 1) % LEVELS)
      isLast = number % 2 === 1
    }
    spans.push({ slot, place, rank, start, end: index })
    slot++
  }
  return { numbers, spans, notes: wasCut ? (numbers[0] ?? 0) : spans.length }
}

function decodeHits(numbers: readonly number[], start: number, end: number): PassageHit[] {
  let passage = 0
  return numbers.slice(start, end).map((number) => {
    passage += number >> 4
    return { passage: passage++, level: (number >> 1) % LEVELS }
  })
}
