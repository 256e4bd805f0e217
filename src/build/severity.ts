import type { Config } from '../config/config.ts'
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts'

/** The author's severities over the catalogue's; `off` drops a code. Sorted. */
export function applySeverity(config: Config, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return sortDiagnostics(diagnostics).flatMap((diagnostic) => {
    const severity = config.severity[diagnostic.code] ?? diagnostic.severity
    return severity === 'off' ? [] : [{ ...diagnostic, severity }]
  })
}
