import { isBlank, isLineEnd, lineEndLength } from '../../syntax/tree/characters.ts'

/**
 * The offsets at which a note may be cut between two blocks, its start and end included.
 *
 * A cut is at the start of a line below a blank line. The line is not indented, so it goes on with no list item
 * and no footnote, and it is no list item itself, so it goes on with no list. What is left are blocks that blank
 * lines do not end, such as fenced code: only parsing shows whether a cut is inside one (`isClosed`).
 */
export function findCuts(source: string): number[] {
  const cuts = [0]
  let isBelowBlank = false
  for (let start = 0; start < source.length; ) {
    if (isBelowBlank && start > 0 && startsBlock(source, start)) cuts.push(start)
    let end = start
    isBelowBlank = true
    while (end < source.length && !isLineEnd(source[end])) {
      if (!isBlank(source[end])) isBelowBlank = false
      end++
    }
    start = end + Math.max(1, lineEndLength(source, end))
  }
  if (source.length > 0) cuts.push(source.length)
  return cuts
}

function startsBlock(source: string, at: number): boolean {
  const first = source[at] ?? ''
  // A mark in front of a text is dropped, in the middle of one it is a character.
  if (first === '' || isBlank(first) || isLineEnd(first) || first === '\ufeff') return false
  if (first >= '0' && first <= '9') return false
  if (!'-*+'.includes(first)) return true
  const next = source[at + 1]
  return next !== undefined && !isBlank(next) && !isLineEnd(next)
}
