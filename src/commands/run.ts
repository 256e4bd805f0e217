/** One command line → one exit code. Nothing is thrown from here. */
import { packageVersion } from '../source/package-root.ts'
import { explainFailure } from './failure.ts'
import { helpText } from './help.ts'
import type { Io } from './io.ts'
import { parseCommandLine } from './parse.ts'

/** Runs Lectern with the words of a command line. */
export async function run(words: readonly string[], io: Io): Promise<number> {
  try {
    const line = parseCommandLine(words)
    if (line.kind === 'version') return print(io, `${packageVersion()}\n`)
    if (line.kind === 'help') return print(io, helpText(line.command))
    const execute = await line.command.load()
    return await execute(line.invocation, io)
  } catch (error) {
    return explainFailure(error, words, io)
  }
}

function print(io: Io, text: string): number {
  io.stdout.write(text)
  return 0
}
