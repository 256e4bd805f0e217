import type { Printer } from '../../src/commands/io.ts'

/** A printer that keeps what it is given. */
export function collector(isTerminal = false): { readonly printer: Printer; readonly text: () => string } {
  const parts: string[] = []
  return {
    printer: { write: (text) => void parts.push(text), isTerminal, columns: 80 },
    text: () => parts.join(''),
  }
}
