// Compiles src/ into lib/: the command line and its workers bundled into a few files, so that starting costs
// little; the browser code; the types of the public API. Everything but esbuild is bundled, so an installed
// package has one dependency.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { CARD_PACKAGES, compileCards } from './compile-cards.mjs'
import { describeSchema } from './config-schema.mjs'
import { mergeChunks, REQUIRE } from './merge-chunks.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

rmSync(join(root, 'lib'), { recursive: true, force: true })
const workers = ['src/build/worker.ts'].filter((file) => existsSync(join(root, file)))
const result = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/index.ts', ...workers],
  outdir: 'lib',
  entryNames: '[name]',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // For gray-matter and others.
  banner: { js: REQUIRE },
  external: ['esbuild', 'lmdb', 'fsevents'],
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})
await mergeChunks(root, result.metafile.outputs, [
  ['src/cli.ts'],
  ['src/commands/build.ts'],
  ['src/build/build-site.ts'],
])
writeLicences(result.metafile)
compileCards()
await writeSchemas()
const { compileClient } = await import('./compile-client.mjs')
await compileClient()
run('tsc', ['-p', 'tsconfig.types.json'])

function run(command, args) {
  const bin = join(root, 'node_modules', '.bin', command)
  const { status } = spawnSync(bin, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** The JSON Schemas that the package ships, from the code that checks and writes such files. */
async function writeSchemas() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `export { configJsonSchema } from './src/config/schema.ts'
        export { DEFAULT_CONFIG } from './src/config/config.ts'
        export { CATALOGUE } from './src/diagnostics/catalogue.ts'
        export { reportJsonSchema } from './src/commands/report-schema.ts'`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
  const source = outputFiles[0]?.text ?? ''
  const schemas = await import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`)
  const write = (name, schema) =>
    writeFileSync(join(root, 'lib', name), `${JSON.stringify(schema, null, 2)}\n`)
  const words = { defaults: schemas.DEFAULT_CONFIG, catalogue: schemas.CATALOGUE }
  write('config.schema.json', describeSchema(root, schemas.configJsonSchema(), words))
  write('report.schema.json', schemas.reportJsonSchema())
}

/** The licences of everything that the bundle holds, as they ask to be passed on. */
function writeLicences(metafile) {
  const packages = new Set(CARD_PACKAGES)
  for (const input of Object.keys(metafile.inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)
    if (match) packages.add(match[1])
  }
  const texts = [...packages].sort().map((name) => {
    const folder = join(root, 'node_modules', name)
    const { version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = ['license', 'LICENSE', 'license.md', 'LICENSE.md', 'LICENSE.txt', 'LICENCE'].find(
      (candidate) => existsSync(join(folder, candidate)),
    )
    // A package without the text of its licence is one whose source has it.
    const text =
      file === undefined
        ? `\nUnchanged; its source code and the text of its licence: ${sourceOf(repository)}\n`
        : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
    return `${name} ${version} (${license})\n${text}`
  })
  writeFileSync(join(root, 'lib', 'THIRD-PARTY-LICENSES.txt'), texts.join('\n----\n\n'))
}

/** The web address of a repository as a package names it. */
function sourceOf(repository) {
  return String(repository?.url ?? repository)
    .replace(/^git@([^:]+):/, 'https://$1/')
    .replace(/^git\+|\.git$/g, '')
}
