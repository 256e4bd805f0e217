/** Digests of facts: of each key those of its facets that some page reads. */
import { hash } from 'node:crypto'
import type { Facet, Recorder } from './recorder.ts'

/** Characters of a digest, six bits each: no two facts of one key have met in so many. */
const LENGTH = 12

/** The digests of one key. */
export interface KeyDigests {
  /** A sum of bits. */
  readonly facets: number
  /** One after the other, in the order of the bits. */
  readonly digests: string
}

/** Nothing that anybody reads. */
export const NO_DIGESTS: KeyDigests = { facets: 0, digests: '' }

/** The digests of some facets of a key; what is known of `before` is not found out again where that is exact. */
export function digestFacets(
  recorder: Recorder,
  number: number,
  wanted: number,
  before: KeyDigests,
): KeyDigests {
  const key = recorder.keys()[number]?.slice(1) ?? ''
  const facets = recorder.facetsOf(number)
  let all = wanted
  for (const { bit, within } of facets) if (within !== null && (wanted & bit) !== 0) all |= within.bit
  let digests = ''
  /** Facets that are sure to be as they were. */
  let same = 0
  for (const facet of facets) {
    if ((all & facet.bit) === 0) continue
    const old = digestOf(before, facet.bit)
    if (facet.within !== null && (same & facet.within.bit) !== 0 && old !== null) {
      digests += old
      continue
    }
    const digest = digestFact(facet, key)
    if (digest === old) same |= facet.bit
    digests += digest
  }
  return { facets: all, digests }
}

/** The facets of which both know something and that are not the same. */
export function changedFacets(before: KeyDigests, now: KeyDigests): number {
  if (before.facets === now.facets && before.digests === now.digests) return 0
  let changed = 0
  for (let left = before.facets & now.facets; left !== 0; left &= left - 1) {
    const bit = left & -left
    if (digestOf(before, bit) !== digestOf(now, bit)) changed |= bit
  }
  return changed
}

function digestFact({ tell }: Facet, key: string): string {
  return hash('sha256', `${JSON.stringify(tell(key))}`, 'base64').slice(0, LENGTH)
}

function digestOf({ facets, digests }: KeyDigests, bit: number): string | null {
  if ((facets & bit) === 0) return null
  const at = bitCount(facets & (bit - 1)) * LENGTH
  return digests.slice(at, at + LENGTH)
}

function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}
