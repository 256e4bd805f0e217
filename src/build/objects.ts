/** Compiled notes as pages need them: read when they are asked for, and forgotten when others are. */

import { createLru } from '../lib/lru.ts'
import type { NoteObject, SectionText } from '../render/object.ts'
import type { Excerpts, NoteParts, StoredObject } from './cards.ts'
import { requireEntry, type Store } from './store.ts'

/** Characters of JSON that are kept as objects, which take about three times as many bytes. */
const OBJECT_LIMIT = 12_000_000
const EXCERPT_LIMIT = 12_000_000

export interface ObjectReader {
  /** Each throws `MissingEntry` if the store has lost the entry. */
  object(key: string): StoredObject
  excerpts(key: string): Excerpts
  texts(key: string): readonly SectionText[]
}

/** Reads parts of compiled notes by their keys. */
export function createObjectReader(store: Store): ObjectReader {
  const objects = createLru<StoredObject>(OBJECT_LIMIT)
  const excerpts = createLru<Excerpts>(EXCERPT_LIMIT)
  const read = <T>(key: string): { value: T; weight: number } => {
    const text = requireEntry(store, key)
    return { value: JSON.parse(text) as T, weight: text.length }
  }
  return {
    object: (key) => objects.get(key, () => read<StoredObject>(key)),
    excerpts: (key) => excerpts.get(key, () => read<Excerpts>(key)),
    // Each is read once, when the search's files are made.
    texts: (key) => read<readonly SectionText[]>(key).value,
  }
}

/** A whole object that reads its parts when they are used. */
export function lazyObject(
  reader: ObjectReader,
  parts: Pick<NoteParts, 'object' | 'excerpts' | 'texts'>,
): NoteObject {
  return {
    get body() {
      return reader.object(parts.object).body
    },
    get slices() {
      return reader.object(parts.object).slices
    },
    get footnotes() {
      return reader.object(parts.object).footnotes
    },
    get headings() {
      return reader.excerpts(parts.excerpts).headings
    },
    get words() {
      return reader.object(parts.object).words
    },
    get quotes() {
      return reader.excerpts(parts.excerpts).quotes
    },
    get lead() {
      return reader.excerpts(parts.excerpts).lead
    },
    get texts() {
      return reader.texts(parts.texts)
    },
  }
}
