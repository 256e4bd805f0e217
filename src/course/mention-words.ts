/** Texts and names as words that can be compared: whole words, case and accents aside (BKL-4). */
import { isUnspaced, tokenise } from '../search-core/tokenise.ts'

/** A word, or a pair of characters of a script that is written without blanks. */
export interface Word {
  readonly term: string
  /** What stands between it and the word before, blanks and hyphens aside. */
  readonly gap: string
  readonly from: number
  readonly to: number
}

/** Pairs that overlap, which no punctuation can spell. */
const OVERLAP = '\u0001'

/** The words of a text. Takes time linear in the text. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let end = 0
  for (const { term, from, to, extra } of tokenise(text)) {
    if (extra) continue
    const gap = from < end ? OVERLAP : text.slice(end, from).replace(/[\s\u2010\u2011-]+/g, '')
    words.push({ term, gap: words.length === 0 ? '' : gap, from, to })
    end = to
  }
  return words
}

/**
 * How many words a name has, about: characters of a script without blanks are parts of words, two of them in
 * Chinese, four in the syllables of kana or Thai. Korean has blanks.
 */
export function wordCount(name: string): number {
  const text = name.normalize('NFC')
  const spaced = wordsOf(text).filter(({ term }) => !isUnspaced(term)).length
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  const unspaced = count(HAN) / 2 + count(SYLLABLES) / 4
  return spaced + count(HANGUL) + Math.floor(unspaced)
}

const HAN = /\p{Script=Han}/gu
const SYLLABLES =
  /[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu
const HANGUL = /\p{Script=Hangul}+/gu

/**
 * True if what stands at an edge of a name belongs to the name's own word: a hyphen that joins it to another
 * word, or more of a word of kana or Korean. Korean particles after a word are none of it.
 */
export function isWithinWord(text: string, from: number, to: number): boolean {
  const [first = '', last = ''] = [text[from], text[to - 1]]
  const [before = '', after = ''] = [text[from - 1], text[to]]
  if (JOINERS.has(before) && LETTER.test(text[from - 2] ?? '')) return true
  if (JOINERS.has(after) && LETTER.test(text[to + 1] ?? '')) return true
  if (KATAKANA.test(first) && KATAKANA.test(before)) return true
  if (KATAKANA.test(last) && KATAKANA.test(after)) return true
  return KOREAN.test(first) && KOREAN.test(before)
}

const JOINERS: ReadonlySet<string> = new Set(['-', '\u2010', '\u2011', '_'])
const LETTER = /[\p{L}\p{N}]/u
const KATAKANA = /[\p{Script=Katakana}\u30fc]/u
const KOREAN = /\p{Script=Hangul}/u
