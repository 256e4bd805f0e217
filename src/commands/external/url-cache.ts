/** Addresses that have answered lately, so that a check of the same vault need not ask again. */
import fs from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from '../../build/write-files.ts'

const FILE = 'external-urls.json'
const DAY_MS = 24 * 60 * 60 * 1000

export interface UrlCache {
  /** True if the address has answered within a day. */
  has(url: string): boolean
  add(url: string): void
  /** Keeps what is not older than a day. */
  save(): void
}

/** Opens the cache in a folder, or one that keeps nothing; what cannot be read or written is as if it were not there. */
export function openUrlCache(folder: string | null, now = Date.now()): UrlCache {
  const file = folder === null ? null : join(folder, FILE)
  const alive = new Map(file === null ? [] : read(file, now))
  return {
    has: (url) => alive.has(url),
    add: (url) => void alive.set(url, now),
    save() {
      if (file === null) return
      try {
        writeFileAtomically(file, `${JSON.stringify(Object.fromEntries([...alive].sort()))}\n`)
      } catch {
        // The next check asks again.
      }
    },
  }
}

function read(file: string, now: number): [url: string, at: number][] {
  try {
    const entries = Object.entries<unknown>(JSON.parse(fs.readFileSync(file, 'utf8')))
    return entries.flatMap(([url, at]) =>
      typeof at === 'number' && at <= now && now - at < DAY_MS ? [[url, at]] : [],
    )
  } catch {
    return []
  }
}
