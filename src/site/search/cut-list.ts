/** Posting lists of words that are nearly everywhere, cut to the notes that are most about them. */
import { encodeNumber } from '../../search-core/numbers.ts'
import { cutMark, headNumber, postingSpans } from '../../search-core/postings.ts'

/** Keeps at most so many notes of a list: those of the highest ranks, the lower slots first. Linear. */
export function cutList(list: string, most: number): string {
  const { numbers, spans } = postingSpans(list)
  if (spans.length <= most) return list
  const byRank: number[] = []
  for (const { rank } of spans) byRank[rank] = (byRank[rank] ?? 0) + 1
  /** Of the lowest rank that is kept, only as many as there is room for. */
  let lowest = byRank.length - 1
  let room = most
  while ((byRank[lowest] ?? 0) <= room) room -= byRank[lowest--] ?? 0
  let text = cutMark(spans.length)
  let next = 0
  for (const { slot, place, rank, start, end } of spans) {
    if (rank < lowest || (rank === lowest && room-- <= 0)) continue
    text += headNumber(slot - next, place)
    for (let index = start; index < end; index++) text += encodeNumber(numbers[index] ?? 0)
    next = slot + 1
  }
  return text
}
