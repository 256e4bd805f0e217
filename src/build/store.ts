/** Values by the digest of all they were made from. A value that is not there is made again. */
export interface Store {
  /** True if there is an entry; whether it is whole shows when it is read. */
  has(key: string): boolean
  /** The value, or null. A damaged entry is no entry. */
  get(key: string): string | null
  put(key: string, value: string): void
}

/** A store that lives as long as the process. */
export function createMemoryStore(): Store {
  const entries = new Map<string, string>()
  return {
    has: (key) => entries.has(key),
    get: (key) => entries.get(key) ?? null,
    put: (key, value) => void entries.set(key, value),
  }
}

/** A value that must be there is not, or is damaged: what was thought to be known has to be found out again. */
export class MissingEntry extends Error {
  readonly key: string

  constructor(key: string) {
    super(`The cache has lost the entry ${key}.`)
    this.name = 'MissingEntry'
    this.key = key
  }
}

/** The value of an entry that the caller has seen to be there. Throws `MissingEntry`. */
export function requireEntry(store: Store, key: string): string {
  const value = store.get(key)
  if (value === null) throw new MissingEntry(key)
  return value
}
