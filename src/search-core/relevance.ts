/**
 * How much a passage is about a word: BM25 with a fixed idea of a passage's usual length, in eight levels.
 *
 * With the site's true average every level of every note would hang on every other note; with a fixed one a
 * note's entries are a function of the note alone, so they can be kept between builds. Levels instead of numbers
 * cost one character a posting and change seldom when a sentence is added.
 */

/** The level of a word that stands in the passage's heading. */
export const HEADING_LEVEL = 7

const K1 = 1.2
const B = 0.75
const USUAL_LENGTH = 120
const BODY_LEVELS = 7
const HEADING_WEIGHT = 3.2

/** The level of a word that occurs `count` times in a passage of `length` words: 0 to 6. */
export function bodyLevel(count: number, length: number): number {
  const norm = K1 * (1 - B + (B * length) / USUAL_LENGTH)
  const saturation = count / (count + norm)
  return Math.min(BODY_LEVELS - 1, Math.floor(saturation * BODY_LEVELS))
}

/** What a level is worth: the middle of its range, in units of BM25. */
export function levelWeight(level: number): number {
  return level === HEADING_LEVEL ? HEADING_WEIGHT : ((K1 + 1) * (level + 0.5)) / BODY_LEVELS
}

/** The weight of a word that `found` of `all` notes hold: rare words say more. */
export function rarity(found: number, all: number): number {
  return Math.log(1 + (Math.max(0, all - found) + 0.5) / (found + 0.5))
}
