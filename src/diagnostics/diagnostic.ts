import { compareBy } from '../lib/compare.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { DiagnosticCode } from './catalogue.ts'
import { CATALOGUE } from './catalogue.ts'

/** How bad it is: an error costs something its output, a warning is probably a mistake, info is for the curious. */
export type Severity = 'error' | 'warning' | 'info'

/** A 1-based position in a file as stored on disk, frontmatter and BOM-free first line included. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** One thing to tell the author: data, so that words, colours and formats come last (DIA-1). */
export interface Diagnostic {
  readonly severity: Severity
  readonly code: DiagnosticCode
  /** One sentence in the author's words; no file name, no position. */
  readonly message: string
  /** The vault path in which the cause stands, a config or template file, or null for the whole site. */
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  /** What to do next; null if the message says it already. */
  readonly help: string | null
}

/** A diagnostic of one note, before somebody who knows the note's path adds it. */
export type NoteDiagnostic = Omit<Diagnostic, 'file'>

/** Makes a note's diagnostic with the severity that the catalogue gives its code. */
export function noteDiagnostic(
  code: DiagnosticCode,
  place: Place | null,
  message: string,
  help: string | null = null,
): NoteDiagnostic {
  return {
    severity: CATALOGUE[code].severity,
    code,
    message,
    line: place?.line ?? null,
    column: place?.column ?? null,
    help,
  }
}

/** Adds the file to a note's diagnostic. */
export function inFile(file: VaultPath | string | null, diagnostic: NoteDiagnostic): Diagnostic {
  return { ...diagnostic, file }
}

/** Sorts by file, line, column, code and message, and drops exact repetitions. */
export function sortDiagnostics(diagnostics: Iterable<Diagnostic>): Diagnostic[] {
  const seen = new Map<string, Diagnostic>()
  for (const d of diagnostics) {
    seen.set(JSON.stringify([d.file, d.line, d.column, d.code, d.message]), d)
  }
  return [...seen.values()].sort(
    compareBy(
      (d) => d.file ?? '',
      (d) => d.line ?? 0,
      (d) => d.column ?? 0,
      (d) => d.code,
      (d) => d.message,
    ),
  )
}
