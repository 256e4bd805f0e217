import type { Diagnostic } from './diagnostic.ts'

/** Diagnostics as GitHub workflow commands, which show them beside the lines of a pull request. */
export function formatGithub(diagnostics: readonly Diagnostic[], locate: (file: string) => string): string {
  return diagnostics.map((diagnostic) => `${command(diagnostic, locate)}\n`).join('')
}

function command(diagnostic: Diagnostic, locate: (file: string) => string): string {
  const { severity, file, line, column, code, message, help } = diagnostic
  const level = severity === 'info' ? 'notice' : severity
  const properties = [
    ['file', file === null ? null : locate(file)],
    ['line', line],
    ['col', line === null ? null : column],
    ['title', code],
  ]
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  const text = help === null ? message : `${message} ${help}`
  return `::${level} ${properties.join(',')}::${escapeData(text)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
