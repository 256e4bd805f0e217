/** Links from a diagnostic to the place where its cause can be repaired. */
import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { UserError } from '../diagnostics/user-error.ts'
import { nearest } from '../lib/nearest.ts'

/** Where a problem is: the file must exist, line and column may be unknown. */
export interface EditorPlace {
  /** Absolute path. */
  readonly file: string
  readonly line: number | null
  readonly column: number | null
}

/** Answers the address that opens a place, or null if this editor cannot. */
export type EditorLink = (place: EditorPlace) => string | null

/** Addresses of the editors that have such a thing; `{path}` begins with a slash. */
const TEMPLATES: ReadonlyMap<string, string> = new Map([
  ['vscode', 'vscode://file{path}:{line}:{column}'],
  ['vscodium', 'vscodium://file{path}:{line}:{column}'],
  ['cursor', 'cursor://file{path}:{line}:{column}'],
  ['zed', 'zed://file{path}:{line}:{column}'],
])

/** Addresses that a browser would run or show instead of handing them to a program. */
const REFUSED = /^(?:javascript|data|vbscript|blob|file|about|https?|ftp|wss?):/i

/**
 * The editor of a command line: `obsidian`, one of the known ones, or an address with `{path}`, `{line}` and
 * `{column}`. Throws `UserError` 2.
 */
export function editorLink(name: string, vault: string): EditorLink {
  if (name === 'obsidian') return obsidianLink(vault)
  const template = TEMPLATES.get(name) ?? (name.includes(':') ? name : null)
  if (template === null) {
    const known = ['obsidian', ...TEMPLATES.keys()]
    const guess = nearest(name, known)
    const help =
      guess === null
        ? `Write ${known.join(', ')}, or an address with {path}, {line} and {column}.`
        : `Did you mean “${guess}”?`
    throw new UserError(2, `There is no editor “${name}”.`, help)
  }
  if (!/^[a-z][a-z0-9+.-]*:/i.test(template) || REFUSED.test(template) || !template.includes('{path}')) {
    throw new UserError(
      2,
      `“${template}” is not the address of an editor.`,
      'Write it as myeditor://open{path}:{line}:{column}.',
    )
  }
  return ({ file, line, column }) =>
    template
      .replaceAll('{path}', encodePath(file))
      .replaceAll('{line}', String(line ?? 1))
      .replaceAll('{column}', String(column ?? 1))
}

/**
 * Obsidian knows vaults by name and opens files in them. By name rather than by absolute path: so a link works
 * on another machine too, on which there is a vault of this name.
 */
function obsidianLink(vault: string): EditorLink {
  const root = vaultRoot(vault)
  return ({ file }) => {
    const path = relative(root, file)
    if (path === '' || path.startsWith('..')) return null
    const inVault = sep === '/' ? path : path.replaceAll(sep, '/')
    return `obsidian://open?vault=${encodeURIComponent(basename(root))}&file=${encodeURIComponent(inVault)}`
  }
}

/** How many folders above the notes the vault of Obsidian is looked for. */
const MAX_ABOVE = 4

/** The folder with `.obsidian`: the notes may be in a folder of a vault. */
function vaultRoot(vault: string): string {
  let folder = vault
  for (let above = 0; above <= MAX_ABOVE; above++) {
    if (existsSync(join(folder, '.obsidian'))) return folder
    folder = dirname(folder)
  }
  return vault
}

/** Begins with a slash, on Windows too. */
function encodePath(file: string): string {
  const path = sep === '/' ? file : `/${file.replaceAll(sep, '/')}`
  return path.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':')
}
