/** Folders that a build must not write to: decided before anything is read or rendered (TR-5, TR-22). */
import fs from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { UserError } from '../diagnostics/user-error.ts'

/** Absolute paths; null for what the build does not use. */
export interface BuildFolders {
  readonly vault: string
  readonly output: string
  readonly home: string | null
  readonly cacheDir: string | null
  readonly reportFile: string | null
  readonly templatesDir: string | null
  readonly publicDir: string | null
  /** The working directory, for advice; the paths are shown whole without it. */
  readonly cwd?: string
}

/** Throws `UserError` 2 if the output could swallow, leak or overwrite what is not its own. */
export function refuseUnsafeFolders(folders: BuildFolders): void {
  const output = realPath(folders.output)
  const vault = realPath(folders.vault)
  if (fs.statSync(output, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new UserError(2, `The output “${folders.output}” is a file.`, CHOOSE)
  }
  if (isWithin(vault, output)) {
    throw new UserError(2, `The output folder “${folders.output}” holds the vault.`, CHOOSE)
  }
  if (isVaultFile(output, vault)) {
    throw new UserError(
      2,
      `The output folder “${folders.output}” is inside the vault.`,
      besideVault(vault, folders.cwd),
    )
  }
  if (dirname(output) === output) throw new UserError(2, 'The output folder is the root of the disk.', CHOOSE)
  if (folders.home !== null && isWithin(realPath(folders.home), output)) {
    throw new UserError(2, `The output folder “${folders.output}” holds your home folder.`, CHOOSE)
  }
  for (const [name, folder] of [
    ['templates', folders.templatesDir],
    ['public', folders.publicDir],
  ] as const) {
    if (folder === null) continue
    const real = realPath(folder)
    if (isWithin(real, output) || isWithin(output, real)) {
      throw new UserError(2, `The output folder and the ${name} folder lie in each other.`, CHOOSE)
    }
  }
  if (folders.cacheDir !== null && isWithin(realPath(folders.cacheDir), output)) {
    throw new UserError(
      2,
      'The cache would lie in the output folder, where private text must not be.',
      'Choose another place with --cache-dir.',
    )
  }
  if (folders.cacheDir !== null && isVaultFile(realPath(folders.cacheDir), vault)) {
    throw new UserError(2, 'The cache would lie among the notes of the vault.', ELSEWHERE)
  }
  if (folders.reportFile === null) return
  const report = realPath(folders.reportFile)
  if (isWithin(report, output)) {
    throw new UserError(2, 'The report would lie in the output folder; it may name private notes.', ELSEWHERE)
  }
  if (isVaultFile(report, vault)) {
    throw new UserError(2, 'The report would lie in the vault, which is never written to.', ELSEWHERE)
  }
}

/** A vault's files are notes, so the site goes beside it. */
function besideVault(vault: string, cwd: string | undefined): string {
  const site = join(dirname(vault), 'site')
  return `Write it beside the vault: --output ${cwd === undefined ? site : relative(realPath(cwd), site)}`
}

const CHOOSE = 'Choose another folder with --output.'
const ELSEWHERE = 'Choose another place for it.'

/** True if `path` is `folder` or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[a-z]:/i.test(way))
}

/** The path with symbolic links resolved, also for what does not exist yet. */
export function realPath(path: string): string {
  try {
    return fs.realpathSync.native(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPath(parent), basename(path))
  }
}

/** True for the vault and what is in it; what is below a dot folder is no part of a vault (VLT-2). */
function isVaultFile(path: string, vault: string): boolean {
  return (
    isWithin(path, vault) &&
    !relative(vault, path)
      .split(sep)
      .some((segment) => segment.startsWith('.'))
  )
}
