/** `lectern clean`: deletes what builds have written into the output folder, and nothing else. */
import fs from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { acquireLock } from '../build/lock.ts'
import { MANIFEST, readManifest } from '../build/manifest.ts'
import { realPath } from '../build/write-refusal.ts'
import { removeFiles } from '../build/write-remove.ts'
import { findConfig, loadConfig } from '../config/load.ts'
import type { Io } from './io.ts'
import type { Invocation } from './table.ts'

export async function clean({ options }: Invocation, io: Io): Promise<number> {
  const output = realPath(await outputOf({ options, argument: null }, io))
  const manifest = readManifest(output)
  if (manifest.size > 0) {
    const temporary = join(output, '.lectern-tmp')
    const lock = acquireLock(join(temporary, 'lock'))
    await removeFiles(output, [...manifest.keys()], new Map())
    fs.rmSync(join(output, MANIFEST), { force: true })
    lock.release()
    for (const folder of [temporary, output]) removeIfEmpty(folder)
  }
  if (!options.quiet)
    io.stdout.write(`Deleted ${manifest.size} files from ${relative(io.cwd, output) || '.'}.\n`)
  return 0
}

/** The output folder that the command line or the configuration names. */
export async function outputOf({ options, argument }: Invocation, io: Io): Promise<string> {
  const named = options.output ?? argument
  if (named !== null) return resolve(io.cwd, named)
  const file = findConfig(io.cwd, options.config ?? null)
  const commandLine = { drafts: false, baseUrl: null }
  return (await loadConfig({ cwd: io.cwd, file, vault: null, commandLine })).output
}

function removeIfEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder)
  } catch {
    // Something of the user's is in it.
  }
}
