import type { TextPayload, TextRecord } from '../../search-core/files.ts'
import { PASSAGES_PER_CHUNK, textName } from '../../search-core/files.ts'
import type { NoteTerms } from './note-terms.ts'

/** Bytes of a text file, on average. */
const FILE_SIZE = 10_000
const MAX_BITS = 8

/** How many low bits of the slot to leave out, so that files of neighbouring slots have a useful size. */
export function groupBitsFor(notes: readonly NoteTerms[]): number {
  const bytes = notes.reduce(
    (sum, note) => sum + note.passages.reduce((all, passage) => all + passage[2].length, 0),
    0,
  )
  // A table of slots is three eighths full on average.
  const perSlot = (bytes / Math.max(1, notes.length)) * (3 / 8)
  return Math.max(0, Math.min(MAX_BITS, Math.floor(Math.log2(FILE_SIZE / Math.max(1, perSlot)))))
}

/** The text files by name, for notes given by ascending slot. */
export function textFiles(
  notes: readonly { readonly note: NoteTerms; readonly path: string; readonly slot: number }[],
  groupBits: number,
  lang: string,
): Map<string, TextPayload> {
  const files = new Map<string, TextRecord[]>()
  for (const { note, path, slot } of notes) {
    for (let first = 0; first < note.passages.length; first += PASSAGES_PER_CHUNK) {
      const name = textName(slot, first, groupBits)
      const records = files.get(name) ?? []
      files.set(name, records)
      const passages = note.passages.slice(first, first + PASSAGES_PER_CHUNK)
      records.push([slot, path, note.title, note.lang === lang ? '' : note.lang, passages])
    }
  }
  return files
}
