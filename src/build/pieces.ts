/**
 * Long lists as entries of a store, some hundred items in each: after an edit nearly all of them are there already,
 * and what has not changed is not even put into words again.
 */
import { keyOf } from './digest.ts'
import { requireEntry, type Store } from './store.ts'

/** The keys of the entries that hold a list. */
export type PieceKeys = readonly string[]

export interface Pieces {
  /** Stores a list, plain data throughout; lists of one name should be much the same from time to time. */
  save(name: string, items: readonly unknown[]): PieceKeys
  /** The list that was stored. Throws `MissingEntry`. */
  load<T>(name: string, keys: PieceKeys): T[]
}

/** Few enough that an edit writes little, so many that their keys take no room. */
const PIECE = 256

interface KnownPiece {
  readonly key: string
  readonly items: readonly unknown[]
}

/** Lists in a store; it remembers what it has loaded and saved, item by item. */
export function createPieces(store: Store): Pieces {
  const known = new Map<string, readonly KnownPiece[]>()

  function savePiece(items: readonly unknown[], before: KnownPiece | undefined): KnownPiece {
    if (before !== undefined && areSame(items, before.items) && store.has(before.key)) return before
    const text = JSON.stringify(items)
    const key = keyOf(text)
    if (!store.has(key)) store.put(key, text)
    return { key, items }
  }

  return {
    save(name, items) {
      const before = known.get(name) ?? []
      const pieces = Array.from({ length: Math.ceil(items.length / PIECE) }, (_, index) =>
        savePiece(items.slice(index * PIECE, (index + 1) * PIECE), before[index]),
      )
      known.set(name, pieces)
      return pieces.map(({ key }) => key)
    },
    load<T>(name: string, keys: PieceKeys): T[] {
      // The store has checked that these are the texts that were put there.
      const pieces = keys.map((key) => ({ key, items: JSON.parse(requireEntry(store, key)) as T[] }))
      known.set(name, pieces)
      return pieces.flatMap(({ items }) => items)
    },
  }
}

/** True if the same values are in the same places; equal objects that were made anew count as others. */
function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => isSame(item, b[index]))
}

/** Pairs and other short lists are made anew again and again, around the same values. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b || !Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((item, index) => item === b[index])
}
