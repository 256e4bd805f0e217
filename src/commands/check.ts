/** `lectern check`: everything a build would report, without writing a site. */
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { formatGithub } from '../diagnostics/report-github.ts'
import { countProblems, formatPretty } from '../diagnostics/report-pretty.ts'
import { formatSarif } from '../diagnostics/report-sarif.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { nearest } from '../lib/nearest.ts'
import { packageVersion } from '../source/package-root.ts'
import { refuse, writeReport } from './build.ts'
import { borrowCache } from './cache-folder.ts'
import { colorsFor, type Io } from './io.ts'
import type { OptionValues } from './options.ts'
import { createProgressLine } from './progress.ts'
import { openProject, type Project } from './project.ts'
import { formatReport, type Report, reportOf } from './report.ts'
import { fromSteadyVault } from './steady.ts'
import type { Invocation } from './table.ts'

const FORMATS = ['pretty', 'json', 'github', 'sarif'] as const
type Format = (typeof FORMATS)[number]

export async function check({ options, argument }: Invocation, io: Io): Promise<number> {
  const started = performance.now()
  const format = options.json ? 'json' : formatOf(options.format ?? 'pretty')
  const project = await openProject(options, argument, io)
  // A check writes no site, but its report must not lie in one either.
  if (project.reportFile !== null) refuse(project)
  const cache = borrowCache(project.request.cacheDir, io)
  const progress = createProgressLine(io, options.quiet ?? false)
  try {
    const site = await fromSteadyVault(() =>
      io.render({ ...project.request, cacheDir: cache.folder, onProgress: progress.show }),
    )
    progress.clear()
    const diagnostics = sortDiagnostics([...site.diagnostics, ...(site.advice ?? [])])
    const report = reportOf(packageVersion(), { ...site, diagnostics }, null, performance.now() - started)
    writeReport(project, formatReport(report))
    io.stdout.write(
      format === 'pretty' ? pretty(report, project, options, io) : encode(report, format, project),
    )
    const isFatal = options.strict ? ['error', 'warning'] : ['error']
    return report.diagnostics.some(({ severity }) => isFatal.includes(severity)) ? 1 : 0
  } finally {
    cache.release()
    progress.clear()
  }
}

function pretty({ diagnostics, stats }: Report, { locate }: Project, options: OptionValues, io: Io): string {
  const colors = colorsFor(io.stdout, io, options['no-color'] ?? false)
  const format = (list: readonly Diagnostic[]) =>
    formatPretty(list, { colors, locate, limit: Number.POSITIVE_INFINITY })
  if (options.quiet) return format(diagnostics.filter(({ severity }) => severity === 'error'))
  const problems = countProblems(diagnostics) || 'no errors, no warnings'
  return `${format(diagnostics)}${stats.notes} notes: ${problems}.\n`
}

function encode(report: Report, format: Exclude<Format, 'pretty'>, { locate }: Project): string {
  switch (format) {
    case 'json':
      return formatReport(report)
    case 'github':
      return formatGithub(report.diagnostics, locate)
    case 'sarif':
      return formatSarif(report.diagnostics, { version: report.lectern, locate })
    default:
      return format satisfies never
  }
}

function formatOf(name: string): Format {
  const format = FORMATS.find((known) => known === name)
  if (format !== undefined) return format
  const guess = nearest(name, FORMATS)
  throw new UserError(
    2,
    `There is no format “${name}”.`,
    guess === null ? `The formats are ${FORMATS.join(', ')}.` : `Did you mean “${guess}”?`,
  )
}
