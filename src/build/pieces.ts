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

/** Puts a list into a store while it is made. */
export interface PieceWriter {
  add(item: unknown): void
  /** To be called once, after the last item. */
  end(): PieceKeys
}

/** Starts a list of pieces with so many items each; it holds no more than one of them. */
export function createPieceWriter(store: Store, each: number): PieceWriter {
  const keys: string[] = []
  let items: unknown[] = []
  const flush = (): void => {
    if (items.length > 0) keys.push(putPiece(store, items))
    items = []
  }
  return {
    add(item) {
      items.push(item)
      if (items.length === each) flush()
    },
    end() {
      flush()
      return keys
    },
  }
}

/** Stores a list as `Pieces.save` does, item by item, for who has never seen it and will not see it again. */
export function writePieces(store: Store, items: Iterable<unknown>): PieceKeys {
  const writer = createPieceWriter(store, PIECE)
  for (const item of items) writer.add(item)
  return writer.end()
}

/** The items of a list that was stored, of which no more than one piece is held. Throws `MissingEntry`. */
export function* readPieces<T>(store: Store, keys: PieceKeys): Generator<T> {
  // The store has checked that these are the texts that were put there.
  for (const key of keys) yield* JSON.parse(requireEntry(store, key)) as T[]
}

/** Stores a value as JSON, and answers its key. */
export function putPiece(store: Store, value: unknown): string {
  return putText(store, JSON.stringify(value))
}

/** Stores a text, and answers its key. */
export function putText(store: Store, text: string): string {
  const key = keyOf(text)
  if (!store.has(key)) store.put(key, text)
  return key
}

interface KnownPiece {
  readonly key: string
  readonly items: readonly unknown[]
}

/** Lists in a store; it remembers what it has loaded and saved, item by item. */
export function createPieces(store: Store): Pieces {
  const known = new Map<string, readonly KnownPiece[]>()

  function savePiece(items: readonly unknown[], before: KnownPiece | undefined): KnownPiece {
    if (before !== undefined && areSame(items, before.items) && store.has(before.key)) return before
    return { key: putPiece(store, items), items }
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
