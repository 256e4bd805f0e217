/**
 * A title from frontmatter as plain text (TTL-2): the words that its markup would show.
 *
 * Wikilinks, links, code, math, emphasis, highlights and comments lose their markers; HTML and entities
 * are not markup here, they are shown as typed (TTL-3).
 */
import { type Delimiter, delimiterRun, matchDelimiters } from './frontmatter-delimiters.ts'
import { asTex, type FormulaWords, wikilinkWords } from './plain-text.ts'

/** A text this long is no title with markup in it; it is taken as it stands. */
const MAX_LENGTH = 2000

/** The plain text of one line of Markdown; line breaks and runs of blanks become one blank. */
export function plainTitle(source: string, formulaWords = asTex): string {
  const text = source.replace(/\s+/g, ' ').trim()
  if (text.length > MAX_LENGTH || !MARKUP.test(text)) return text
  return strip(text, formulaWords).replace(/ {2,}/g, ' ').trim()
}

const MARKUP = /[\\`$[\]*_~=%]/

/** What one construct shows, and where the text goes on after it. */
interface Piece {
  readonly text: string
  readonly end: number
}

function strip(text: string, formulaWords: FormulaWords): string {
  const parts: (string | Delimiter)[] = []
  for (let i = 0; i < text.length; ) {
    const piece =
      escaped(text, i) ??
      code(text, i) ??
      math(text, i, formulaWords) ??
      comment(text, i) ??
      link(text, i, formulaWords)
    const run = piece === null ? delimiterRun(text, i) : null
    if (run !== null) parts.push(run)
    else parts.push(piece?.text ?? text.charAt(i))
    i = piece?.end ?? (run === null ? i + 1 : i + run.count)
  }
  matchDelimiters(parts.filter((part) => typeof part !== 'string'))
  return parts.map((part) => (typeof part === 'string' ? part : part.character.repeat(part.count))).join('')
}

function escaped(text: string, start: number): Piece | null {
  const next = text.charAt(start + 1)
  return text[start] === '\\' && /[!-/:-@[-`{-~]/.test(next) ? { text: next, end: start + 2 } : null
}

function code(text: string, start: number): Piece | null {
  if (text[start] !== '`') return null
  const fence = runAt(text, start)
  for (let i = start + fence; i < text.length; i++) {
    if (text[i] !== '`') continue
    const closing = runAt(text, i)
    if (closing === fence) return { text: text.slice(start + fence, i).trim(), end: i + fence }
    i += closing - 1
  }
  return { text: '`'.repeat(fence), end: start + fence }
}

/** `$…$` and `$$…$$`, by the rules of MTH-1: prices are no formulas. */
function math(text: string, start: number, formulaWords: FormulaWords): Piece | null {
  if (text[start] !== '$') return null
  const fence = text[start + 1] === '$' ? '$$' : '$'
  const from = start + fence.length
  const blank = fence === '$' && text[from] === ' '
  const end = blank ? -1 : text.indexOf(fence, from + 1)
  const closes = fence === '$$' || (text[end - 1] !== ' ' && !/[0-9]/.test(text.charAt(end + 1)))
  if (end === -1 || !closes) return { text: fence, end: from }
  return { text: formulaWords(text.slice(from, end).trim()), end: end + fence.length }
}

/** `%%…%%` is hidden wherever it stands (CMT-4); a marker without partner is text. */
function comment(text: string, start: number): Piece | null {
  if (!text.startsWith('%%', start)) return null
  const end = text.indexOf('%%', start + 2)
  return end === -1 ? { text: '%%', end: start + 2 } : { text: '', end: end + 2 }
}

function link(text: string, start: number, formulaWords: FormulaWords): Piece | null {
  const open = text[start] === '!' ? start + 1 : start
  if (text[open] !== '[') return null
  return wikilink(text, open) ?? markdownLink(text, open, formulaWords)
}

function wikilink(text: string, start: number): Piece | null {
  if (text[start + 1] !== '[') return null
  const end = text.indexOf(']]', start + 2)
  const inner = text.slice(start + 2, end)
  // Of two openings the inner one is the link (WL-5).
  if (end === -1 || inner.includes('[[') || inner.trim() === '') return null
  const [path, display] = cut(inner, '|')
  const [target, subpath] = cut(path.replace(/\\$/, ''), '#')
  return { text: wikilinkWords(target.trim(), subpath, display?.trim() || null), end: end + 2 }
}

function markdownLink(text: string, start: number, formulaWords: FormulaWords): Piece | null {
  const close = closing(text, start, '[', ']')
  if (close === -1 || text[close + 1] !== '(') return null
  const end = closing(text, close + 1, '(', ')')
  return end === -1 ? null : { text: strip(text.slice(start + 1, close), formulaWords), end: end + 1 }
}

/** The parts before and after the first `mark`; null for the second if there is no mark. */
function cut(text: string, mark: string): readonly [string, string | null] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}

/** The index of the bracket that closes the one at `start`, or -1. */
function closing(text: string, start: number, open: string, close: string): number {
  let depth = 0
  for (let i = start; i < text.length; i++) {
    if (text[i] === '\\') i += 1
    else if (text[i] === open) depth += 1
    else if (text[i] === close && --depth === 0) return i
  }
  return -1
}

function runAt(text: string, start: number): number {
  let end = start
  while (text[end] === text[start]) end += 1
  return end - start
}
