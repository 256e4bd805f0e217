/** `lectern build`: renders a vault, publishes it, reports. */
import fs from 'node:fs'
import os from 'node:os'
import { dirname, relative } from 'node:path'
import type { BuildRequest, Site } from '../build/interface.ts'
import { writeFileAtomically } from '../build/write-files.ts'
import { refuseUnsafeFolders } from '../build/write-refusal.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { countProblems } from '../diagnostics/report-pretty.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { errorCode } from '../lib/error-code.ts'
import { packageVersion } from '../source/package-root.ts'
import { buildAndPublish } from './build-and-publish.ts'
import { takeCache } from './cache-folder.ts'
import { type Io, isUnattended } from './io.ts'
import { describeDiagnostics } from './print.ts'
import { createProgressLine } from './progress.ts'
import { openProject, type Project } from './project.ts'
import { formatReport, type Report, reportOf } from './report.ts'
import { fromSteadyVault } from './steady.ts'
import type { Invocation } from './table.ts'

export async function build({ options, argument }: Invocation, io: Io): Promise<number> {
  const started = performance.now()
  const project = await openProject(options, argument, io)
  refuse(project, io)
  const cache = takeCache(project.request.cacheDir, io)
  const progress = createProgressLine(io, options.quiet ?? options.json ?? false)
  const request = { ...project.request, cacheDir: cache.folder, onProgress: progress.show }
  try {
    const isReportWanted = (options.json ?? false) || project.reportFile !== null
    const isSiteNeeded = isReportWanted || (options.verify ?? false)
    const built = await fromSteadyVault(() => buildAndPublish(request, io.render, isSiteNeeded))
    const { site, stats, publication } = built
    const differences = site !== null && options.verify ? await verify(request, site, io) : []
    progress.clear()
    const durationMs = performance.now() - started
    const { diagnostics } = built
    if (site !== null && isReportWanted) {
      const report = formatReport(reportOf(packageVersion(), site, publication, durationMs))
      writeReport(project, report)
      if (options.json) io.stdout.write(report)
    }
    io.stderr.write(describeDiagnostics(diagnostics, project, options, io))
    if (!options.json && !options.quiet) {
      const output = relative(io.cwd, request.output) || '.'
      io.stdout.write(`${summary({ ...stats, ...publication, durationMs }, diagnostics, output)}\n`)
      // Scripts know what they want to do next.
      if (io.stdout.isTerminal && !isUnattended(io))
        io.stdout.write(`Look at it: npx lectern preview ${quoted(output)}\n`)
    }
    for (const path of differences)
      io.stderr.write(`error: “${path}” differs when it is built without cache.\n`)
    const isFlawed = diagnostics.some(({ severity }) => severity !== 'info')
    return differences.length > 0 || (options.strict && isFlawed) ? 1 : 0
  } finally {
    progress.clear()
    cache.release()
  }
}

/** Refuses folders that a build must not use, before anything is written. */
export function refuse({ request, reportFile }: Project, io: Pick<Io, 'cwd'>): void {
  refuseUnsafeFolders({ ...request, reportFile, home: os.homedir(), cwd: io.cwd })
}

/** Builds once more from nothing and answers the paths whose bytes differ. */
async function verify(request: BuildRequest, site: Site, io: Io): Promise<string[]> {
  const again = await fromSteadyVault(() => io.render({ ...request, cacheDir: null }))
  const digests = new Map(again.outputs.map(({ path, digest }) => [path, digest]))
  const paths = new Set([...site.outputs, ...again.outputs].map(({ path }) => path))
  const before = new Map(site.outputs.map(({ path, digest }) => [path, digest]))
  return [...paths].filter((path) => digests.get(path) !== before.get(path)).sort()
}

/** Writes the report, if one is wanted. Throws `UserError` 3. */
export function writeReport({ reportFile }: Project, text: string): void {
  if (reportFile === null) return
  try {
    fs.mkdirSync(dirname(reportFile), { recursive: true })
    writeFileAtomically(reportFile, text)
  } catch (error) {
    throw new UserError(
      3,
      `The report could not be written to “${reportFile}” (${errorCode(error) ?? error}).`,
    )
  }
}

/** A path as a word of a command line. */
function quoted(path: string): string {
  return /^[\w./\\:-]+$/.test(path) ? path : `"${path}"`
}

function summary(
  stats: Omit<Report['stats'], 'cacheHits'>,
  diagnostics: readonly Diagnostic[],
  output: string,
): string {
  const files = `${stats.written} written, ${stats.unchanged} unchanged, ${stats.removed} removed`
  const problems = countProblems(diagnostics)
  const seconds = (stats.durationMs / 1000).toFixed(2)
  const built = `Built ${stats.notes} notes as ${stats.pages} pages into ${output} in ${seconds} s (${files}).`
  return problems === '' ? built : `${built} ${problems}.`
}
