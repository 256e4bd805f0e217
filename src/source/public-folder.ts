/** The public folder: files that are copied to the site's root as they are. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { compareBy } from '../lib/compare.ts'
import { digestFile, FileProblem } from './files.ts'
import { mapLimited } from './limited.ts'
import { fileDiagnostic } from './problems.ts'
import { walkFolder } from './walk.ts'

export interface PublicFile {
  /** Relative to the folder, `/`-separated. */
  readonly path: string
  /** SHA-256 in lower-case hex. */
  readonly digest: string
}

export interface PublicFolder {
  readonly files: readonly PublicFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Lists and digests the files of a public folder. Dot files count (`.nojekyll`, `.well-known/`), except
 * those that tools leave behind; symbolic links are not followed. Throws if the folder cannot be listed.
 */
export async function readPublicFolder(folder: string): Promise<PublicFolder> {
  const walk = await walkFolder(folder, isLitter)
  const diagnostics = [...walk.diagnostics]
  const files = await mapLimited(walk.files, async (path) => {
    try {
      return [{ path, digest: (await digestFile(`${folder}/${path}`)).digest }]
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error
      diagnostics.push(fileDiagnostic(path, error.kind))
      return []
    }
  })
  return {
    files: files.flat().sort(compareBy((file) => file.path)),
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, file: `public/${diagnostic.file}` })),
  }
}

/** True for what tools leave behind in a public folder. */
export function isLitter(_path: string, name: string): boolean {
  return LITTER.has(name) || name.startsWith('.lectern')
}

const LITTER: ReadonlySet<string> = new Set(['.git', '.DS_Store', 'Thumbs.db', '.gitkeep', '.svn', '.hg'])
