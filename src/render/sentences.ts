import type { ElementContent } from 'hast'

/** Words after which a full stop is no end of a sentence, in lower case. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'e.g i.e cf vs etc al approx resp ca no nos vol ch sec fig figs eq eqs thm lem prop cor def ex pp p ed eds dr mr mrs ms ' +
    'prof st jr sr inc z.b d.h bzw usw vgl s u.a o.ä bspw ggf evtl'
  ).split(' '),
)

/**
 * Cuts inline content into sentences, at the ends of lines and after full stops in its own text. What stands in
 * an element is never cut, and no word is lost.
 */
export function sentencesOf(children: readonly ElementContent[]): ElementContent[][] {
  const sentences: ElementContent[][] = [[]]
  const add = (node: ElementContent): void => void sentences.at(-1)?.push(node)
  for (const [index, node] of children.entries()) {
    if (node.type === 'element' && node.tagName === 'br') {
      sentences.push([])
    } else if (node.type !== 'text') {
      add(node)
    } else {
      const pieces = cut(node.value, index + 1 < children.length)
      for (const [i, value] of pieces.entries()) {
        if (i > 0) sentences.push([])
        if (value !== '') add({ type: 'text', value })
      }
    }
  }
  return sentences.filter((sentence) =>
    sentence.some((node) => node.type !== 'text' || node.value.trim() !== ''),
  )
}

/**
 * A text cut after the ends of its sentences; the blanks stay with what is before them.
 *
 * @param goesOn whether an element follows: what ends at the end of the text then ends a sentence too
 */
function cut(text: string, goesOn: boolean): string[] {
  const pieces: string[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?…]["'”’»)\]]{0,3}\s+|[。！？]/g)) {
    const end = match.index + match[0].length
    if (end === text.length && !goesOn) break
    if (!isEnd(text, match.index, end)) continue
    pieces.push(text.slice(start, end))
    start = end
  }
  return [...pieces, text.slice(start)]
}

function isEnd(text: string, stop: number, next: number): boolean {
  const following = text.slice(next, next + 2)
  // A small letter goes on with the sentence.
  if (/^\p{Ll}/u.test(following)) return false
  if (text[stop] !== '.') return true
  const word = /[\p{L}\p{N}.]{0,12}$/u.exec(text.slice(Math.max(0, stop - 12), stop))?.[0] ?? ''
  // Initials and abbreviations.
  return !/^\p{Lu}$/u.test(word) && !ABBREVIATIONS.has(word.toLowerCase())
}
