/** Every option of every command: one table for parsing, help and suggestions. */

interface Flag {
  readonly type: 'boolean'
  readonly short?: string
  readonly help: string
}

interface Value {
  readonly type: 'string'
  readonly short?: string
  /** What stands for the value in the help. */
  readonly value: string
  readonly help: string
}

export const OPTIONS = {
  output: { type: 'string', short: 'o', value: 'DIR', help: 'where the site goes (dist)' },
  config: {
    type: 'string',
    short: 'c',
    value: 'FILE',
    help: 'config file (lectern.config.{ts,mts,js,mjs,json})',
  },
  'base-url': { type: 'string', value: 'URL', help: 'public address, for canonical links, feed and sitemap' },
  vault: { type: 'string', value: 'DIR', help: 'the folder of notes (notes)' },
  report: { type: 'string', value: 'FILE', help: 'writes a report of pages and diagnostics as JSON' },
  format: { type: 'string', value: 'NAME', help: 'pretty, json, github or sarif (pretty)' },
  fix: { type: 'boolean', help: 'repairs links that have one right answer, in the notes themselves' },
  external: { type: 'boolean', help: 'also tries the http and https addresses that notes link to' },
  strict: { type: 'boolean', help: 'exit 1 if there is a warning or an error' },
  drafts: { type: 'boolean', help: 'publishes drafts too, but never “publish: false”' },
  'no-cache': { type: 'boolean', help: 'neither reads nor writes the cache' },
  'cache-dir': { type: 'string', value: 'DIR', help: 'where the cache lives (.lectern)' },
  verify: { type: 'boolean', help: 'builds again without cache and compares every byte' },
  threads: { type: 'string', value: 'N', help: 'worker threads (one for each core, at most 8)' },
  port: { type: 'string', value: 'N', help: 'port to listen on (4321, or the next free one)' },
  host: { type: 'string', value: 'ADDR', help: 'address to listen on (127.0.0.1)' },
  'allowed-hosts': {
    type: 'string',
    value: 'NAMES',
    help: 'further names this server may be called by, with commas',
  },
  editor: {
    type: 'string',
    value: 'NAME',
    help: 'what opens the place of a problem: obsidian, vscode, vscodium, cursor, zed or an address (obsidian)',
  },
  open: { type: 'boolean', help: 'opens the site in the browser' },
  json: { type: 'boolean', help: 'prints the report as JSON' },
  quiet: { type: 'boolean', short: 'q', help: 'prints errors only' },
  'no-color': { type: 'boolean', help: 'prints without colours' },
  debug: { type: 'boolean', help: 'prints where in Lectern a bug struck' },
  help: { type: 'boolean', short: 'h', help: 'shows this help' },
} as const satisfies { readonly [name: string]: Flag | Value }

export type OptionName = keyof typeof OPTIONS

/** The options given on a command line. */
export type OptionValues = {
  readonly [name in OptionName]?: (typeof OPTIONS)[name]['type'] extends 'boolean' ? true : string
}

/** True for the name of an option of some command. */
export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name)
}
