/** `lectern check`: everything a build would report, without writing a site; on request it repairs links and tries addresses. */
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { formatGithub } from '../diagnostics/report-github.ts'
import { countProblems, formatPretty, printable } from '../diagnostics/report-pretty.ts'
import { formatSarif } from '../diagnostics/report-sarif.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { nearest } from '../lib/nearest.ts'
import { packageVersion } from '../source/package-root.ts'
import { refuse, writeReport } from './build.ts'
import { borrowCache } from './cache-folder.ts'
import { checkExternal, type ExternalCheck } from './external/check-external.ts'
import { type Fix, fixLinks } from './fix/fix-links.ts'
import { colorsFor, type Io } from './io.ts'
import type { OptionValues } from './options.ts'
import { createProgressLine } from './progress.ts'
import { openProject, type Project } from './project.ts'
import { formatReport, type Report, reportOf } from './report.ts'
import { fromSteadyVault } from './steady.ts'
import type { Invocation } from './table.ts'

const NOTHING_TRIED: ExternalCheck = { diagnostics: [], count: 0, unknown: 0 }

const FORMATS = ['pretty', 'json', 'github', 'sarif'] as const
type Format = (typeof FORMATS)[number]

export async function check({ options, argument }: Invocation, io: Io): Promise<number> {
  const started = performance.now()
  const format = options.json ? 'json' : formatOf(options.format ?? 'pretty')
  const project = await openProject(options, argument, io)
  // A check writes no site, but its report must not lie in one either.
  if (project.reportFile !== null) refuse(project, io)
  const cache = borrowCache(project.request.cacheDir, io)
  const progress = createProgressLine(io, options.quiet ?? false)
  try {
    const request = { ...project.request, undrawn: true, cacheDir: cache.folder, onProgress: progress.show }
    const render = () => fromSteadyVault(() => io.render(request))
    let site = await render()
    if (options.fix) {
      const fixes = await fixLinks(site, request)
      if (fixes.length > 0) site = await render()
      progress.clear()
      const stream = format === 'pretty' ? io.stdout : io.stderr
      if (!options.quiet) stream.write(describeFixes(fixes, project))
    }
    const external = options.external ? await checkExternal(site, request) : NOTHING_TRIED
    progress.clear()
    if (external.unknown > 0) io.stderr.write(`${unknownUrls(external)}\n`)
    const found = [...site.diagnostics, ...(site.advice ?? []), ...external.diagnostics]
    const diagnostics = sortDiagnostics(found)
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

function describeFixes(fixes: readonly Fix[], { locate }: Project): string {
  const lines = fixes.map(({ file, line, column, before, after }) =>
    printable(`${locate(file)}:${line}:${column} ${before} → ${after}`),
  )
  const count = fixes.length === 1 ? '1 link was' : `${fixes.length} links were`
  return [...lines, `${count} repaired.\n`].join('\n')
}

function unknownUrls({ unknown, count }: ExternalCheck): string {
  const [subject, verb] = count === 1 ? ['address', 'does'] : ['addresses', unknown === 1 ? 'does' : 'do']
  return `warning: ${unknown} of ${count} ${subject} ${verb} not say whether they exist, or there is no network.`
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
