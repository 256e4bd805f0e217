/** Traces as they lie in the store: in pieces, so that a plan that makes a few pages writes a few of them. */

import type { KeyDigests } from '../site/trace/fact-digests.ts'
import { NO_BOOK, type Trace, type TraceBook } from '../site/trace/tracer.ts'
import { keyOf } from './digest.ts'
import type { Store } from './store.ts'

/** The keys of the pieces, and what all of them hang on. */
export interface SavedTraces {
  /** Digest of what decides every page: other traces than those of the same settings tell nothing. */
  readonly settings: string
  readonly names: string
  readonly digests: readonly string[]
  readonly traces: readonly string[]
}

/** Digests of so many keys, and so many traces, are one entry. */
const KEYS_EACH = 256
const TRACES_EACH = 64

/** Keeps the traces of a plan. */
export function saveTraces(store: Store, settings: string, book: TraceBook): SavedTraces {
  const put = (value: unknown): string => {
    const text = JSON.stringify(value)
    const key = keyOf(text)
    if (!store.has(key)) store.put(key, text)
    return key
  }
  const digests = book.digests.map(({ facets, digests }) => [facets, digests])
  const traces = [...book.traces].map(([name, { made, reads }]) => [name, made, reads])
  return {
    settings,
    names: put([book.keys, book.facets]),
    digests: pieces(digests, KEYS_EACH).map(put),
    traces: pieces(traces, TRACES_EACH).map(put),
  }
}

/** The traces of the last plan; none if they are of other settings, or if any of them is lost. */
export function loadTraces(store: Store, settings: string, saved: SavedTraces | null): TraceBook {
  if (saved?.settings !== settings) return NO_BOOK
  const names = store.get(saved.names)
  const digests = saved.digests.map((key) => store.get(key))
  const traces = saved.traces.map((key) => store.get(key))
  if (names === null || digests.includes(null) || traces.includes(null)) return NO_BOOK
  const [keys, facets] = JSON.parse(names) as [string[], number[]]
  return {
    keys,
    facets,
    digests: read<[number, string]>(digests).map(([facets, digests]): KeyDigests => ({ facets, digests })),
    traces: new Map(
      read<[string, string, string]>(traces).map(([name, made, reads]): [string, Trace] => [
        name,
        { made, reads },
      ]),
    ),
  }
}

/** The entries of the store that saved traces name. */
export function traceKeys({ names, digests, traces }: SavedTraces): string[] {
  return [names, ...digests, ...traces]
}

function read<Item>(pieces: readonly (string | null)[]): Item[] {
  // They are what `saveTraces` has written.
  return pieces.flatMap((piece) => (piece === null ? [] : (JSON.parse(piece) as Item[])))
}

function pieces<Item>(items: readonly Item[], each: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / each) }, (_, index) =>
    items.slice(index * each, (index + 1) * each),
  )
}
