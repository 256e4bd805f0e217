/** The history of a vault → when each file was first and last committed. The one child process of a build (trust.md 4.11). */
import { spawn } from 'node:child_process'
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { type CommitDates, createHistory } from './git-history.ts'

export interface VaultDates {
  /** By path in the vault, in NFC. */
  readonly dates: ReadonlyMap<string, CommitDates>
  readonly diagnostics: readonly Diagnostic[]
}

/** What git may do here: read this repository. It runs no program that the repository names and asks no server. */
const OPTIONS = [
  '--no-pager',
  ...['log.showSignature=false', 'core.fsmonitor=false', 'diff.renameLimit=2000'].flatMap((one) => [
    '-c',
    one,
  ]),
]
const LOG = ['log', '--no-ext-diff', '--no-textconv', '--no-color', '--no-notes', '--name-status', '-M', '-z']

/** Reads the history in one go. A vault without one is a diagnostic; nothing is thrown for it. */
export async function readGitDates(vault: string, signal?: AbortSignal): Promise<VaultDates> {
  const history = createHistory()
  const words = [
    ...OPTIONS,
    ...LOG,
    '--relative',
    '--format=%x01%at %D',
    '--decorate=short',
    'HEAD',
    '--',
    '.',
  ]
  const problem = await run(words, vault, history.read, signal)
  if (problem !== null) return { dates: new Map(), diagnostics: [problem] }
  const { dates, isShallow } = history.result()
  if (!isShallow) return { dates, diagnostics: [] }
  return {
    dates,
    diagnostics: [unknown('The history of the vault is cut off, so some notes get no date.', FETCH)],
  }
}

const FETCH = 'Fetch all of it: “git fetch --unshallow”, or “fetch-depth: 0” in a GitHub workflow.'
const COMMIT = 'Commit the notes, or set “dates” to “frontmatter”.'

function unknown(message: string, help: string): Diagnostic {
  return inFile(null, noteDiagnostic('no-history', null, message, help))
}

/** Null if git has told everything. */
function run(
  words: readonly string[],
  cwd: string,
  onText: (text: string) => void,
  signal: AbortSignal | undefined,
): Promise<Diagnostic | null> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', words, { cwd, env: environment(), signal, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', onText)
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(0, 2000)
    })
    child.on('error', (error) => {
      if (signal?.aborted) reject(error)
      else resolve(unknown('Dates should come from git, which is not installed.', COMMIT))
    })
    child.on('close', (code) => {
      if (code === 0) return resolve(null)
      const isRepository = !said.includes('not a git repository')
      const line = said
        .split('\n')
        .find((one) => one.startsWith('fatal:'))
        ?.slice('fatal: '.length)
      const what = isRepository ? `git cannot read its history (${line ?? `exit ${code}`})` : NO_REPOSITORY
      resolve(unknown(`Dates should come from git, but ${what}.`, COMMIT))
    })
  })
}

const NO_REPOSITORY = 'the vault is in no git repository'

/** In a hook git's variables point to the repository of the hook, which need not be the vault's. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const own = { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' }
  return { ...Object.fromEntries(kept), ...own }
}
