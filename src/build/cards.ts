/** A compiled note as a build keeps it in memory: what its parts are called in the store, and nothing that is long. */
import type { NoteDiagnostic } from '../diagnostics/diagnostic.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteObject } from '../render/object.ts'

export interface NoteCard extends CompiledCard {
  /** Digest of all that it was compiled from. */
  readonly key: string
  /** Digest of the note's bytes alone. */
  readonly source: string
}

/** What compiling answers. */
export interface CompiledCard {
  /** Null for a file that is no text. */
  readonly parts: NoteParts | null
  readonly diagnostics: readonly NoteDiagnostic[]
}

/** Keys of entries in the store; equal keys mean equal values. */
export interface NoteParts {
  /** `NoteSummary`. */
  readonly summary: string
  /** `NotePlaces`. */
  readonly places: string
  /** `StoredObject`. */
  readonly object: string
  /** `Excerpts`. */
  readonly excerpts: string
  /** `NoteObject.texts`. */
  readonly texts: string
  /** The sentences in which other notes may be mentioned (BKL-4); null unless the site offers mentions. */
  readonly sentences: string | null
  /** Digest of the lead. */
  readonly lead: string
  /** Digest of the headings' words. */
  readonly headings: string
  /** Where quotes stand and what links they hold (`quoteShape`). */
  readonly shape: string
  /** The digests of the quotes, one after the other: as texts of their own they would take four times the memory. */
  readonly quotes: string
}

/** What a plan reads of cards, which is a third of what they hold. */
export type PlanCards = ReadonlyMap<
  VaultPath,
  { readonly parts: Pick<NoteParts, 'summary' | 'shape' | 'sentences'> | null }
>

/** Of `keyOf`. */
const DIGEST_DIGITS = 32

/** The digest of a quote by its place; empty if there is none. */
export function quoteDigest({ quotes }: NoteParts, index: number): string {
  return quotes.slice(index * DIGEST_DIGITS, (index + 1) * DIGEST_DIGITS)
}

/** What a page of the note reads. */
export type StoredObject = Omit<NoteObject, 'quotes' | 'lead' | 'headings' | 'texts'>

/** What other pages read. */
export type Excerpts = Pick<NoteObject, 'quotes' | 'lead' | 'headings'>

/** The entries of the store that a card names. */
export function partKeys({ summary, places, object, excerpts, texts, sentences }: NoteParts): string[] {
  return [summary, places, object, excerpts, texts, ...(sentences === null ? [] : [sentences])]
}
