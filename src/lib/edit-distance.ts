/**
 * Counts the single-character edits from `a` to `b`: insertions, deletions, replacements and swaps of
 * two neighbours. Answers `limit + 1` for anything above `limit`, in O(length × limit) steps.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const beyond = limit + 1
  if (Math.abs(a.length - b.length) > limit) return beyond
  // Three rows of the usual table; only the band of width `limit` around the diagonal is filled in,
  // and what lies outside of it counts as beyond the limit.
  let twoBefore: number[] = []
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, beyond))
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    ;[twoBefore, before, row] = [before, row, twoBefore]
    row[from - 1] = from === 1 ? Math.min(i, beyond) : beyond
    let least = row[from - 1] ?? beyond
    for (let j = from; j <= to; j++) {
      const same = a[i - 1] === b[j - 1]
      let edits = Math.min(
        (before[j - 1] ?? beyond) + (same ? 0 : 1),
        (before[j] ?? beyond) + 1,
        (row[j - 1] ?? beyond) + 1,
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (twoBefore[j - 2] ?? beyond) + 1)
      }
      row[j] = Math.min(edits, beyond)
      least = Math.min(least, edits)
    }
    if (least > limit) return beyond
  }
  return row[b.length] ?? beyond
}
