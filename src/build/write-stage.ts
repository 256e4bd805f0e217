/** Which outputs differ from what is on the disk, and the writing of those to a place nobody serves. */
import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { digestFile } from '../source/files.ts'
import { mapLimited } from '../source/limited.ts'
import { copyChecked } from '../source/reader.ts'
import { SETTLED_MS, type Sight } from '../source/stamps.ts'
import type { OutputBody, SiteOutput } from './interface.ts'
import { createFile, moveFile, settleFile } from './write-files.ts'

/** Where the files that are copied come from; absolute paths. */
export interface CopySources {
  readonly vault: string
  readonly publicDir: string | null
}

export interface StageOptions extends CopySources {
  /** Flush every file: wanted where files that are being served will be replaced. */
  readonly isDurable: boolean
  readonly signal: AbortSignal | undefined
}

/** Writes outputs to new files; `place` answers the absolute path for each. */
export async function stageOutputs(
  outputs: readonly SiteOutput[],
  place: (output: SiteOutput, index: number) => string,
  options: StageOptions,
): Promise<void> {
  await mapLimited(outputs, async (output, index) => {
    options.signal?.throwIfAborted()
    const path = place(output, index)
    const { body } = output
    if (body.kind === 'bytes') return createFile(path, options.isDurable, body.bytes)
    if (body.kind === 'lazy') return createFile(path, options.isDurable, await body.read())
    if (body.kind === 'staged') return moveFile(body.file, path, options.isDurable)
    const root = body.kind === 'copy' ? options.vault : options.publicDir
    if (root === null) throw new Error(`${output.path} is a file of a public folder, but there is none.`)
    await copyChecked(root, body.source, output.digest, path)
    await settleFile(path, options.isDurable)
  })
}

/**
 * The outputs that are missing on the disk or differ there, whoever changed them.
 *
 * @param digestOf the digest of what is there, if it is known; others are in `present`, if there are any
 */
export async function changedOutputs(
  folder: string,
  outputs: readonly SiteOutput[],
  digestOf: (path: string) => string | null,
  present: ReadonlyMap<string, Stats>,
): Promise<readonly SiteOutput[]> {
  const changed = new Set<SiteOutput>()
  const unknown: SiteOutput[] = []
  for (const output of outputs) {
    const known = digestOf(output.path)
    const stats = present.get(output.path)
    const size = sizeOf(output.body)
    if (known !== null) {
      if (known !== output.digest) changed.add(output)
    } else if (stats === undefined || (size !== null && size !== stats.size)) changed.add(output)
    else unknown.push(output)
  }
  await mapLimited(unknown, async (output) => {
    const { digest } = await digestFile(join(folder, output.path))
    if (digest !== output.digest) changed.add(output)
  })
  return outputs.filter((output) => changed.has(output))
}

function sizeOf(body: OutputBody): number | null {
  if (body.kind === 'bytes') return body.bytes.length
  return body.kind === 'staged' || body.kind === 'lazy' ? body.size : null
}

/**
 * What an output looks like, or null for a file that somebody has touched just now. Ours are backdated when they are
 * written, so that any later change is newer, even within one tick of the clock.
 */
export function settledSight(sight: Sight | null): Sight | null {
  return sight !== null && sight.mtimeMs < Date.now() - SETTLED_MS ? sight : null
}
