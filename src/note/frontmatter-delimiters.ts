/** Emphasis, strong, strikethrough and highlight in one line, by CommonMark's delimiter algorithm. */

/** A run of one delimiter character; matching lowers its count to what stays visible. */
export interface Delimiter {
  readonly character: string
  count: number
  readonly length: number
  readonly opens: boolean
  readonly closes: boolean
}

/** The run of delimiters that starts at `start`, or null if there is none. */
export function delimiterRun(text: string, start: number): Delimiter | null {
  const character = text.charAt(start)
  if (!'*_~='.includes(character) || character === '') return null
  let end = start
  while (text[end] === character) end += 1
  const count = end - start
  const pair = character === '~' || character === '='
  // A single tilde or equals sign, or three, is text (INL-2, INL-4).
  if (pair && count !== 2) return { character, count, length: count, opens: false, closes: false }
  const before = kindOf(text[start - 1])
  const after = kindOf(text[end])
  const left = after !== 'blank' && (after !== 'mark' || before !== 'word')
  const right = before !== 'blank' && (before !== 'mark' || after !== 'word')
  const inWord = character === '_'
  return {
    character,
    count,
    length: count,
    opens: left && (!inWord || !right || before === 'mark'),
    closes: right && (!inWord || !left || after === 'mark'),
  }
}

/** Pairs openers with closers, taking the matched characters off both. */
export function matchDelimiters(runs: readonly Delimiter[]): void {
  const open: Delimiter[] = []
  for (const closer of runs) {
    while (closer.closes && closer.count > 0) {
      const at = open.findLastIndex((opener) => fits(opener, closer))
      const opener = open[at]
      if (opener === undefined) break
      const used = opener.count >= 2 && closer.count >= 2 ? 2 : 1
      opener.count -= used
      closer.count -= used
      // Openers inside the pair can no longer be closed; the pair's own stays while it has marks left.
      open.length = opener.count > 0 ? at + 1 : at
    }
    if (closer.opens && closer.count > 0) open.push(closer)
  }
}

function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.character !== closer.character) return false
  if (!opener.closes && !closer.opens) return true
  // The rule of three: `**a*b**` must not close in its middle.
  const sum = opener.length + closer.length
  return sum % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0)
}

function kindOf(character: string | undefined): 'blank' | 'mark' | 'word' {
  if (character === undefined || /\s/.test(character)) return 'blank'
  return /[\p{P}\p{S}]/u.test(character) ? 'mark' : 'word'
}
