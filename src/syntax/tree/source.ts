import type { Point } from 'unist'

/** The text that a tree was parsed from, with its lines known. */
export interface Source {
  readonly text: string
  /** The point (1-based line and column) of an offset; a line ending belongs to the line it ends. */
  pointAt(offset: number): Required<Point>
}

/** Indexes the lines of a text once, so that a point costs a binary search. */
export function createSource(text: string): Source {
  const lineStarts = [0]
  for (let i = 0; i < text.length; i++) {
    const isEnd = text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n')
    if (isEnd) lineStarts.push(i + 1)
  }

  function pointAt(offset: number): Required<Point> {
    let low = 0
    let high = lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((lineStarts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1, offset }
  }

  return { text, pointAt }
}
