/**
 * The form in which words are compared: without accents, in lower case, in one width (NAV-3).
 *
 * Only marks that a reader may leave out are dropped: accents of Latin, Greek and Cyrillic letters, Hebrew
 * and Arabic vowel signs. The vowels of Indic scripts and the voicing marks of kana are letters in effect, and
 * stay. Everything here is fixed by Unicode's stability policy, so the builder and any browser agree.
 */
export function foldWord(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase()
  return word
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .replace(SPELT_OUT, (letter) => SPELLINGS.get(letter) ?? letter)
    .normalize('NFC')
}

const ASCII = /^[\0-\x7f]*$/

const DROPPED_RANGES: readonly string[] = [
  // Accents of Latin, Greek and Cyrillic.
  '\\u0300-\\u036f\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
  // Hebrew points.
  '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
  // Arabic vowels, and the dash that stretches a word.
  '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc',
  // Soft hyphens, joiners, variants of a character.
  '\\u00ad\\u200c\\u200d\\ufe00-\\ufe0f',
  // Ligatures that spell a whole phrase have blanks in them.
  '\\s',
]
const DROPPED = new RegExp(`[${DROPPED_RANGES.join('')}]`, 'g')

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ς', 'σ'],
])

const SPELT_OUT = /[ßæœøđðþłħıς]/g
