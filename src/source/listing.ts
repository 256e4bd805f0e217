/** The files of a folder, seen from the outside: names, sizes and times, and nothing of what is in them. */
import fs from 'node:fs'
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { type FileTable, lookAtFiles } from './file-table.ts'
import { walkFolder } from './walk.ts'

export interface Listing {
  /** Absolute path of the folder, symbolic links resolved. */
  readonly root: string
  /** In no particular order, but in the same one for the same folder. */
  readonly files: FileTable
  /** About what is neither a file nor a folder. */
  readonly diagnostics: readonly Diagnostic[]
  /** When the look began, in milliseconds. */
  readonly takenAt: number
}

/** Lists a folder, except what `skip` names (`walkFolder`). Throws if the folder itself cannot be listed. */
export async function listFolder(
  root: string,
  skip: (path: string, name: string) => boolean,
): Promise<Listing> {
  const takenAt = Date.now()
  const realRoot = fs.realpathSync.native(root)
  const walk = await walkFolder(realRoot, skip)
  const files = await lookAtFiles(realRoot, walk.files)
  return { root: realRoot, files, diagnostics: sortDiagnostics(walk.diagnostics), takenAt }
}
