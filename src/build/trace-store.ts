/** Traces as they lie in the store: in pieces, so that a plan that makes a few pages writes a few of them. */

import type { KeyDigests } from '../site/trace/fact-digests.ts'
import {
  type KeepTrace,
  NO_BOOK,
  type Trace,
  type TraceBook,
  type TracedFacts,
} from '../site/trace/tracer.ts'
import { createPieceWriter, putPiece } from './pieces.ts'
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

/** Puts the traces of a plan into the store as they are made: all of them at once are a good part of a plan's memory. */
export interface TraceWriter {
  readonly add: KeepTrace
  /** Puts what is left, and answers where everything is. */
  save(facts: TracedFacts): SavedTraces
}

/** Starts with the first trace of a plan. */
export function createTraceWriter(store: Store, settings: string): TraceWriter {
  const traces = createPieceWriter(store, TRACES_EACH)
  return {
    add: (name, { made, reads }) => traces.add([name, made, reads]),
    save({ keys, facets, digests: all }) {
      const digests = createPieceWriter(store, KEYS_EACH)
      for (const { facets, digests: text } of all) digests.add([facets, text])
      return {
        settings,
        names: putPiece(store, [keys, facets]),
        digests: digests.end(),
        traces: traces.end(),
      }
    },
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
  // They are what the writer has put there.
  return pieces.flatMap((piece) => (piece === null ? [] : (JSON.parse(piece) as Item[])))
}
