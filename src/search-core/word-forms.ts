/** Other spellings under which a word may stand in the index. */

/** The singular of a plural and the plural of a singular, as far as endings tell; not every one is a word. */
export function otherForms(word: string): string[] {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return []
  const forms = ENDINGS.filter(([ending]) => ending.test(word)).map(([ending, other]) =>
    word.replace(ending, other),
  )
  return [...new Set(forms)].filter((form) => form.length >= 3)
}

/** English; by the plain `s` French, Spanish and Portuguese as well. */
const ENDINGS: readonly (readonly [ending: RegExp, other: string])[] = [
  [/ies$/, 'y'],
  [/(?<=ch|sh|s|x|z)es$/, ''],
  [/ses$/, 'sis'],
  [/ices$/, 'ix'],
  [/ices$/, 'ex'],
  [/(?<![isu])s$/, ''],
  [/(?<=[^aeiou])y$/, 'ies'],
  [/(?<=ch|sh|s|x|z)$/, 'es'],
  [/sis$/, 'ses'],
  [/[ie]x$/, 'ices'],
  [/(?<!ch|sh|s|x|y|z)$/, 's'],
]

/**
 * Beginnings that a word has if its first letters were mistyped: two swapped, or one too many. The index is cut
 * by beginnings, so these say where else to look; wrong letters further on need no other shard.
 */
export function likelyBeginnings(word: string): string[] {
  const [a = '', b = '', c = '', ...rest] = word
  const end = rest.join('')
  return [b + a + c + end, a + c + b + end, b + c + end, a + c + end, a + b + end]
}
