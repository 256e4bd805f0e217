/** The faces of link cards: which characters they have, and how wide these are. */

/** A piece of a face as the package describes it (`scripts/compile-cards.mjs`). */
export interface PieceData {
  /** The name of its font. */
  readonly family: string
  readonly unitsPerEm: number
  /** Runs of neighbouring characters: the first, then the width of each. */
  readonly widths: readonly (readonly number[])[]
}

/** Characters of one piece, in a row. */
export interface Run {
  readonly family: string
  readonly text: string
}

export interface Face {
  /** Width at a size, in the unit of the size; null if the face lacks a character. Kerning is left out. */
  readonly measure: (text: string, size: number) => number | null
  /** The text by the pieces that have its characters; what none has is left out. */
  readonly runs: (text: string) => Run[]
}

/** Reads the description of a face. */
export function createFace(pieces: readonly PieceData[]): Face {
  const characters = new Map<number, { readonly family: string; readonly width: number }>()
  for (const { family, unitsPerEm, widths } of pieces) {
    for (const [first = 0, ...run] of widths) {
      for (const [index, width] of run.entries()) {
        // A mark has its place on another character, which may be of another piece.
        if (/\p{M}/u.test(String.fromCodePoint(first + index))) continue
        characters.set(first + index, { family, width: width / unitsPerEm })
      }
    }
  }
  const find = (character: string) => characters.get(character.codePointAt(0) ?? 0)
  return {
    measure(text, size) {
      let sum = 0
      for (const character of text) {
        const found = find(character)
        if (found === undefined) return null
        sum += found.width
      }
      return sum * size
    },
    runs(text) {
      const runs: { family: string; text: string }[] = []
      for (const character of text) {
        const found = find(character)
        if (found === undefined) continue
        const last = runs.at(-1)
        if (last?.family === found.family) last.text += character
        else runs.push({ family: found.family, text: character })
      }
      return runs
    },
  }
}

/** Text as a card shows it: one line, without characters that nobody sees; composed, as fonts have them. */
export function cardText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
}
