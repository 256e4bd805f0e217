import { compareBy } from '../../lib/compare.ts'

/** Something that is found under a key. */
export interface Keyed {
  readonly key: string
  /** Bytes, about. */
  readonly size: number
}

/** Longer prefixes are not split, so file names stay short whatever the notes hold. */
const MAX_PREFIX = 12

/**
 * Divides items into shards by prefixes of their keys, each at most `limit` bytes where it can be. An item is in
 * the shard of the longest prefix that its key begins with; there always is a shard for the empty prefix.
 * Of a prefix that is too large the largest continuations become shards of their own until the rest fits: so
 * shards are neither many nor tiny, and an edit moves no borders but those near it.
 */
export function splitByPrefix<T extends Keyed>(items: readonly T[], limit: number): Map<string, T[]> {
  const shards = new Map<string, T[]>([['', []]])
  divide('', items, limit, shards)
  return shards
}

function divide<T extends Keyed>(
  prefix: string,
  items: readonly T[],
  limit: number,
  shards: Map<string, T[]>,
): void {
  let size = items.reduce((sum, item) => sum + item.size, 0)
  const rest = new Set(items)
  if (size > limit && prefix.length < MAX_PREFIX) {
    for (const [longer, group] of continuations(prefix, items)) {
      if (size <= limit) break
      divide(longer, group, limit, shards)
      for (const item of group) {
        rest.delete(item)
        size -= item.size
      }
    }
  }
  if (rest.size > 0) shards.set(prefix, [...rest])
}

/** The items by the next character of their keys, the largest group first. */
function continuations<T extends Keyed>(prefix: string, items: readonly T[]): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const codePoint = item.key.codePointAt(prefix.length)
    if (codePoint === undefined) continue
    const longer = prefix + String.fromCodePoint(codePoint)
    const group = groups.get(longer)
    if (group === undefined) groups.set(longer, [item])
    else group.push(item)
  }
  const sizes = new Map(
    [...groups].map(([key, group]) => [key, group.reduce((sum, item) => sum + item.size, 0)]),
  )
  return [...groups].sort(
    compareBy(
      ([key]) => -(sizes.get(key) ?? 0),
      ([key]) => key,
    ),
  )
}
