import type { BuildRequest, RenderSite, Site } from '../../src/build/interface.ts'
import { Interruption, type Io } from '../../src/commands/io.ts'
import { run } from '../../src/commands/run.ts'
import { type Diagnostic, inFile, noteDiagnostic } from '../../src/diagnostics/diagnostic.ts'
import { outputs } from '../write/site.ts'
import { collector } from './collect.ts'

export { folder } from '../source/folder.ts'

export interface Answer {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** What the build was asked for, or null if it was not reached. */
  readonly request: BuildRequest | null
}

export interface Options {
  readonly cwd: string
  readonly env?: Io['env']
  readonly isTerminal?: boolean
  readonly site?: Partial<Site>
  readonly render?: RenderSite
  readonly signal?: AbortSignal
}

/** Runs a command line with a build that answers `site`. */
export async function lectern(commandLine: string, options: Options): Promise<Answer> {
  let request: BuildRequest | null = null
  const [stdout, stderr] = [collector(options.isTerminal), collector(options.isTerminal)]
  const code = await run(
    commandLine.split(' ').filter((word) => word !== ''),
    {
      stdout: stdout.printer,
      stderr: stderr.printer,
      cwd: options.cwd,
      env: options.env ?? {},
      signal: options.signal ?? new AbortController().signal,
      render: (asked) => {
        request = asked
        return options.render?.(asked) ?? Promise.resolve(site(options.site))
      },
    },
  )
  return { code, stdout: stdout.text(), stderr: stderr.text(), request }
}

/** A site of one page, with differences. */
export function site(differences: Partial<Site> = {}): Site {
  return {
    pages: [{ source: 'a.md', url: '/a.html', output: 'a.html', title: 'A' }],
    generated: [],
    assets: [],
    outputs: outputs({ 'a.html': '<p>a</p>', 'index.html': 'home' }),
    diagnostics: [],
    stats: { notes: 1, pages: 2, cacheHits: 0 },
    isRepeatable: true,
    ...differences,
  }
}

export const WARNING: Diagnostic = inFile(
  'a.md',
  noteDiagnostic('unresolved-link', { line: 3, column: 5 }, 'No note is called “B”.', 'Did you mean “A”?'),
)
export const ERROR: Diagnostic = inFile(
  'b.md',
  noteDiagnostic('not-text', { line: 1, column: 1 }, 'No text.'),
)
export const INFO: Diagnostic = inFile('a.md', noteDiagnostic('slug-collision', null, 'Two files.'))

/** A signal that is aborted already, as by Ctrl-C. */
export function interrupted(): AbortSignal {
  const controller = new AbortController()
  controller.abort(new Interruption(130))
  return controller.signal
}
