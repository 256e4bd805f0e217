import { escapeHtml } from '../html/escape.ts'

/** The footnotes of one shown note: numbered as they are met (FN-1), apart from those of others (FN-5). */
export interface Footnotes {
  /** The mark in the text for a footnote of the object. */
  reference(footnote: number): string
  /**
   * The list of all footnotes referred to, or nothing.
   *
   * @param text the note's HTML, which tells whether the footnotes have room beside it
   */
  render(text: string, content: (footnote: number) => string): string
}

/** Footnotes of at most this part of the text are shown in the margin of wide windows. */
const ROOM_IN_MARGIN = 0.5

/** A footnote's links back to its references; further ones would only swell the page (TR-15). */
const MOST_BACK_LINKS = 50

/** Starts numbering; `prefix` keeps the ids of embedded copies apart. */
export function createFootnotes(
  prefix: string,
  words: { readonly footnotes: string; readonly back: string },
): Footnotes {
  const numbers = new Map<number, { number: number; references: number }>()
  const order: number[] = []

  function reference(footnote: number): string {
    let entry = numbers.get(footnote)
    if (entry === undefined) {
      entry = { number: order.push(footnote), references: 0 }
      numbers.set(footnote, entry)
    }
    entry.references++
    const id = backId(prefix, entry.number, entry.references)
    const anchor = prefix === '' && entry.references === 1 ? ` style="anchor-name:--fn-${entry.number}"` : ''
    return `<sup class="footnote-ref"${anchor}><a id="${id}" href="#${prefix}fn:${entry.number}" role="doc-noteref">${entry.number}</a></sup>`
  }

  function render(text: string, content: (footnote: number) => string): string {
    let items = ''
    // A footnote may refer to further ones, so the list can grow while it is made.
    for (let index = 0; index < order.length; index++) {
      const footnote = order[index]
      const number = index + 1
      if (footnote === undefined) continue
      const body = content(footnote)
      const references = numbers.get(footnote)?.references ?? 0
      items += `<li id="${prefix}fn:${number}"${prefix === '' ? besideText(number) : ''}>${withBackLinks(body, backLinks(number, references))}</li>`
    }
    if (items === '') return ''
    const title = escapeHtml(words.footnotes)
    const isSlight = prefix === '' && lengthOf(items) < ROOM_IN_MARGIN * lengthOf(text)
    // A page has one list of its own; those of embedded notes and of a course's notes would be further landmarks.
    const role = prefix === '' ? 'doc-endnotes' : 'group'
    return `<section class="footnotes${isSlight ? ' sidenotes' : ''}" role="${role}" aria-label="${title}"><ol>${items}</ol></section>`
  }

  function backLinks(number: number, references: number): string {
    return Array.from({ length: Math.min(references, MOST_BACK_LINKS) }, (_, index) => {
      const mark = references === 1 ? '' : `<sup>${index + 1}</sup>`
      const href = `#${backId(prefix, number, index + 1)}`
      return ` <a class="footnote-back" href="${href}" role="doc-backlink" aria-label="${escapeHtml(words.back)} ${number}" data-chrome>↩${mark}</a>`
    }).join('')
  }

  return { reference, render }
}

/** Characters outside tags: what takes up room. */
function lengthOf(html: string): number {
  return html.split('<').reduce((sum, piece) => sum + piece.length - piece.indexOf('>') - 1, 0)
}

/** For the style sheet: the reference beside which a sidenote stands, and the sidenote below which it must stay. */
function besideText(number: number): string {
  return ` style="anchor-name:--note-${number};--reference:--fn-${number};--above:--note-${number - 1}"`
}

function backId(prefix: string, number: number, reference: number): string {
  return `${prefix}fnref:${number}${reference === 1 ? '' : `:${reference}`}`
}

function withBackLinks(body: string, links: string): string {
  return body.endsWith('</p>') ? `${body.slice(0, -4)}${links}</p>` : body + links
}
