/** Something that is found under a key. */
export interface Keyed {
  readonly key: string
  /** Bytes, about. */
  readonly size: number
  /** Where shards start that it fills by itself, if it stands for many keys with a common beginning. */
  readonly starts?: readonly string[]
}

/** Beyond so many characters keys are not told apart, so file names stay short whatever the notes hold. */
const MAX_START = 12
const UNIT_BITS = 16

/**
 * Divides items into shards of neighbouring keys (by code unit), each at most `limit` bytes where it can be.
 * Answers the items by the start of their shard, starts ascending; a shard reaches up to the next one's start,
 * and the first one starts with the empty string.
 *
 * A range that is too large is halved, at places that do not depend on what is in it: so no edit moves a border
 * unless a shard has become too large, or two of them small enough for one.
 */
export function splitByKey<T extends Keyed>(items: readonly T[], limit: number): Map<string, T[]> {
  const shards = new Map<string, T[]>([['', []]])
  halve({ prefix: '', low: 0, bits: UNIT_BITS }, items, limit, shards)
  return shards
}

/** Keys that begin with the prefix and go on with a code unit from `low` to `low + 2 ** bits - 1`. */
interface Range {
  readonly prefix: string
  /** Keys that end with the prefix belong to the range that begins at 0. */
  readonly low: number
  readonly bits: number
}

function halve<T extends Keyed>(
  range: Range,
  items: readonly T[],
  limit: number,
  shards: Map<string, T[]>,
): void {
  if (items.length === 0) return
  const { prefix, low, bits } = range
  const size = items.reduce((sum, item) => sum + item.size, 0)
  const [first] = items
  if (items.length === 1 && first?.starts !== undefined && first.starts.length > 0) {
    for (const start of first.starts) shards.set(start, [first])
  } else if (size <= limit || isOneKey(range, items)) {
    shards.set(startOf(range), [...items])
  } else if (bits === 0) {
    halve({ prefix: prefix + String.fromCharCode(low), low: 0, bits: UNIT_BITS }, items, limit, shards)
  } else {
    const middle = low + 2 ** (bits - 1)
    const isLower = (item: T): boolean =>
      item.key.length === prefix.length || item.key.charCodeAt(prefix.length) < middle
    const lower = items.filter(isLower)
    halve({ prefix, low, bits: bits - 1 }, lower, limit, shards)
    halve(
      { prefix, low: middle, bits: bits - 1 },
      items.filter((item) => !isLower(item)),
      limit,
      shards,
    )
  }
}

/** True if there is nothing left to tell the keys apart by, as with many items under one word. */
function isOneKey<T extends Keyed>({ prefix, bits }: Range, items: readonly T[]): boolean {
  if (items.length === 1 || prefix.length === MAX_START) return true
  return bits === 0 && items.some(({ key }) => key.length === prefix.length)
}

function startOf({ prefix, low }: Range): string {
  return low === 0 ? prefix : prefix + String.fromCharCode(low)
}
