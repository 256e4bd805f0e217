/** JSON with places: what is wrong with it and where, or where each of its keys stands. */
import type { Place } from '../diagnostics/diagnostic.ts'

export type JsonText =
  | {
      readonly kind: 'value'
      readonly value: unknown
      /** Where the key or item with this path stands; the nearest one above it that is there. */
      readonly placeOf: (path: readonly PropertyKey[]) => Place
    }
  | { readonly kind: 'error'; readonly message: string; readonly place: Place }

/** Reads JSON. Never throws. */
export function readJson(text: string): JsonText {
  const scanner = new Scanner(text)
  try {
    scanner.document()
  } catch (error) {
    if (error instanceof Mistake)
      return { kind: 'error', message: error.message, place: placeAt(text, error.offset) }
    throw error
  }
  return {
    kind: 'value',
    value: JSON.parse(text),
    placeOf(path) {
      for (let length = path.length; length > 0; length--) {
        const offset = scanner.offsets.get(pathKey(path.slice(0, length)))
        if (offset !== undefined) return placeAt(text, offset)
      }
      return { line: 1, column: 1 }
    },
  }
}

class Mistake extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

const MAX_DEPTH = 100

/** A recursive-descent recogniser of RFC 8259 that notes where keys and items start. */
class Scanner {
  readonly offsets = new Map<string, number>()
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): void {
    this.#value([])
    if (this.#next() !== '') throw this.#mistake('Something follows the end of the JSON.')
  }

  #value(path: readonly PropertyKey[]): void {
    if (path.length > MAX_DEPTH) throw this.#mistake('This is nested too deeply.')
    const next = this.#next()
    if (next === '{') this.#object(path)
    else if (next === '[') this.#array(path)
    else if (next === '"') this.#string()
    else if (!this.#match(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y)) {
      throw this.#mistake(next === '' ? 'The JSON ends too early.' : 'This is not a JSON value.')
    }
  }

  #object(path: readonly PropertyKey[]): void {
    this.#at += 1
    if (this.#take('}')) return
    do {
      if (this.#next() !== '"') throw this.#mistake('A key in double quotes is missing here.')
      const start = this.#at
      const key = this.#string()
      this.offsets.set(pathKey([...path, key]), start)
      if (!this.#take(':')) throw this.#mistake('A colon is missing here.')
      this.#value([...path, key])
    } while (this.#take(','))
    if (!this.#take('}')) throw this.#mistake('A comma or } is missing here.')
  }

  #array(path: readonly PropertyKey[]): void {
    this.#at += 1
    if (this.#take(']')) return
    let index = 0
    do {
      this.#next()
      this.offsets.set(pathKey([...path, index]), this.#at)
      this.#value([...path, index++])
    } while (this.#take(','))
    if (!this.#take(']')) throw this.#mistake('A comma or ] is missing here.')
  }

  #string(): string {
    const start = this.#at
    if (!this.#match(/"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y)) {
      throw this.#mistake('A text is not closed, or holds a line break or a wrong backslash.')
    }
    return String(JSON.parse(this.#text.slice(start, this.#at)))
  }

  /** Skips blanks; the character after them, or an empty text at the end. */
  #next(): string {
    this.#match(/[ \t\r\n]+/y)
    return this.#text.charAt(this.#at)
  }

  #take(character: string): boolean {
    const isThere = this.#next() === character
    if (isThere) this.#at += 1
    return isThere
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found === null) return false
    this.#at = pattern.lastIndex
    return true
  }

  #mistake(message: string): Mistake {
    return new Mistake(message, this.#at)
  }
}

function pathKey(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String))
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
