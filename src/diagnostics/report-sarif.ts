import { CATALOGUE, type DiagnosticCode } from './catalogue.ts'
import type { Diagnostic } from './diagnostic.ts'

export interface SarifOptions {
  readonly version: string
  /** The path from the working directory, `/`-separated. */
  readonly locate: (file: string) => string
}

/** Diagnostics as SARIF 2.1.0, which code-scanning services read. */
export function formatSarif(diagnostics: readonly Diagnostic[], { version, locate }: SarifOptions): string {
  const codes = Object.keys(CATALOGUE) as DiagnosticCode[]
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Lectern', version, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: codes.indexOf(diagnostic.code),
          level: levelOf(diagnostic.severity),
          message: { text: [diagnostic.message, diagnostic.help].filter((text) => text !== null).join(' ') },
          locations: diagnostic.file === null ? [] : [location(diagnostic, locate(diagnostic.file))],
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function rule(code: DiagnosticCode) {
  const { meaning, severity } = CATALOGUE[code]
  return { id: code, shortDescription: { text: meaning }, defaultConfiguration: { level: levelOf(severity) } }
}

function levelOf(severity: Diagnostic['severity']): string {
  return severity === 'info' ? 'note' : severity
}

function location({ line, column }: Diagnostic, path: string) {
  const uri = path.split('/').map(encodeURIComponent).join('/')
  const region =
    line === null ? {} : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } }
  return { physicalLocation: { artifactLocation: { uri }, ...region } }
}
