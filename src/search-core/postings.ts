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
  return encodeNumber((slot - next) * PLACES + Number(entry.charAt(0))) + entry.slice(1)
}

/** What begins a list that was cut short, of which `notes` would have been all. */
export function cutMark(notes: number): string {
  return CUT + encodeNumber(notes)
}

/** How much a note is about a term, to choose what a list that is too long keeps. */
export function postingRank({ inTitle, hits }: Posting): number {
  return Math.max(inTitle ? LEVELS : 0, ...hits.map((hit) => hit.level))
}

/** Decodes a posting list. */
export function decodePostings(text: string): PostingList {
  const wasCut = text.startsWith(CUT)
  const numbers = decodeNumbers(wasCut ? text.slice(1) : text)
  const postings: Posting[] = []
  let slot = 0
  let index = wasCut ? 1 : 0
  while (index < numbers.length) {
    const head = numbers[index++] ?? 0
    const place = head % PLACES
    slot += (head - place) / PLACES
    const hits: PassageHit[] = []
    if (place !== IN_TITLE) index = decodeHits(numbers, index, hits)
    postings.push({ slot, inTitle: place !== IN_TEXT, hits })
    slot++
  }
  return { postings, notes: wasCut ? (numbers[0] ?? 0) : postings.length }
}

/** Reads the passages of one note; answers where the next note begins. */
function decodeHits(numbers: readonly number[], start: number, hits: PassageHit[]): number {
  let passage = 0
  for (let index = start; index < numbers.length; index++) {
    const number = numbers[index] ?? 0
    passage += number >> 4
    hits.push({ passage, level: (number >> 1) % LEVELS })
    passage++
    if (number % 2 === 1) return index + 1
  }
  return numbers.length
}
