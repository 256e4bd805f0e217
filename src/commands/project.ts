/** What a command line and a configuration together ask for: folders, settings, and the request to the build. */
import fs from 'node:fs'
import os from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import type { BuildRequest } from '../build/interface.ts'
import { isWithin, realPath } from '../build/write-refusal.ts'
import { findConfig, loadConfig } from '../config/load.ts'
import { UserError } from '../diagnostics/user-error.ts'
import type { Io } from './io.ts'
import { isUnattended } from './io.ts'
import type { OptionValues } from './options.ts'

export interface Project {
  /** Absolute path of the folder that holds the config, `templates` and `public`. */
  readonly folder: string
  /** Its cache folder may not exist yet. */
  readonly request: BuildRequest
  /** Absolute path of the report to write, or null. */
  readonly reportFile: string | null
  /** Absolute paths of the files that the configuration came from. */
  readonly configFiles: readonly string[]
  /** Where the author finds a file that a diagnostic names: `/`-separated, from the working directory. */
  readonly locate: (file: string) => string
}

/** Reads the configuration for a command. Throws `UserError` 2. */
export async function openProject(options: OptionValues, vault: string | null, io: Io): Promise<Project> {
  const file = findConfig(io.cwd, options.config ?? null)
  const folder = file === null ? io.cwd : join(file, '..')
  const loaded = await loadConfig({
    cwd: io.cwd,
    file,
    vault,
    commandLine: { drafts: options.drafts ?? false, baseUrl: baseUrlOf(options) },
  })
  requireFolder(loaded.vault, vault === null, io.cwd)
  const output = options.output === undefined ? loaded.output : resolve(io.cwd, options.output)
  return {
    folder,
    request: {
      vault: loaded.vault,
      output,
      config: loaded.config,
      plugins: loaded.plugins,
      cacheDir: cacheFolderOf(options, folder, file !== null, output, io),
      templatesDir: besideVault(join(folder, 'templates'), loaded.vault),
      publicDir: besideVault(join(folder, 'public'), loaded.vault),
      threads: threadsOf(options),
      signal: io.signal,
    },
    reportFile: options.report === undefined ? null : resolve(io.cwd, options.report),
    configFiles: loaded.files,
    locate: createLocator(loaded.vault, io.cwd),
  }
}

/** The cache folder, or null: without a project of one's own, a job in CI leaves nothing behind. */
function cacheFolderOf(
  options: OptionValues,
  folder: string,
  hasConfig: boolean,
  output: string,
  io: Io,
): string | null {
  if (options['no-cache']) return null
  const named = options['cache-dir']
  if (named !== undefined) return resolve(io.cwd, named)
  const usual = join(folder, '.lectern')
  const isInOutput = isWithin(realPath(usual), realPath(output))
  return isInOutput || (!hasConfig && isUnattended(io)) ? null : usual
}

/** A folder of the project with a meaning of its own; inside the vault the same name is just a folder of notes. */
function besideVault(folder: string, vault: string): string | null {
  const isFolder = fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
  return isFolder && !isWithin(realPath(folder), realPath(vault)) ? folder : null
}

function requireFolder(vault: string, isDefault: boolean, cwd: string): void {
  const stats = fs.statSync(vault, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return
  const help = isDefault ? (holdsNotes(cwd) ? IN_VAULT : NAME_FOLDER) : null
  if (stats === undefined) throw new UserError(2, `There is no folder “${vault}”.`, help)
  throw new UserError(2, `“${vault}” is not a folder.`, help)
}

const NAME_FOLDER = 'Name the folder that holds your notes: “lectern build <folder>”.'
const IN_VAULT = 'If this folder is the vault, write “lectern build . --output ../site” or “lectern dev .”.'

/** True for a folder that looks like a vault itself. */
function holdsNotes(folder: string): boolean {
  return fs.readdirSync(folder).some((name) => name === '.obsidian' || /^[^.].*\.md$/i.test(name))
}

function baseUrlOf(options: OptionValues): string | null {
  const text = options['base-url']
  if (text === undefined) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  ) {
    return url.href
  }
  throw new UserError(
    2,
    `“${text}” is not an http or https address.`,
    'Write it as https://example.org/notes/.',
  )
}

/** Unasked, no more: each takes some 200 MB, and the plan between the phases is made by one. */
const MOST_THREADS = 8

function threadsOf(options: OptionValues): number {
  return options.threads === undefined
    ? Math.min(os.availableParallelism(), MOST_THREADS)
    : wholeNumber('--threads', options.threads, 1, 256)
}

/** A number from the command line. Throws `UserError` 2 if it is none, or out of range. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new UserError(2, `${option} should be a whole number from ${least} to ${most}, not “${text}”.`)
}

function createLocator(vault: string, cwd: string): (file: string) => string {
  const known = new Map<string, string>()
  return (file) => {
    const found =
      known.get(file) ?? (fs.existsSync(join(vault, file)) ? relative(cwd, join(vault, file)) : file)
    known.set(file, found)
    return sep === '/' ? found : found.replaceAll(sep, '/')
  }
}
