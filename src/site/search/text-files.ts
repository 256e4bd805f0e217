import { PASSAGES_PER_CHUNK, type TextPayload, textName } from '../../search-core/files.ts'
import { readPassages, type SearchCard } from './note-terms.ts'
import type { Shelf } from './shelf.ts'

/** Bytes of a text file, on average. */
const FILE_SIZE = 10_000
const MAX_BITS = 8

/** A note with its number, and the path of its page as addresses show it. */
export interface PlacedCard {
  readonly card: SearchCard
  readonly path: string
  readonly slot: number
}

/** A text file that need not be made if its key is known. */
export interface TextFilePlan {
  readonly name: string
  readonly key: string
  make(): TextPayload
}

/** How many low bits of the slot to leave out, so that files of neighbouring slots have a useful size. */
export function groupBitsFor(cards: readonly SearchCard[]): number {
  const size = cards.reduce((sum, card) => sum + card.size, 0)
  // A table of slots is three eighths full on average.
  const perSlot = (size / Math.max(1, cards.length)) * (3 / 8)
  return Math.max(0, Math.min(MAX_BITS, Math.floor(Math.log2(FILE_SIZE / Math.max(1, perSlot)))))
}

/** The text files, for notes given by ascending slot; `lang` is the site's language. */
export function textFiles(
  placed: readonly PlacedCard[],
  groupBits: number,
  lang: string,
  shelf: Shelf,
): TextFilePlan[] {
  const files = new Map<string, { readonly entry: PlacedCard; readonly first: number }[]>()
  for (const entry of placed) {
    for (let first = 0; first < entry.card.count; first += PASSAGES_PER_CHUNK) {
      const name = textName(entry.slot, first, groupBits)
      const members = files.get(name)
      if (members === undefined) files.set(name, [{ entry, first }])
      else members.push({ entry, first })
    }
  }
  return [...files].map(([name, members]) => ({
    name,
    key: shelf.digest(
      JSON.stringify(
        members.map(({ entry: { card, path, slot }, first }) => [
          ...[slot, path, card.title, card.lang === lang, card.lang, card.passages, first],
        ]),
      ),
    ),
    make: () =>
      members.map(({ entry: { card, path, slot }, first }) => {
        const passages = readPassages(card, shelf).slice(first, first + PASSAGES_PER_CHUNK)
        return [slot, path, card.title, langOf(card, lang), passages]
      }),
  }))
}

/** A note's language, as files say it: not at all if it is the site's. */
export function langOf(card: SearchCard, lang: string): string {
  return card.lang === lang ? '' : card.lang
}
