/**
 * Whole numbers as printable ASCII: small ones take one character, the next ones two, and so on.
 *
 * The alphabet needs no escape in a JSON string, so posting lists are plain text in a script file: smaller than
 * Base64 of bytes, kinder to compression, and read without a decoder.
 */

/** Encodes a whole number ≥ 0. */
export function encodeNumber(value: number): string {
  let text = ''
  let rest = value
  while (rest >= LAST_DIGITS) {
    rest -= LAST_DIGITS
    text += digit(LAST_DIGITS + (rest % MORE_DIGITS))
    rest = Math.floor(rest / MORE_DIGITS)
  }
  return text + digit(rest)
}

/** Decodes numbers that were written one after the other. */
export function decodeNumbers(text: string): number[] {
  const numbers: number[] = []
  let value = 0
  let unit = 1
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const digit = code > BACKSLASH ? code - FIRST - 1 : code - FIRST
    value += digit * unit
    if (digit >= LAST_DIGITS) {
      unit *= MORE_DIGITS
    } else {
      numbers.push(value)
      value = 0
      unit = 1
    }
  }
  return numbers
}

/** Digits that end a number. */
const LAST_DIGITS = 59
/** Digits after which a number goes on. */
const MORE_DIGITS = 32
const FIRST = 0x23
const BACKSLASH = 0x5c

function digit(value: number): string {
  const code = FIRST + value
  return String.fromCharCode(code < BACKSLASH ? code : code + 1)
}
