/** What a result was found by is marked on the page that it leads to (NAV-3); the address stays clean. */
import { findMarks, type Marks } from '../../search-core/marks.ts'
import { MARKS_KEY } from './seam.ts'

/** The name of the highlight in style sheets: `::highlight(lectern-search)`. */
const HIGHLIGHT = 'lectern-search'
const MAX_RANGES = 2000
/** Formulas are pictures of letters, and furniture is no text. */
const UNMARKED = 'nav, dialog, script, style, template, .katex'

/** Leaves marks for the next page; where storage is closed, it comes without. */
export function sendMarks(marks: Marks): void {
  try {
    sessionStorage.setItem(MARKS_KEY, JSON.stringify(marks))
  } catch {
    // A page without marks is still the right page.
  }
}

/** Takes the marks that the page before has left, once. */
export function receiveMarks(): Marks | null {
  try {
    const text = sessionStorage.getItem(MARKS_KEY)
    sessionStorage.removeItem(MARKS_KEY)
    return text === null ? null : (JSON.parse(text) as Marks)
  } catch {
    return null
  }
}

/** Marks words in the page's main part, in place of earlier ones. Changes no element. */
export function showMarks(marks: Marks): void {
  if (!('highlights' in CSS)) return
  const root = document.querySelector('main') ?? document.body
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  for (let node = walker.nextNode(); node !== null && ranges.length < MAX_RANGES; node = walker.nextNode()) {
    if (node.parentElement?.closest(UNMARKED) !== null) continue
    for (const [from, to] of findMarks(node.textContent ?? '', marks)) {
      const range = new Range()
      range.setStart(node, from)
      range.setEnd(node, to)
      ranges.push(range)
    }
  }
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges))
}
