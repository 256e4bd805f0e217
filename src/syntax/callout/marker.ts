import { isLineEnd } from '../tree/characters.ts'

/** `[!kind|metadata]` with an optional sign behind it (CAL-1, CAL-4, CAL-9). */
export interface CalloutMarker {
  /** Lower case, not empty. */
  readonly kind: string
  readonly fold: 'open' | 'closed' | null
  readonly metadata: string | null
  /** The offset after the marker and its sign. */
  readonly end: number
}

/** Reads the marker that starts at an offset of the source; null if there is none. */
export function readCalloutMarker(text: string, offset: number): CalloutMarker | null {
  if (!text.startsWith('[!', offset)) return null
  let close = offset + 2
  while (close < text.length && text[close] !== ']' && !isLineEnd(text[close])) close++
  if (text[close] !== ']') return null
  const inside = text.slice(offset + 2, close)
  const bar = inside.indexOf('|')
  const kind = (bar === -1 ? inside : inside.slice(0, bar)).trim().toLowerCase()
  if (kind === '') return null
  const metadata = bar === -1 ? '' : inside.slice(bar + 1).trim()
  const sign = text[close + 1]
  const fold = sign === '+' ? 'open' : sign === '-' ? 'closed' : null
  return { kind, fold, metadata: metadata || null, end: close + (fold === null ? 1 : 2) }
}
