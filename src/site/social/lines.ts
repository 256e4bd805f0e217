/** Breaks a title into lines of measured width. */
import type { Face } from './face.ts'

/** Lines and the size at which they fit. */
export interface SetTitle {
  readonly size: number
  readonly lines: readonly string[]
}

/** Sizes from the largest, in pixels. */
const SIZES = [96, 84, 74, 64, 56]
const MOST_LINES = 3

/** Sets a title at the largest size at which it has at most three lines; at the smallest it is cut with an ellipsis. */
export function setTitle(face: Face, title: string, width: number): SetTitle {
  for (const size of SIZES) {
    const lines = breakLines(face, title, size, width)
    // Of a long title two lines look better than three large ones, a word alone on a line does not.
    const most = size > 80 ? 2 : MOST_LINES
    if (lines.length <= most && !lines.some(({ isTorn }) => isTorn)) {
      return { size, lines: balanced(face, title, size, width, lines.length) }
    }
  }
  const size = SIZES.at(-1) ?? 0
  const lines = breakLines(face, title, size, width).map(({ text }) => text)
  if (lines.length <= MOST_LINES) return { size, lines }
  const last = shortened(face, lines.slice(MOST_LINES - 1).join(' '), size, width)
  return { size, lines: [...lines.slice(0, MOST_LINES - 1), last] }
}

/** One line, cut with an ellipsis if it is too long. */
export function shortened(face: Face, text: string, size: number, width: number): string {
  if ((face.measure(text, size) ?? 0) <= width) return text
  const characters = [...text]
  let length = characters.length
  const cut = (): string =>
    `${characters
      .slice(0, length)
      .join('')
      .replace(/[\s,;:.–—-]+$/, '')}…`
  while (length > 0 && (face.measure(cut(), size) ?? 0) > width) length--
  return cut()
}

interface Line {
  readonly text: string
  /** True if a word goes on on the next line. */
  readonly isTorn: boolean
}

/** Fills line after line; breaks at blanks, after hyphens and strokes, and in words that are wider than a line. */
function breakLines(face: Face, text: string, size: number, width: number): Line[] {
  const fits = (line: string): boolean => (face.measure(line.trimEnd(), size) ?? 0) <= width
  const lines: Line[] = []
  let line = ''
  for (const piece of text.match(/[^\s/–—-]*[\s/–—-]+|[^\s/–—-]+$/gu) ?? []) {
    if (fits(line + piece)) {
      line += piece
      continue
    }
    if (line !== '') lines.push({ text: line.trimEnd(), isTorn: false })
    line = ''
    for (const character of piece) {
      if (line !== '' && !fits(line + character)) {
        lines.push({ text: line, isTorn: true })
        line = ''
      }
      line += character
    }
  }
  return line === '' ? lines : [...lines, { text: line.trimEnd(), isTorn: false }]
}

/** As many lines as there are, of about one length: the narrowest column that needs no more. */
function balanced(face: Face, title: string, size: number, width: number, count: number): string[] {
  let [low, high] = [width / (count + 1), width]
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2
    const lines = breakLines(face, title, size, middle)
    if (lines.length <= count && !lines.some(({ isTorn }) => isTorn)) high = middle
    else low = middle
  }
  return breakLines(face, title, size, high).map(({ text }) => text)
}
