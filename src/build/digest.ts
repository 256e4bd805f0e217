import { createHash } from 'node:crypto'
import type { Json } from '../lib/json.ts'

/** SHA-256 in lower-case hex. */
export function digestOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** Digest of a value: equal values have equal digests, whatever the order of their keys. */
export function digestOfValue(value: Json): string {
  return digestOf(canonicalJson(value))
}

/** JSON with sorted keys and no blanks. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value as { readonly [key: string]: Json })
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`).join(',')}}`
}

/** The key of a text in a store: so many digits of its SHA-256 that no other text has them. */
export function keyOf(text: string): string {
  return digestOf(text).slice(0, 32)
}
