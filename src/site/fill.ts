/** Fills the slots of a view: the second half of making a page, in whatever thread renders it. */
import { htmlFromJson, SafeHtml } from '../html/safe-html.ts'
import type { OutputPath } from '../lib/paths.ts'
import { tagKey } from '../note/tag-key.ts'
import { type EmbedProblem, linkBody, linkFlat } from '../render/link.ts'
import type { NoteObject } from '../render/object.ts'
import type { LinkScope, LinkTarget, NoteKey } from '../render/target.ts'
import type { DraftScope } from './draft.ts'
import { mathFonts } from './math-fonts.ts'
import { shorten, unescapeText } from './plain.ts'
import type { LinkSettings } from './render-scope.ts'
import { type Slot, splitSlots } from './slots.ts'

/** The characters of a description. */
const LEAD_LENGTH = 200
/** Words read in a minute. */
const READING_SPEED = 220

/** What slots are filled from. */
export interface FillSource {
  readonly page: OutputPath
  readonly settings: LinkSettings
  readonly scope: DraftScope
  /** The object of a note that the draft reads. */
  readonly object: (note: NoteKey) => NoteObject
}

export interface Filled {
  /** Of the same type as the view that was filled. */
  readonly view: unknown
  readonly problems: readonly EmbedProblem[]
}

/** Fills all slots of a view that has been read from JSON. */
export function fillView(view: unknown, source: FillSource): Filled {
  const problems: EmbedProblem[] = []
  const fonts = new Set<string>()
  const linksHere = new Map(source.scope.linksHere)
  const tags = new Map(source.scope.tags)
  const anchors = new Map((source.scope.anchors ?? []).map(([note, pairs]) => [note, new Map(pairs)]))
  const sections = new Map(source.scope.sections ?? [])
  const equations = new Map(
    source.scope.equations.map(([note, block, number]) => [`${block} ${note}`, number]),
  )
  const targets = new Map<NoteKey, readonly LinkTarget[]>()
  const scope: LinkScope = {
    ...source.settings,
    page: source.page,
    object: source.object,
    targets: (note) => {
      const known = targets.get(note) ?? targetsOf(source.scope, note)
      targets.set(note, known)
      return known
    },
    equation: (note, block) => equations.get(`${block} ${note}`) ?? null,
    linksHere: (_, section) => fillHtml(linksHere.get(section) ?? ''),
    section: (note) => sections.get(note) ?? null,
    anchor: (note, anchor) => anchors.get(note)?.get(anchor) ?? anchor,
    tag: (tag) => tags.get(tagKey(tag)) ?? null,
  }
  const filled = fill(view)
  // Only now it is known what is in the text.
  return { view: fonts.size === 0 ? filled : { ...Object(filled), mathFonts: [...fonts] }, problems }

  function fill(value: unknown): unknown {
    if (typeof value === 'string') return value.includes('\0') ? fillText(value) : value
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(fill)
    const html = htmlFromJson(value)
    if (html !== null) return new SafeHtml(fillHtml(html))
    const filled: { [key: string]: unknown } = {}
    for (const [key, child] of Object.entries(value)) filled[key] = fill(child)
    return filled
  }

  function fillHtml(html: string): string {
    if (!html.includes('\0')) return html
    return splitSlots(html)
      .map((piece) => (typeof piece === 'string' ? piece : slotHtml(piece)))
      .join('')
  }

  /** Text is not HTML: what the slots hold loses its escapes. */
  function fillText(text: string): string | null {
    const filled = splitSlots(text)
      .map((piece) => (typeof piece === 'string' ? piece : slotWords(piece)))
      .join('')
    return filled === '' ? null : filled
  }

  function slotWords(slot: Slot): string {
    const words = unescapeText(slotHtml(slot))
    return slot.kind === 'lead' ? shorten(words, LEAD_LENGTH) : words
  }

  function slotHtml(slot: Slot): string {
    const { note } = slot
    switch (slot.kind) {
      case 'body': {
        const body = linkBody(scope, note)
        problems.push(...body.problems)
        for (const font of mathFonts(body.html)) fonts.add(font)
        return body.html
      }
      case 'heading':
        return linkFlat(scope, note, source.object(note).headings[slot.index] ?? [])
      case 'lead':
        return linkFlat(scope, note, source.object(note).lead)
      case 'excerpt': {
        const quote = source.object(note).quotes.find(({ links }) => links.includes(slot.index))
        return linkFlat(scope, note, quote?.parts ?? [], slot.index)
      }
      default:
        return slot satisfies never
    }
  }
}

/** The minutes that a note takes to read, at least one; null for a note without words. */
export function readingMinutes(words: number): number | null {
  return words === 0 ? null : Math.max(1, Math.round(words / READING_SPEED))
}

function targetsOf(scope: DraftScope, note: NoteKey): readonly LinkTarget[] {
  const targets = scope.targets[note] ?? []
  if (!('sparse' in targets)) return targets
  const list: LinkTarget[] = []
  for (const [link, target] of targets.sparse) list[link] = target
  return list
}
