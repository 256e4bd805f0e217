/** Numbers that look random and are the same every time. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number
  /** True in so many cases of 1. */
  chance(share: number): boolean
  /** One of the items. */
  pick<T>(items: readonly [T, ...T[]]): T
  /** A rank from 0 up to, but not including, `limit`; rank n comes up about 1 / (n + 1) as often as rank 0 (Zipf). */
  zipf(limit: number): number
}

/** Starts a sequence (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }

  function below(limit: number): number {
    return Math.floor(next() * limit)
  }

  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)] ?? items[0],
    // The inverse of the integral of 1 / x, which is close enough to the sum.
    zipf: (limit) => Math.min(limit - 1, Math.floor((limit + 1) ** next()) - 1),
  }
}
