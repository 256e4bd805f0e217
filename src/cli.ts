#!/usr/bin/env node
/** The program: the process's words, streams and signals → `run` → an exit code. */
import { explainFailure } from './commands/failure.ts'
import { Interruption, type Io, type Printer } from './commands/io.ts'
import { run } from './commands/run.ts'

const controller = new AbortController()
const words = process.argv.slice(2)

function printer(stream: NodeJS.WriteStream): Printer {
  // Whoever reads us may stop reading: that is no failure.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return {
    write: (text) => void stream.write(text),
    get isTerminal() {
      return stream.isTTY ?? false
    },
    get columns() {
      return stream.columns || 80
    },
  }
}

const io: Io = {
  stdout: printer(process.stdout),
  stderr: printer(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  signal: controller.signal,
  render: async (request) => {
    const { compileLater } = await import('./build/patience.ts')
    compileLater()
    return (await import('./build/build-site.ts')).renderSite(request)
  },
}

/** The first signal lets the file in hand be finished; a second one does not wait. */
function interrupt(code: Interruption['exitCode']): void {
  if (controller.signal.aborted) process.exit(code)
  controller.abort(new Interruption(code))
}

function fail(error: unknown): void {
  process.exitCode = explainFailure(error, words, io)
  // Nobody knows what still runs; what has been printed gets a moment to arrive.
  setTimeout(() => process.exit(), 500)
}

process.on('SIGINT', () => interrupt(130))
process.on('SIGTERM', () => interrupt(143))
process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)

// The exit code is set, not forced: what has been printed may still be on its way.
process.exitCode = await run(words, io)
