import type { Diagnostic, Severity } from './diagnostic.ts'

/** What the words are dressed in; the identity for plain text. */
export interface Palette {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  cyan(text: string): string
}

export interface PrettyOptions {
  readonly colors: Palette
  /** Where the author finds a file: its path from the working directory. */
  readonly locate: (file: string) => string
  /** At most so many are shown, the worst ones; the rest is counted. */
  readonly limit: number
}

/** Diagnostics for people: `file:line:column severity code message`, the hint below. Keeps their order. */
export function formatPretty(diagnostics: readonly Diagnostic[], options: PrettyOptions): string {
  const shown = worst(diagnostics, options.limit)
  const lines = shown.flatMap((diagnostic) => format(diagnostic, options))
  const hidden = diagnostics.length - shown.length
  if (hidden > 0) lines.push(options.colors.dim(`… and ${hidden} more; --report lists all of them.`))
  return lines.map((line) => `${line}\n`).join('')
}

/** `2 errors, 1 warning`; empty if there is neither. */
export function countProblems(diagnostics: readonly Diagnostic[]): string {
  return (['error', 'warning'] as const)
    .map((severity) => [diagnostics.filter((d) => d.severity === severity).length, severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ')
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info']

function worst(diagnostics: readonly Diagnostic[], limit: number): readonly Diagnostic[] {
  if (diagnostics.length <= limit) return diagnostics
  const ranked = ORDER.flatMap((severity) => diagnostics.filter((d) => d.severity === severity))
  const chosen = new Set(ranked.slice(0, limit))
  return diagnostics.filter((diagnostic) => chosen.has(diagnostic))
}

function format(diagnostic: Diagnostic, { colors, locate }: PrettyOptions): string[] {
  const { file, line, column, severity, code, message, help } = diagnostic
  const place = [file === null ? null : locate(file), line, line === null ? null : column]
  const where = place.filter((part) => part !== null).join(':')
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity]
  const head = [printable(where), paint(severity), colors.dim(code), printable(message)]
  const lines = [head.filter((part) => part !== '').join(' ')]
  if (help !== null) lines.push(`    ${printable(help)}`)
  return lines
}

/** Text from a vault must not steer the terminal: control characters become visible. */
export function printable(text: string): string {
  return text.replace(CONTROL, '\uFFFD')
}

const CONTROL = /[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g
