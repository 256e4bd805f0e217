/** Lists of small numbers as short text: six bits a character, the sixth tells that the number goes on. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0))
const VALUES = new Uint8Array(128)
for (const [value, code] of CODES.entries()) VALUES[code] = value

/** Writes numbers from 0 to 2 ** 30. */
export function writeNumbers(numbers: readonly number[]): string {
  let text = ''
  for (let value of numbers) {
    while (value >= 32) {
      text += ALPHABET.charAt((value & 31) | 32)
      value >>>= 5
    }
    text += ALPHABET.charAt(value)
  }
  return text
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
