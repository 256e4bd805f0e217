/** How many file operations are under way at once: enough to keep the disk busy, few enough for any limit on open files. */
const IN_FLIGHT = 64

/** Runs a task for every item, a few at a time; results are in the order of the items. Fails with the first failure. */
export async function mapLimited<T, R>(
  items: readonly T[],
  task: (item: T, index: number) => Promise<R>,
  limit = IN_FLIGHT,
): Promise<R[]> {
  const results: R[] = new Array(items.length)
  let next = 0
  async function work(): Promise<void> {
    while (next < items.length) {
      const index = next++
      const item = items[index] as T
      results[index] = await task(item, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work))
  return results
}
