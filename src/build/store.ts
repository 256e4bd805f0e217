/** Values by the digest of all they were made from. A value that is not there is made again. */
export interface Store {
  /** The value, or null. A damaged entry is no entry. */
  get(key: string): string | null
  put(key: string, value: string): void
}

/** A store that lives as long as the process. */
export function createMemoryStore(): Store {
  const entries = new Map<string, string>()
  return {
    get: (key) => entries.get(key) ?? null,
    put: (key, value) => void entries.set(key, value),
  }
}
