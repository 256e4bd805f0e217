/**
 * Text → terms, the same at build time and in the reader's browser (NAV-3).
 *
 * Both sides must cut alike, so nothing here depends on dictionaries: the word lists of `Intl.Segmenter`
 * differ from one browser to the next. Writing without blanks is cut into overlapping pairs of characters,
 * which need no dictionary and find every substring; other words are runs of letters and digits. The language
 * plays no part either, because a reader's query has none.
 */
import { foldWord } from './fold-word.ts'

export interface Token {
  /** The folded word, at most `MAX_TERM` characters. */
  readonly term: string
  /** Where it stands in the text, in code units. */
  readonly from: number
  readonly to: number
  /**
   * A second way to find what another token already covers: the bare name of a TeX command, and the last
   * character of a run of pairs. Indexed, but no part of a query or of the order of words.
   */
  readonly extra: boolean
}

/** Longer words are cut: nobody types them, and some are data. */
export const MAX_TERM = 40

/** Cuts a text into tokens, in the order in which they begin. Takes time linear in the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    const [word, command, unspaced, symbol] = match
    const from = match.index
    if (command !== undefined) {
      // Case matters in commands: \Delta is not \delta.
      tokens.push({ term: `\\${command}`.slice(0, MAX_TERM), from, to: from + word.length, extra: false })
      tokens.push({ term: bounded(foldWord(command)), from: from + 1, to: from + word.length, extra: true })
    } else if (unspaced !== undefined) {
      pushPairs(tokens, unspaced, from)
    } else {
      const term = symbol ?? bounded(foldWord(word))
      if (term !== '') tokens.push({ term, from, to: from + word.length, extra: false })
    }
  }
  return tokens
}

/** The terms that a query asks for. Indexed text is in Unicode's composed form, and so is what is asked. */
export function queryTerms(text: string): string[] {
  return tokenise(text.normalize('NFC'))
    .filter((token) => !token.extra)
    .map((token) => token.term)
}

/** True for text in a script that is written without blanks. */
export function isUnspaced(text: string): boolean {
  return UNSPACED_START.test(text)
}

/** True for a single character of such a script: as a query it stands for every pair that begins with it. */
export function isLone(term: string): boolean {
  return LONE.test(term)
}

/** Scripts without blanks between words, and Korean, whose words carry their particles. */
const SCRIPTS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Hangul}' +
  '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
// The lengthening mark and the voicing marks of kana belong to no script of their own.
const UNSPACED = `${SCRIPTS}\\u30fc\\uff70\\u3099\\u309a\\uff9e\\uff9f`
const LETTER = `(?![${UNSPACED}])[\\p{L}\\p{N}]`
const INSIDE = `(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}\\u00ad\\u200c\\u200d]`
const SYMBOL = '(?![\\0-\\x7f])[\\p{Sm}\\p{So}]'
const WORD = new RegExp(`\\\\([A-Za-z]+)|([${UNSPACED}]+)|${LETTER}(?:${INSIDE})*|(${SYMBOL})`, 'gu')
const UNSPACED_START = new RegExp(`^[${UNSPACED}]`, 'u')
const LONE = new RegExp(`^[${UNSPACED}]\\p{M}*$`, 'u')
// Also the vowels and final consonants of decomposed Korean.
const ATTACHED = /[\p{M}\uff9e\uff9f\u1160-\u11ff]/u

interface Character {
  readonly folded: string
  readonly from: number
  readonly to: number
}

function pushPairs(tokens: Token[], run: string, start: number): void {
  const characters = charactersOf(run, start)
  characters.forEach((character, index) => {
    const next = characters[index + 1]
    if (next === undefined) {
      tokens.push({ term: character.folded, from: character.from, to: character.to, extra: index > 0 })
    } else {
      const term = character.folded + next.folded
      tokens.push({ term, from: character.from, to: next.to, extra: false })
    }
  })
}

/** Characters with the marks that belong to them. */
function charactersOf(run: string, start: number): Character[] {
  if (ONE_BY_ONE.test(run)) {
    return Array.from(run, (folded, index) => ({ folded, from: start + index, to: start + index + 1 }))
  }
  const characters: Character[] = []
  let from = 0
  let to = 0
  const close = (): void => {
    const folded = foldWord(run.slice(from, to))
    if (folded !== '') characters.push({ folded, from: start + from, to: start + to })
    from = to
  }
  for (const codePoint of run) {
    if (to > from && !ATTACHED.test(codePoint)) close()
    to += codePoint.length
    // A pile of marks on one letter is no character of any language.
    if (to - from >= MAX_CHARACTER) close()
  }
  if (to > from) close()
  return characters
}

// Kana, common Han and Korean syllables fold to themselves. Most text is of these, and need not be folded.
const ONE_BY_ONE = /^[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uac00-\ud7a3]+$/
const MAX_CHARACTER = 8

function bounded(term: string): string {
  return term.length <= MAX_TERM ? term : term.slice(0, MAX_TERM).replace(/[\ud800-\udbff]$/, '')
}
