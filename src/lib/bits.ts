/** How many bits of a whole number are set; of its lowest 32. */
export function bitCount(bits: number): number {
  let count = 0
  for (let left = bits | 0; left !== 0; left &= left - 1) count++
  return count
}
