/** Lists of small numbers as short text: six bits a character, the sixth tells that the number goes on. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0))
const VALUES = new Uint8Array(128)
for (const [value, code] of CODES.entries()) VALUES[code] = value

/** A number takes so many characters at most. */
const LONGEST = 6

/** Writes numbers from 0 to 2 ** 30. */
export function writeNumbers(numbers: readonly number[]): string {
  // Text that grows by a character at a time is a tree of its pieces, many times as heavy as what it says.
  const codes = Buffer.allocUnsafe(LONGEST * numbers.length)
  let end = 0
  for (let value of numbers) {
    while (value >= 32) {
      codes[end++] = CODES[(value & 31) | 32] ?? 0
      value >>>= 5
    }
    codes[end++] = CODES[value] ?? 0
  }
  return codes.toString('latin1', 0, end)
}

/** Reads what `writeNumbers` has written. */
export function readNumbers(text: string): number[] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (let at = 0; at < text.length; at++) {
    const digit = VALUES[text.charCodeAt(at)] ?? 0
    value |= (digit & 31) << shift
    if (digit >= 32) {
      shift += 5
      continue
    }
    numbers.push(value)
    value = 0
    shift = 0
  }
  return numbers
}
