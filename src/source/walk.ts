/** Lists the regular files below a folder, without following a symbolic link. */
import fs, { type Dirent } from 'node:fs'
import { promisify } from 'node:util'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { errorCode } from '../lib/error-code.ts'
import { mapLimited } from './limited.ts'
import { fileDiagnostic } from './problems.ts'

export interface Walk {
  /** Paths relative to the folder, `/`-separated, spelled as on disk; of an unchanged folder always in the same order. */
  readonly files: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

const readdir = promisify(fs.readdir) as (
  folder: string,
  options: { withFileTypes: true },
) => Promise<Dirent[]>

/**
 * Walks a folder. `skip` is asked for every file and folder by its relative path; what it names, and what
 * is below it, is neither listed nor reported. Throws only if the folder itself cannot be listed.
 */
export async function walkFolder(root: string, skip: (path: string, name: string) => boolean): Promise<Walk> {
  const files: string[] = []
  const diagnostics: Diagnostic[] = []
  let level = [take(await readdir(root, { withFileTypes: true }), '')]
  while (level.length > 0) {
    // In the order of the folders, whichever of them is read first.
    for (const found of level) for (const path of found.files) files.push(path)
    level = await mapLimited(
      level.flatMap(({ folders }) => folders),
      async (folder) => {
        try {
          return take(await readdir(`${root}/${folder}`, { withFileTypes: true }), `${folder}/`)
        } catch (error) {
          const trouble = errorCode(error) === 'ENOENT' ? 'vanished' : 'unreadable'
          diagnostics.push(fileDiagnostic(folder, folder.includes('\uFFFD') ? 'bad-name' : trouble))
          return { files: [], folders: [] }
        }
      },
    )
  }
  return { files, diagnostics }

  /** Sorts the entries of one folder into files, troubles, and the folders to walk next. */
  function take(entries: readonly Dirent[], prefix: string): { files: string[]; folders: string[] } {
    const found = { files: [] as string[], folders: [] as string[] }
    for (const entry of entries) {
      const path = prefix + entry.name
      if (skip(path, entry.name)) continue
      if (entry.isFile()) found.files.push(path)
      else if (entry.isSymbolicLink()) diagnostics.push(fileDiagnostic(path, 'symlink'))
      // A folder named like a note would be one address with two meanings.
      else if (entry.isDirectory() && !/\.md$/i.test(entry.name)) found.folders.push(path)
      else diagnostics.push(fileDiagnostic(path, 'not-a-file'))
    }
    return found
  }
}
