// What the code says about itself, for the guide: the tables of commands, options, codes and defaults are loaded
// from the sources, types are read as text.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { readInterfaces } from './interfaces.mjs'

const ENTRY = `
  export { CATALOGUE } from './src/diagnostics/catalogue.ts'
  export { COMMANDS } from './src/commands/table.ts'
  export { OPTIONS } from './src/commands/options.ts'
  export { DEFAULT_CONFIG } from './src/config/config.ts'
  export { configJsonSchema } from './src/config/schema.ts'
  export { createFilters } from './src/template/filters.ts'
  export { interfaceLanguages, interfaceWords } from './src/template/words.ts'
`

/** Loads everything that pages of the guide are made from. */
export async function loadFacts(root) {
  const read = (path) => readFileSync(join(root, path), 'utf8')
  const code = await loadCode(root)
  const views = readdirSync(join(root, 'src/site'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path === 'view.ts' || path.endsWith('/view.ts'))
    .sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
  return {
    catalogue: code.CATALOGUE,
    commands: code.COMMANDS,
    options: code.OPTIONS,
    defaults: code.DEFAULT_CONFIG,
    settings: Object.keys(code.configJsonSchema().properties ?? {}),
    userConfig: readInterfaces(read('src/config/user-config.ts')).find(({ name }) => name === 'UserConfig'),
    limits: readInterfaces(read('src/config/config.ts')).find(({ name }) => name === 'Limits'),
    views: views.flatMap((path) => readInterfaces(read(`src/site/${path}`))),
    filters: [...code.createFilters().keys()],
    words: code.interfaceWords('en'),
    languages: code.interfaceLanguages(),
    tokens: read('src/client/styles/tokens.css'),
    read,
  }
}

/** Bundles the sources into a file of its own and imports that: Node itself reads no TypeScript. */
async function loadCode(root) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-docs-'))
  const outfile = join(folder, 'facts.mjs')
  try {
    await build({
      absWorkingDir: root,
      stdin: { contents: ENTRY, resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
      logLevel: 'error',
      plugins: [leaveOutCommands],
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The commands' own code is loaded when they run, which they do not here. */
const leaveOutCommands = {
  name: 'leave-out-commands',
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, external: true } : null,
    ),
}
