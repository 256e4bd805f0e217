/**
 * Where the quotes of a note stand and which links they hold, as a short text: a large vault has hundreds of thousands
 * of them, and a build that changes one note has to know them all.
 */
import type { Quote } from '../render/object.ts'

/** For each quote its section and its links, as in `-1:0 2:5,6`. */
export function quoteShape(quotes: readonly Pick<Quote, 'section' | 'links'>[]): string {
  return quotes.map(({ section, links }) => `${section}:${links.join()}`).join(' ')
}

/** The first quote that holds a link, by its place among the quotes; null if none does. */
export function quoteWithLink(
  shape: string,
  link: number,
): { readonly index: number; readonly section: number } | null {
  let index = 0
  for (const quote of shape.split(' ')) {
    const colon = quote.indexOf(':')
    if (`,${quote.slice(colon + 1)},`.includes(`,${link},`)) {
      return { index, section: Number(quote.slice(0, colon)) }
    }
    index++
  }
  return null
}

/** The section of the first quote that holds a link; null if none does. It is asked for every link of a vault. */
export function sectionOfLink(shape: string, link: number): number | null {
  const digits = String(link)
  for (let at = shape.indexOf(digits); at !== -1; at = shape.indexOf(digits, at + 1)) {
    const [before, after] = [shape.charAt(at - 1), shape.charAt(at + digits.length)]
    if ((before !== ':' && before !== ',') || (after !== '' && after !== ',' && after !== ' ')) continue
    const start = shape.lastIndexOf(' ', at) + 1
    return Number(shape.slice(start, shape.indexOf(':', start)))
  }
  return null
}
