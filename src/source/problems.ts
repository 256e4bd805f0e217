import type { DiagnosticCode } from '../diagnostics/catalogue.ts'
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'

/** What can be wrong with one file of the vault or of the public folder. */
export type FileTrouble = 'symlink' | 'not-a-file' | 'unreadable' | 'vanished' | 'bad-name' | 'note-too-large'

/** The diagnostic for a file that was not taken; `limit` in bytes for one that is too large. */
export function fileDiagnostic(path: string, trouble: FileTrouble, limit = 0): Diagnostic {
  const { code, message, help } = explain(trouble, limit)
  const place = trouble === 'note-too-large' ? { line: 1, column: 1 } : null
  return inFile(path, noteDiagnostic(code, place, message, help))
}

interface Explanation {
  readonly code: DiagnosticCode
  readonly message: string
  readonly help: string | null
}

function explain(trouble: FileTrouble, limit: number): Explanation {
  switch (trouble) {
    case 'symlink':
      return {
        code: 'symlink',
        message: 'This is a symbolic link, which is not followed.',
        help: 'Move the file or folder itself to this place.',
      }
    case 'not-a-file':
      return { code: 'not-a-file', message: 'This is not a regular file, so it is skipped.', help: null }
    case 'unreadable':
      return { code: 'unreadable', message: 'This cannot be read.', help: 'Check its permissions.' }
    case 'vanished':
      return { code: 'vanished', message: 'This file disappeared during the build.', help: null }
    case 'bad-name':
      return { code: 'unreadable', message: 'The name of this file is not valid UTF-8.', help: 'Rename it.' }
    case 'note-too-large': {
      const size = `${Math.ceil(limit / 1024)} KiB`
      return {
        code: 'note-too-large',
        message: `This note is larger than ${size} and is not published.`,
        help: 'Split it, or raise limits.noteBytes in the configuration.',
      }
    }
    default:
      return trouble satisfies never
  }
}
