import { digestOf } from '../source/files.ts'

export { digestOf }

/** The key of a text in a store: so many digits of its SHA-256 that no other text has them. */
export function keyOf(text: string): string {
  return digestOf(text).slice(0, 32)
}
