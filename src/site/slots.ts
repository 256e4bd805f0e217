/**
 * Slots: places in a view that compiled notes fill.
 *
 * A view is made of facts, which are few and in memory, and of notes' HTML, which is neither. So it is made in
 * two steps: first from facts and from objects that hold slots in place of HTML; then, in whatever thread renders
 * the page, the slots are filled (`fill.ts`). The draft in between is plain data and says exactly what it will
 * show: the same draft and the same notes make the same page, and nobody need look at them.
 *
 * A slot is a piece of text between two NULs, which no note can hold. Views must pass it on whole: as HTML
 * within `SafeHtml`, as text elsewhere.
 */
import type { VaultPath } from '../lib/paths.ts'
import type { NoteObject, Parts } from '../render/object.ts'
import type { NoteKey } from '../render/target.ts'

/** What fills a slot. */
export type Slot =
  /** The article of a note, embeds expanded. */
  | { readonly kind: 'body'; readonly note: NoteKey }
  /** The words of a heading. */
  | { readonly kind: 'heading'; readonly note: NoteKey; readonly index: number }
  /** The first paragraph, shortened; a string that is nothing else becomes null if there is none. */
  | { readonly kind: 'lead'; readonly note: NoteKey }
  /** The block around a link, the link marked. */
  | { readonly kind: 'excerpt'; readonly note: NoteKey; readonly index: number }

/** A slot as text. Neither escaping nor collapsing blanks changes it. */
export function slotText(slot: Slot): string {
  return textOf(slot, encodeNote(slot.note))
}

function textOf(slot: Slot, encodedNote: string): string {
  return `\0${slot.kind}${'index' in slot ? slot.index : ''}:${encodedNote}\0`
}

function encodeNote(note: NoteKey): string {
  return encodeURIComponent(note).replaceAll("'", '%27')
}

/** Text as pieces and slots in turn: every second one, from the second on, is a slot. */
export function splitSlots(text: string): (string | Slot)[] {
  return text.split('\0').map((piece, index) => (index % 2 === 0 ? piece : readSlot(piece)))
}

const NUL_IN_JSON = '\\u0000'
const SLOT_IN_JSON = /\\u0000(?:body|heading|lead|excerpt)\d*:[^\\"]+\\u0000/g

/** The slots in a text as JSON spells it, each once, without taking the JSON apart: neither needs an escape but the NULs. */
export function slotsInJson(json: string): Slot[] {
  const slots = new Map<string, Slot>()
  for (const spelled of json.match(SLOT_IN_JSON) ?? []) {
    if (!slots.has(spelled))
      slots.set(spelled, readSlot(spelled.slice(NUL_IN_JSON.length, -NUL_IN_JSON.length)))
  }
  return [...slots.values()]
}

function readSlot(piece: string): Slot {
  const match = /^(body|heading|lead|excerpt)(\d*):(.+)$/.exec(piece)
  if (match === null) throw new Error('A slot was torn apart.')
  const [, kind, index, note = ''] = match
  return slotOf(kind, decodeURIComponent(note), Number(index))
}

function slotOf(kind: string | undefined, note: string, index: number): Slot {
  switch (kind) {
    case 'body':
    case 'lead':
      return { kind, note }
    case 'heading':
    case 'excerpt':
      return { kind, note, index }
    default:
      throw new Error(`There is no slot “${kind}”.`)
  }
}

/**
 * The object of a note with slots in place of all that stands in it; an article is a slot of its own. What a page
 * quotes of it is known by the link alone, and has its slot made there.
 */
export function slotObject(note: VaultPath, headings: number): NoteObject {
  const encoded = encodeNote(note)
  const parts = (slot: Slot): Parts => [textOf(slot, encoded)]
  return {
    body: parts({ kind: 'body', note }),
    slices: [],
    footnotes: [],
    headings: Array.from({ length: headings }, (_, index) => parts({ kind: 'heading', note, index })),
    quotes: [],
    texts: [],
    lead: parts({ kind: 'lead', note }),
    words: 0,
  }
}
