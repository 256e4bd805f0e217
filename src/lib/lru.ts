/** Values that are dear to make and were used lately. */
export interface Lru<T> {
  /** The value for a key, made if it is not there. */
  get(key: string, make: () => { readonly value: T; readonly weight: number }): T
}

/** Keeps values as long as their weights together stay below a limit; the one that was used longest ago goes first. */
export function createLru<T>(limit: number): Lru<T> {
  // A map hands out its entries in the order in which they were set.
  const entries = new Map<string, { readonly value: T; readonly weight: number }>()
  let total = 0
  return {
    get(key, make) {
      const known = entries.get(key)
      if (known !== undefined) {
        entries.delete(key)
        entries.set(key, known)
        return known.value
      }
      const made = make()
      entries.set(key, made)
      total += made.weight
      for (const [oldest, { weight }] of entries) {
        if (total <= limit || oldest === key) break
        entries.delete(oldest)
        total -= weight
      }
      return made.value
    },
  }
}
