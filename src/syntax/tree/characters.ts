/** A blank in the sense of Markdown: space or tab. */
export function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t'
}

/** A line ending in the sense of Markdown. */
export function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r'
}

/** The index after the blanks that start at `index`. */
export function skipBlanks(text: string, index: number): number {
  let end = index
  while (isBlank(text[end])) end++
  return end
}

/** The index before the blanks that end at `index`, but not below `from`. */
export function skipBlanksBack(text: string, index: number, from = 0): number {
  let start = index
  while (start > from && isBlank(text[start - 1])) start--
  return start
}

/** The length of the line ending that starts at `index`: 0 if there is none, 2 for CRLF. */
export function lineEndLength(text: string, index: number): number {
  if (text[index] === '\n') return 1
  if (text[index] !== '\r') return 0
  return text[index + 1] === '\n' ? 2 : 1
}
