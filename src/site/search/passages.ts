import type { PassageRecord } from '../../search-core/files.ts'
import type { SearchNote } from './note.ts'

/** Most characters of a passage: what an excerpt is cut from, and what a result moves over the network. */
const MAX_LENGTH = 1800

/**
 * The passages of a note: its sections, long ones in pieces, blanks collapsed. The first passage stands for the
 * note as a whole and leads to its top, so there always is one.
 */
export function passagesOf(note: SearchNote): PassageRecord[] {
  const passages = note.sections.flatMap(({ anchor, heading, text }) =>
    piecesOf(text.normalize('NFC').replace(/\s+/g, ' ').trim()).map(
      (piece): PassageRecord => [anchor, heading?.normalize('NFC') ?? null, piece],
    ),
  )
  const first = passages[0]
  return first === undefined || first[0] !== null ? [[null, null, ''], ...passages] : passages
}

/** Cuts a text between words, after a full stop if there is one in the last third. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let start = 0
  while (text.length - start > MAX_LENGTH) {
    const end = cutPlace(text, start)
    pieces.push(text.slice(start, end).trimEnd())
    start = end + (text[end] === ' ' ? 1 : 0)
  }
  pieces.push(text.slice(start))
  return pieces
}

function cutPlace(text: string, start: number): number {
  const earliest = start + MAX_LENGTH * (2 / 3)
  const limit = start + MAX_LENGTH
  for (let end = limit; end > earliest; end--) {
    if (/[.!?。！？]/.test(text[end - 1] ?? '') && !/\S/.test(text[end] ?? '')) return end
    if (/[。！？]/.test(text[end - 1] ?? '')) return end
  }
  const blank = start + text.slice(start, limit + 1).lastIndexOf(' ')
  if (blank > earliest) return blank
  return /[\udc00-\udfff]/.test(text.charAt(limit)) ? limit - 1 : limit
}
