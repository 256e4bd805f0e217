/**
 * Posting lists of some hundred notes each, from which those of the whole site are put together.
 *
 * A changed note makes one block anew; a block is kept in pieces by the beginnings of words, so whoever has put
 * together the pieces of a beginning need not do it again unless one of them has changed. The pieces of a block lie in
 * a few texts, so that the pieces of one beginning can be read without all the others.
 */
import { placedEntry } from '../../search-core/postings.ts'
import { type NoteWords, readWords, type SearchCard } from './note-terms.ts'
import type { Shelf } from './shelf.ts'

/** Notes whose slots differ only in the last ten bits make a block: 256 to 512 notes, since slots are sparse. */
const BLOCK_BITS = 10
/** Words that begin with the same two code units share a piece. */
const BEGINNING = 2
/** Into so many texts the pieces of a block are divided. */
const TEXTS = 32

export interface BlockMember {
  readonly slot: number
  /** Of `SearchCard`. */
  readonly words: string
}

/** The posting lists of a block: the digest of each piece by the beginning of its words. Plain data. */
export interface WordBlock {
  /** Digests of the texts that hold the pieces. */
  readonly texts: readonly string[]
  readonly pieces: readonly (readonly [beginning: string, digest: string, start: number, end: number])[]
}

/** A term as a block knows it. */
export interface BlockList {
  readonly term: string
  /** The slot of its first note, and the place of the term in it (`encodeEntry`). */
  readonly first: number
  readonly place: number
  /** The slot after its last note. */
  readonly next: number
  /** How many notes hold it. */
  readonly notes: number
  /** The list from the first note's passages on. */
  readonly rest: string
}

/** Divides cards, given by ascending slot, into blocks. */
export function blockMembers(
  placed: readonly { readonly card: SearchCard; readonly slot: number }[],
): BlockMember[][] {
  const blocks = new Map<number, BlockMember[]>()
  for (const { card, slot } of placed) {
    const block = blocks.get(slot >> BLOCK_BITS)
    const member = { slot, words: card.words }
    if (block === undefined) blocks.set(slot >> BLOCK_BITS, [member])
    else block.push(member)
  }
  return [...blocks.values()]
}

/** Makes the block of these notes, given by ascending slot, and leaves its lists on the shelf. */
export function shelveBlock(members: readonly BlockMember[], shelf: Shelf): WordBlock {
  const lists = new Map<string, { -readonly [Field in keyof BlockList]: BlockList[Field] }>()
  for (const { slot, words } of members) addNote(slot, readWords({ words }, shelf))
  const byBeginning = new Map<string, BlockList[]>()
  for (const list of lists.values()) {
    const beginning = list.term.slice(0, BEGINNING)
    const piece = byBeginning.get(beginning)
    if (piece === undefined) byBeginning.set(beginning, [list])
    else piece.push(list)
  }
  const texts = new Array<string>(TEXTS).fill('')
  const pieces = [...byBeginning].map(([beginning, piece]) => {
    const text = textFor(beginning)
    const start = texts[text]?.length ?? 0
    const encoded = encodePiece(piece)
    texts[text] += encoded
    return [beginning, shelf.digest(encoded), start, start + encoded.length] as const
  })
  return { texts: texts.map(shelf.put), pieces }

  function addNote(slot: number, { terms, entries }: NoteWords): void {
    terms.forEach((term, index) => {
      const entry = entries[index] ?? ''
      const list = lists.get(term)
      if (list === undefined) {
        const place = Number(entry.charAt(0))
        lists.set(term, { term, first: slot, place, next: slot + 1, notes: 1, rest: entry.slice(1) })
      } else {
        list.rest += placedEntry(entry, slot, list.next)
        list.next = slot + 1
        list.notes++
      }
    })
  }
}

/** Which of the texts holds a beginning: by what it is alone, so no edit moves a piece from one text to another. */
export function textFor(beginning: string): number {
  return (beginning.charCodeAt(0) + 7 * (beginning.charCodeAt(1) || 0)) % TEXTS || 0
}

function encodePiece(piece: readonly BlockList[]): string {
  const terms = piece.map(({ term }) => term).join(' ')
  const numbers = piece.map(({ first, place, next, notes }) => `${first} ${place} ${next} ${notes}`).join(' ')
  return `${terms}\n${numbers}\n${piece.map(({ rest }) => rest).join(' ')}`
}

/** Reads a piece of a block's text. */
export function decodePiece(piece: string): BlockList[] {
  const [terms = '', numbers = '', rests = ''] = piece.split('\n')
  const fields = numbers.split(' ').map(Number)
  const rest = rests.split(' ')
  return terms.split(' ').map((term, index) => {
    const [first = 0, place = 0, next = 0, notes = 0] = fields.slice(4 * index, 4 * index + 4)
    return { term, first, place, next, notes, rest: rest[index] ?? '' }
  })
}
