/** Every command: its words, its options, and where its code is (loaded only when it runs). */
import type { Io } from './io.ts'
import type { OptionName, OptionValues } from './options.ts'

/** A command line that has been understood. */
export interface Invocation {
  readonly options: OptionValues
  /** The folder or name after the command, or null. */
  readonly argument: string | null
}

/** Runs a command and answers the exit code. */
export type Run = (invocation: Invocation, io: Io) => Promise<number>

export interface Command {
  readonly name: string
  readonly aliases: readonly string[]
  readonly summary: string
  /** How the argument is shown; null for a command without one. */
  readonly argument: string | null
  /** True if the argument cannot be left out. */
  readonly needsArgument: boolean
  readonly options: readonly OptionName[]
  readonly load: () => Promise<Run>
}

const EVERYWHERE = ['quiet', 'no-color', 'debug', 'help'] as const
const SITE = ['config', 'base-url', 'drafts', 'no-cache', 'cache-dir', 'threads'] as const
const SERVER = ['port', 'host', 'allowed-hosts', 'open'] as const

export const COMMANDS: readonly Command[] = [
  {
    name: 'build',
    aliases: [],
    summary: 'builds the site of a vault',
    argument: '[vault]',
    needsArgument: false,
    options: ['output', ...SITE, 'report', 'strict', 'verify', 'json', ...EVERYWHERE],
    load: async () => (await import('./build.ts')).build,
  },
  {
    name: 'dev',
    aliases: ['serve'],
    summary: 'builds, serves, watches the vault and reloads the browser',
    argument: '[vault]',
    needsArgument: false,
    options: [...SITE, ...SERVER, 'editor', ...EVERYWHERE],
    load: async () => (await import('./dev.ts')).dev,
  },
  {
    name: 'preview',
    aliases: [],
    summary: 'serves a finished site as a host would',
    argument: '[dir]',
    needsArgument: false,
    options: ['config', ...SERVER, ...EVERYWHERE],
    load: async () => (await import('./preview.ts')).preview,
  },
  {
    name: 'check',
    aliases: [],
    summary: 'reports everything a build would, without writing a site',
    argument: '[vault]',
    needsArgument: false,
    options: [...SITE, 'fix', 'external', 'format', 'report', 'strict', 'json', ...EVERYWHERE],
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'explain',
    aliases: [],
    summary: 'tells why a page was made again, and what it depends on',
    argument: '<page>',
    needsArgument: true,
    options: ['vault', ...SITE, 'json', ...EVERYWHERE],
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'init',
    aliases: [],
    summary: 'writes a starter site: config, a small course, a deploy workflow',
    argument: '[dir]',
    needsArgument: false,
    options: EVERYWHERE,
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'eject',
    aliases: [],
    summary: 'copies one built-in template into templates/ to edit it',
    argument: '<template>',
    needsArgument: true,
    options: ['config', ...EVERYWHERE],
    load: async () => (await import('./eject.ts')).eject,
  },
  {
    name: 'clean',
    aliases: [],
    summary: 'deletes the files that builds have written, and nothing else',
    argument: null,
    needsArgument: false,
    options: ['output', 'config', ...EVERYWHERE],
    load: async () => (await import('./clean.ts')).clean,
  },
]
