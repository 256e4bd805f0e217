/** Other spellings under which a word may stand in the index. */

/** The singular of a plural and the plural of a singular, as far as endings tell; most candidates do not exist. */
export function otherForms(word: string): string[] {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return []
  const forms = new Set<string>()
  for (const [one, many] of ENDINGS) {
    if (word.endsWith(many)) forms.add(word.slice(0, word.length - many.length) + one)
    if (word.endsWith(one)) forms.add(word.slice(0, word.length - one.length) + many)
  }
  return [...forms].filter((form) => form.length >= 3)
}

// English, and by the first line French, Spanish and Portuguese as well.
const ENDINGS: readonly (readonly [one: string, many: string])[] = [
  ['', 's'],
  ['', 'es'],
  ['y', 'ies'],
  ['is', 'es'],
  ['ix', 'ices'],
  ['ex', 'ices'],
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
