/** Which outputs differ from what is on the disk, and the writing of those to a place nobody serves. */
import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { digestFile } from '../source/files.ts'
import { mapLimited } from '../source/limited.ts'
import { copyChecked } from '../source/reader.ts'
import type { FileStamps, Stamp } from '../source/snapshot.ts'
import { knownDigest, SETTLED_MS, toIndex } from '../source/stamps.ts'
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

/** The outputs that are missing on the disk or differ there, whoever changed them. */
export async function changedOutputs(
  folder: string,
  outputs: readonly SiteOutput[],
  present: ReadonlyMap<string, Stats>,
  stamps: FileStamps,
): Promise<readonly SiteOutput[]> {
  const known = toIndex(stamps)
  const changed = new Set<SiteOutput>()
  const unknown: SiteOutput[] = []
  for (const output of outputs) {
    const stats = present.get(output.path)
    const stamped = stats === undefined ? null : knownDigest(known.get(output.path), stats)
    const size = sizeOf(output.body)
    if (stats === undefined || (stamped === null && size !== null && size !== stats.size)) changed.add(output)
    else if (stamped === null) unknown.push(output)
    else if (stamped !== output.digest) changed.add(output)
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
 * The stamp of an output, or null for a file that somebody has touched just now. Ours are backdated when
 * they are written, so that any later change is newer, even within one tick of the clock.
 */
export function outputStamp(path: string, stats: Stats, digest: string): Stamp | null {
  const isSettled = stats.mtimeMs < Date.now() - SETTLED_MS
  return isSettled ? [path, stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino, digest] : null
}
