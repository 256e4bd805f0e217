/**
 * Makes what has not been made of the same facts before: each thing has a name, and its trace says which facts it was
 * made of. If all of them are as they were, so is what is made of them; nothing else can have changed it, for all that
 * it is given notes what is read of it.
 */
import {
  changedFacets,
  type DigestMemory,
  digestFacets,
  type KeyDigests,
  NO_DIGESTS,
  NOTHING_KNOWN,
} from './fact-digests.ts'
import { readNumbers, writeNumbers } from './numbers.ts'
import type { FactReads, Recorder } from './recorder.ts'

/** What is remembered of what was made. */
export interface Trace {
  /** As its maker has written it. */
  readonly made: string
  /** The facts that it was made of, as numbers. */
  readonly reads: string
}

/** The facts that the traces of a plan name. */
export interface TracedFacts {
  /** Of the facts, by number. */
  readonly keys: readonly string[]
  /** Sums of facets that traces name by their place here. */
  readonly facets: readonly number[]
  /** Of the facts that some trace names, by key; trailing keys may have none. */
  readonly digests: Iterable<KeyDigests>
}

/** All traces of a plan. Plain data but for the map. */
export interface TraceBook extends TracedFacts {
  readonly digests: readonly KeyDigests[]
  /** By name. */
  readonly traces: ReadonlyMap<string, Trace>
}

/** Before anything is made. */
export const NO_BOOK: TraceBook = { keys: [], facets: [], digests: [], traces: new Map() }

export interface Tracer {
  /** What has this name, from before or made now; `make` reads nothing but what is watched. */
  trace(name: string, make: () => string): string
  /** What the traces of all that was asked for name; digests are found out one by one, as they are taken. */
  facts(): TracedFacts
  /** How many things were made. */
  made(): number
}

/** Where traces go, each once. */
export type KeepTrace = (name: string, trace: Trace) => void

/** Creates a tracer; the recorder must know the keys of the book. */
export function createTracer(
  recorder: Recorder,
  before: TraceBook,
  keep: KeepTrace,
  digests: DigestMemory = NOTHING_KNOWN,
): Tracer {
  const scope = { recorder, known: digests }
  const now = before.digests.map((known, key) =>
    known.facets === 0 ? NO_DIGESTS : digestFacets(scope, key, known.facets, known),
  )
  const changed = before.digests.map((known, key) => changedFacets(known, now[key] ?? NO_DIGESTS))
  const sums = [...before.facets]
  const sumIndexes = new Map(sums.map((sum, index) => [sum, index]))
  /** The facets that some trace names, by key. */
  const named = before.keys.map(() => 0)
  let made = 0

  /** Notes that the facts are named; false if one of them is not as it was. */
  function stillHolds(reads: readonly number[]): boolean {
    let key = 0
    for (let at = 0; at < reads.length; at += 2) {
      key += reads[at] ?? 0
      if (((changed[key] ?? 0) & (sums[reads[at + 1] ?? 0] ?? 0)) !== 0) return false
    }
    return true
  }

  function nameAll(reads: readonly number[]): void {
    let key = 0
    for (let at = 0; at < reads.length; at += 2) {
      key += reads[at] ?? 0
      while (named.length <= key) named.push(0)
      named[key] = (named[key] ?? 0) | (sums[reads[at + 1] ?? 0] ?? 0)
    }
  }

  function encode({ keys, facets }: FactReads): number[] {
    let before = 0
    return keys.flatMap((key, index) => {
      const sum = facets[index] ?? 0
      let place = sumIndexes.get(sum)
      if (place === undefined) {
        place = sums.push(sum) - 1
        sumIndexes.set(sum, place)
      }
      const step = key - before
      before = key
      return [step, place]
    })
  }

  function* digestsOfNamed(): Generator<KeyDigests> {
    for (const key of recorder.keys().keys()) {
      const wanted = named[key] ?? 0
      const known = now[key] ?? NO_DIGESTS
      if (wanted === 0) yield NO_DIGESTS
      else if ((wanted & ~known.facets) === 0) yield known
      else yield digestFacets(scope, key, wanted | known.facets, known)
    }
  }

  return {
    trace(name, make) {
      const known = before.traces.get(name)
      const reads = known === undefined ? null : readNumbers(known.reads)
      if (known !== undefined && reads !== null && stillHolds(reads)) {
        nameAll(reads)
        keep(name, known)
        return known.made
      }
      const fresh = recorder.record(make)
      const encoded = encode(fresh.reads)
      nameAll(encoded)
      keep(name, { made: fresh.made, reads: writeNumbers(encoded) })
      made++
      return fresh.made
    },
    facts: () => ({ keys: recorder.keys(), facets: sums, digests: digestsOfNamed() }),
    made: () => made,
  }
}
