/**
 * Finds and reads the configuration of a project: code or JSON from the working directory or the command
 * line, data from the vault itself, Obsidian's settings, in this order of weight.
 */
import fs from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Place } from '../diagnostics/diagnostic.ts'
import { UserError } from '../diagnostics/user-error.ts'
import type { Config } from './config.ts'
import { readJson } from './json-text.ts'
import { type CommandLineConfig, mergeConfig } from './merge.ts'
import { obsidianDefaults } from './obsidian.ts'
import type { PluginModule } from './plugins.ts'
import type { UserConfig } from './user-config.ts'

const NAMES = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `lectern.config.${ending}`)
const VAULT_CONFIG = 'lectern.config.json'
const MAX_BYTES = 1024 * 1024

export interface LoadedConfig {
  readonly config: Config
  readonly plugins: PluginModule | null
  /** Absolute path of the vault. */
  readonly vault: string
  /** Absolute path of the output folder that the configuration names, or the default. */
  readonly output: string
  /** Absolute paths of the files that the configuration was read from. */
  readonly files: readonly string[]
}

export interface LoadRequest {
  readonly cwd: string
  /** The config file, from `findConfig`. */
  readonly file: string | null
  /** The vault named on the command line, or null. */
  readonly vault: string | null
  readonly commandLine: CommandLineConfig
}

/** The config file to use: the one named, or one with a known name in the working directory; null if there is none. */
export function findConfig(cwd: string, named: string | null): string | null {
  if (named !== null) {
    const file = resolve(cwd, named)
    if (!isFile(file)) throw new UserError(2, `There is no config file “${named}”.`)
    if (!NAMES.some((name) => file.endsWith(name.slice(name.lastIndexOf('.'))))) {
      throw new UserError(
        2,
        `“${named}” is not a config file.`,
        'Its name should end in .ts, .mts, .js, .mjs or .json.',
      )
    }
    return file
  }
  const found = NAMES.filter((name) => isFile(join(cwd, name)))
  const [first, second] = found
  if (second !== undefined) throw new UserError(2, `There are two config files, “${first}” and “${second}”.`)
  return first === undefined ? null : join(cwd, first)
}

/** Reads the whole configuration. Throws `UserError` 2 with the place of every mistake. */
export async function loadConfig(request: LoadRequest): Promise<LoadedConfig> {
  const project = await loadFile(request.file)
  const folder = request.file === null ? request.cwd : dirname(request.file)
  const vault = resolve(request.cwd, request.vault ?? join(folder, project.config.vault ?? 'notes'))
  const own = await loadVaultConfig(vault, request.file)
  const layers = [obsidianDefaults(vault), ...(own === null ? [] : [own]), project.config]
  return {
    config: mergeConfig(layers, request.commandLine),
    plugins: project.plugins,
    vault,
    output: resolve(folder, project.config.output ?? 'dist'),
    files: [...project.files, ...(own === null ? [] : [join(vault, VAULT_CONFIG)])],
  }
}

interface ProjectConfig {
  readonly config: UserConfig
  readonly plugins: PluginModule | null
  readonly files: readonly string[]
}

async function loadFile(file: string | null): Promise<ProjectConfig> {
  if (file === null) return { config: {}, plugins: null, files: [] }
  if (file.endsWith('.json')) return { config: await loadJson(file), plugins: null, files: [file] }
  const { loadConfigModule } = await import('./bundle.ts')
  const { value, url, digest, files } = await loadConfigModule(file)
  const config = await checked(value, file, null)
  const { remarkPlugins = [], rehypePlugins = [] } = config.markdown ?? {}
  const hasPlugins = remarkPlugins.length + rehypePlugins.length > 0
  return { config, plugins: hasPlugins ? { url, digest, remarkPlugins, rehypePlugins } : null, files }
}

/**
 * The data that a vault says about itself. Whoever wrote the notes wrote this too, perhaps a stranger: it
 * cannot choose folders, add code to pages or widen what may be published. Null if the vault says nothing.
 */
async function loadVaultConfig(vault: string, projectFile: string | null): Promise<UserConfig | null> {
  const file = join(vault, VAULT_CONFIG)
  if (!isOwnFile(file) || isSameFile(file, projectFile)) return null
  const { vault: _vault, output: _output, ...config } = await loadJson(file)
  const refused = PROJECT_KEYS.find((key) => key in config)
  if (refused === undefined) return config
  throw new UserError(
    2,
    `${VAULT_CONFIG} in the vault must not set “${refused}”.`,
    'Set it in a config file in the working directory, or name the file with --config.',
  )
}

const PROJECT_KEYS = ['head', 'attachments', 'embeds', 'limits', 'dates'] as const

async function loadJson(file: string): Promise<UserConfig> {
  if (fs.statSync(file).size > MAX_BYTES) throw new UserError(2, `“${basename(file)}” is too large.`)
  const json = readJson(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  if (json.kind === 'error') throw new UserError(2, `${placed(file, json.place)} ${json.message}`)
  return checked(json.value, file, json.placeOf)
}

async function checked(
  value: unknown,
  file: string,
  placeOf: ((path: readonly PropertyKey[]) => Place) | null,
): Promise<UserConfig> {
  const { validateConfig } = await import('./validate.ts')
  const result = validateConfig(value, placeOf)
  if (result.kind === 'config') return result.config
  throw new UserError(
    2,
    result.mistakes.map(({ place, message }) => `${placed(file, place)} ${message}`).join('\n'),
  )
}

function placed(file: string, place: Place | null): string {
  return place === null ? `${basename(file)}:` : `${basename(file)}:${place.line}:${place.column}`
}

function isFile(path: string): boolean {
  try {
    return fs.statSync(path).isFile()
  } catch {
    return false
  }
}

/** True for a regular file that lies where it seems to: a symbolic link could lead out of the vault. */
function isOwnFile(path: string): boolean {
  return isFile(path) && !fs.lstatSync(path).isSymbolicLink()
}

function isSameFile(a: string, b: string | null): boolean {
  return b !== null && fs.realpathSync(a) === fs.realpathSync(b)
}
