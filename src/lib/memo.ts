/** Values by key that last from one time to the next, each as long as what it was made from is the same. */
export interface Memo<Key, T> {
  /**
   * The values of these keys and of no others.
   *
   * @param basisOf what a value was made from, as far as it can change: compared by identity, never by content. It is
   *   asked with the value, since often only that tells what was looked at.
   */
  all(
    keys: Iterable<Key>,
    basisOf: (key: Key, value: T) => readonly unknown[],
    make: (key: Key) => T,
  ): Map<Key, T>
}

/** A memo that knows nothing yet. */
export function createMemo<Key, T>(): Memo<Key, T> {
  let entries = new Map<Key, { readonly value: T; readonly basis: readonly unknown[] }>()
  return {
    all(keys, basisOf, make) {
      const next: typeof entries = new Map()
      const values = new Map<Key, T>()
      for (const key of keys) {
        let entry = entries.get(key)
        if (entry === undefined || !isSameList(entry.basis, basisOf(key, entry.value))) {
          const value = make(key)
          entry = { value, basis: basisOf(key, value) }
        }
        next.set(key, entry)
        values.set(key, entry.value)
      }
      entries = next
      return values
    },
  }
}

/** True if the same values are in the same places, by identity. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}

/** A memo that remembers nothing, for who asks once. */
export function noMemo<Key, T>(): Memo<Key, T> {
  return {
    all(keys, _, make) {
      const values = new Map<Key, T>()
      for (const key of keys) values.set(key, make(key))
      return values
    },
  }
}

/** A map with the values of an earlier one wherever they say the same: so that what is the same is also identical. */
export function keepEqual<Key, T>(
  map: ReadonlyMap<Key, T>,
  before: ReadonlyMap<Key, T>,
): ReadonlyMap<Key, T> {
  if (before.size === 0) return map
  return new Map(
    [...map].map(([key, value]) => {
      const old = before.get(key)
      return [key, old !== undefined && isSameData(old, value) ? old : value]
    }),
  )
}

/** Whether two values that JSON could hold say the same, in the same order. Plain loops: most facts of a vault are asked. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    for (let index = 0; index < a.length; index++) if (!isSameData(a[index], b[index])) return false
    return true
  }
  const keys = Object.keys(a)
  const others = Object.keys(b)
  if (keys.length !== others.length) return false
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? ''
    if (key !== others[index] || !isSameData(fieldOf(a, key), fieldOf(b, key))) return false
  }
  return true
}

function fieldOf(record: object, key: string): unknown {
  return (record as { readonly [key: string]: unknown })[key]
}
