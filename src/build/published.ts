/** What a publication has left in the output folder, so that the next one need not look into what is there. */
import { type FileTable, isSameRow, lookAtFiles } from '../source/file-table.ts'
import { isOutputPath, MANIFEST, type Manifest } from './manifest.ts'
import { readTables, saveTables } from './saved.ts'

export interface Published {
  /** The outputs and, as the last of them, the manifest; no numbers for what somebody had touched just then. */
  readonly files: FileTable
  /** SHA-256 of each output in hex, one after the other. */
  readonly digests: string
}

/** What is left of the last publication: the digests of the outputs that look as it has left them. */
export interface Left {
  /** The manifest as it is. */
  readonly manifest: Manifest
  /** Where an output is in `Published`. */
  readonly indices: ReadonlyMap<string, number>
}

const HEX = 64
const FORM = 'lectern-output-2'

/** What was kept of the last publication; null if there is nothing, or nothing that could be trusted. */
export function readPublished(file: string): Published | null {
  const saved = readTables<{ paths: string[]; digests: string }>(file, FORM)
  if (saved === null) return null
  const [{ paths, digests }, [numbers = new Float64Array()]] = saved
  return { files: { paths, numbers, others: new Map() }, digests }
}

/** Keeps what a publication has left. Throws if the disk refuses. */
export function savePublished(file: string, { files: { paths, numbers }, digests }: Published): void {
  saveTables(file, FORM, { paths, digests }, [numbers])
}

export function digestAt({ digests }: Published, index: number): string {
  return digests.slice(HEX * index, HEX * index + HEX)
}

/** Looks at what is left of a publication; null if the manifest is not the one that it wrote. */
export async function lookAtLeft(output: string, published: Published): Promise<Left | null> {
  const { files } = published
  const now = await lookAtFiles(output, files.paths)
  const last = files.paths.length - 1
  if (files.paths[last] !== MANIFEST || !isSameRow(files, now, last)) return null
  const manifest = new Map<string, string>()
  const indices = new Map<string, number>()
  for (let index = 0; index < last; index++) {
    const path = files.paths[index] ?? ''
    // A path that leads out of the folder would be deleted one day, whoever has written it.
    if (!isOutputPath(path)) return null
    manifest.set(path, digestAt(published, index))
    if (isSameRow(files, now, index)) indices.set(path, index)
  }
  return { manifest, indices }
}
