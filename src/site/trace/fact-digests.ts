/** Digests of facts: of each key those of its facets that some page reads. */
import { hash } from 'node:crypto'
import { bitCount } from '../../lib/bits.ts'
import type { Recorder } from './recorder.ts'

/** Characters of a digest, six bits each: no two facts of one key have met in so many. */
const LENGTH = 12

/** Digests of facts that are known already, by the very value. */
export interface DigestMemory {
  get(fact: object): string | undefined
  set(fact: object, digest: string): unknown
}

/** For who digests every fact once and then no more. */
export const NOTHING_KNOWN: DigestMemory = { get: () => undefined, set: () => {} }

/** Where digests are found out. */
export interface DigestScope {
  readonly recorder: Recorder
  readonly known: DigestMemory
}

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
  { recorder, known }: DigestScope,
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
    const digest = digestFact(facet.tell(key), known)
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

function digestText(text: string): string {
  return hash('sha256', text, 'base64').slice(0, LENGTH)
}

/** Every second fact is that there is something, or nothing. */
const COMMON = new Map(['undefined', 'null', 'true', '[]'].map((text) => [text, digestText(text)]))

function digestFact(fact: unknown, known: DigestMemory): string {
  const found = typeof fact === 'object' && fact !== null ? known.get(fact) : undefined
  if (found !== undefined) return found
  const text = `${JSON.stringify(fact)}`
  const digest = COMMON.get(text) ?? digestText(text)
  if (typeof fact === 'object' && fact !== null) known.set(fact, digest)
  return digest
}

function digestOf({ facets, digests }: KeyDigests, bit: number): string | null {
  if ((facets & bit) === 0) return null
  const at = bitCount(facets & (bit - 1)) * LENGTH
  return digests.slice(at, at + LENGTH)
}
