import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { formatPretty } from '../diagnostics/report-pretty.ts'
import { colorsFor, type Io } from './io.ts'
import type { OptionValues } from './options.ts'
import type { Project } from './project.ts'

const MAX_SHOWN = 50

/** What stderr says of a build: errors and warnings, with `--quiet` errors alone; hints are for `check`. */
export function describeDiagnostics(
  diagnostics: readonly Diagnostic[],
  { locate }: Pick<Project, 'locate'>,
  options: OptionValues,
  io: Io,
): string {
  const colors = colorsFor(io.stderr, io, options['no-color'] ?? false)
  const shown = diagnostics.filter(
    ({ severity }) => severity === 'error' || (severity === 'warning' && !options.quiet),
  )
  return formatPretty(shown, { colors, locate, limit: MAX_SHOWN })
}
