/** Something was thrown → what the user reads, and the exit code. */
import fs from 'node:fs'
import { join } from 'node:path'
import { printable } from '../diagnostics/report-pretty.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { errorCode } from '../lib/error-code.ts'
import { packageVersion } from '../source/package-root.ts'
import { colorsFor, Interruption, type Io } from './io.ts'

/** What went wrong, in words for the user. */
export interface Failure {
  readonly message: string
  readonly help: string | null
  readonly exitCode: number
}

/** Says what went wrong and answers the exit code. */
export function explainFailure(error: unknown, words: readonly string[], io: Io): number {
  if (io.signal.aborted && io.signal.reason instanceof Interruption) {
    io.stderr.write('Interrupted; the site is whole.\n')
    return io.signal.reason.exitCode
  }
  const { message, help, exitCode } = describeFailure(error, io)
  const { red } = colorsFor(io.stderr, io, words.includes('--no-color'))
  io.stderr.write(`${red('error:')} ${message.split('\n').map(printable).join('\n')}\n`)
  if (help !== null) io.stderr.write(`  ${printable(help)}\n`)
  if (exitCode === 70 && words.includes('--debug') && error instanceof Error)
    io.stderr.write(`${error.stack}\n`)
  return exitCode
}

/** Something that was thrown, in words. */
export function describeFailure(error: unknown, io: Pick<Io, 'cwd'>): Failure {
  if (error instanceof UserError) {
    const { message, help, exitCode } = error
    return { message, help, exitCode }
  }
  const code = errorCode(error)
  if (code !== null && SYSTEM.has(code) && error instanceof Error) {
    const isFull = code === 'ENOSPC' || code === 'EROFS' || code === 'EDQUOT'
    return { message: `${error.message}.`, help: null, exitCode: isFull ? 3 : 2 }
  }
  const file = error instanceof Error && 'file' in error && typeof error.file === 'string' ? error.file : null
  const where = file === null ? '' : ` while working on “${file}”`
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const message = `Lectern has a bug that struck${where}: ${reason.split('\n')[0]}`
  return { message, help: crashHelp(error, reason, io), exitCode: 70 }
}

/** Refusals of the system that no code expects: the user's disk or permissions, not a bug. */
const SYSTEM: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOSPC',
  'EROFS',
  'EDQUOT',
])

/** Keeps the details of a bug beside the cache: they may hold private text, so they are not printed unasked. */
function crashHelp(error: unknown, reason: string, io: Pick<Io, 'cwd'>): string {
  const folder = join(io.cwd, '.lectern')
  const stack = error instanceof Error ? (error.stack ?? reason) : reason
  const text = `Lectern ${packageVersion()}, Node ${process.version}, ${process.platform}\n${stack}\n`
  try {
    fs.writeFileSync(join(folder, 'bug.txt'), text)
    return 'Please report it (“npm bugs lectern”) with what is in .lectern/bug.txt.'
  } catch {
    return 'Please report it (“npm bugs lectern”) with what --debug prints.'
  }
}
