import { isBlank, isLineEnd } from '../../syntax/tree/characters.ts'

/** Counts the containers (quotes, list items, footnotes) that lines open, as far as their beginnings tell. */
export interface NestingMeter {
  /** Takes the next line, which starts at an offset. Returns the offset of its content. */
  takeLine(text: string, start: number): number
  /** Deepest nesting so far. */
  readonly deepest: number
  /** Containers opened so far. */
  readonly opened: number
  /** Lines that closed more than the list item before them. */
  readonly closings: number
  /** Lines that may go on with a paragraph without the markers of its containers. */
  readonly lazies: number
}

interface Container {
  readonly isQuote: boolean
  /** The column from which on a line is inside by its indentation. */
  readonly content: number
}

/**
 * Counts nesting the way Markdown does it, but without looking at what the lines mean: in code, markers count as
 * well. So the depth is never less than what a parser would find. Linear in the text.
 *
 * @param limit counting stops at deeper lines: how much deeper they are does not matter any more
 */
export function createNestingMeter(limit: number): NestingMeter {
  let open: Container[] = []
  let isBelowBlank = false
  const meter = { takeLine, deepest: 0, opened: 0, closings: 0, lazies: 0 }
  return meter

  function takeLine(text: string, start: number): number {
    let at = start
    let column = 0
    /** How many of the containers are open in this line. */
    let depth = 0
    let closed = 0
    let lastMarker = ''
    for (;;) {
      while (isBlank(text[at])) column = nextColumn(column, text[at++])
      while (depth < open.length && goesOn(open[depth], column)) depth++
      const marker = text[at] ?? ''
      const end = endOfMarker(text, at)
      if (end === at || depth > limit) break
      if (marker !== lastMarker && isThematicBreak(text, at)) break
      lastMarker = marker
      const isQuote = marker === '>'
      if (!isQuote || !open[depth]?.isQuote) {
        closed += open.length - depth
        open = open.slice(0, depth)
        // A footnote's text is indented by four, however long its label is.
        const content = marker === '[' ? column + 1 : column + end - at + 1
        open.push({ isQuote, content })
        meter.opened++
      }
      depth++
      column += end - at
      at = end
    }
    const isBlankLine = isLineEnd(text[at]) || at === text.length
    const kept = isBlankLine ? endOfItems(depth) : isBelowBlank ? depth : open.length
    if (!isBlankLine && kept > depth) meter.lazies++
    closed += open.length - kept
    open = open.slice(0, kept)
    isBelowBlank = isBlankLine
    meter.deepest = Math.max(meter.deepest, open.length)
    if (closed > 1 || (closed === 1 && (depth < 1 || lastMarker === '>' || lastMarker === '')))
      meter.closings++
    return at
  }

  /** A blank line ends quotes, and nothing else. */
  function endOfItems(depth: number): number {
    const quote = open.findIndex((container, index) => index >= depth && container.isQuote)
    return quote === -1 ? open.length : quote
  }
}

/** Whether a line is inside a container without a marker: in list items and footnotes, by indentation. */
function goesOn(container: Container | undefined, column: number): boolean {
  return container !== undefined && !container.isQuote && column >= container.content
}

function nextColumn(column: number, blank: string | undefined): number {
  return blank === '\t' ? column - (column % 4) + 4 : column + 1
}

/** The offset after the marker of a quote, list item or footnote; `at` if there is none. */
function endOfMarker(text: string, at: number): number {
  const first = text[at]
  if (first === '>') return at + 1
  if (first === '-' || first === '*' || first === '+') return endsMarker(text[at + 1]) ? at + 1 : at
  if (first === '[') return endOfFootnoteMarker(text, at)
  let end = at
  while (end < at + 10 && isDigit(text[end])) end++
  const isItem = end > at && (text[end] === '.' || text[end] === ')') && endsMarker(text[end + 1])
  return isItem ? end + 1 : at
}

/** Labels are at most 999 characters long. */
const LONGEST_LABEL = 1000

function endOfFootnoteMarker(text: string, at: number): number {
  if (text[at + 1] !== '^') return at
  let end = at + 2
  while (end < at + LONGEST_LABEL && end < text.length && text[end] !== ']' && !isLineEnd(text[end])) end++
  return text[end] === ']' && text[end + 1] === ':' ? end + 2 : at
}

function endsMarker(character: string | undefined): boolean {
  return character === undefined || isBlank(character) || isLineEnd(character)
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

/** `- - -`: a line of three or more of one character is no list. */
function isThematicBreak(text: string, at: number): boolean {
  const marker = text[at]
  if (marker !== '-' && marker !== '*') return false
  let count = 0
  for (let i = at; i < text.length && !isLineEnd(text[i]); i++) {
    if (text[i] === marker) count++
    else if (!isBlank(text[i])) return false
  }
  return count >= 3
}
