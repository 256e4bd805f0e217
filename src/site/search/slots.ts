import { compareBy } from '../../lib/compare.ts'

/**
 * Numbers for notes that hardly move when notes come and go: a hash table at most half full, laid out in one
 * order. With the place in a sorted list instead, one new note would renumber, and so rewrite, half of the index.
 * Answers a slot for each path, in the order given; paths must differ.
 */
export function assignSlots(paths: readonly string[]): number[] {
  const bits = Math.ceil(Math.log2(Math.max(1, paths.length))) + 1
  const homes = paths.map((path, index) => ({ path, index, home: hash(path) >>> (32 - bits) }))
  homes.sort(
    compareBy(
      (entry) => entry.home,
      (entry) => entry.path,
    ),
  )
  const slots = new Array<number>(paths.length).fill(0)
  let next = 0
  for (const { index, home } of homes) {
    const slot = Math.max(home, next)
    slots[index] = slot
    next = slot + 1
  }
  return slots
}

/** FNV-1a over code units with a final mix, for its high bits alone are poor. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
