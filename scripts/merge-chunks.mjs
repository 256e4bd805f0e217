// Joins the chunks that are always loaded together. esbuild makes a chunk of every set of modules that the same entry
// points need, a few hundred of them; Node takes one to two milliseconds for each that it loads, however small.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { build } from 'esbuild'

/** What CommonJS packages in a bundle call for Node's own modules: the banner of every file. */
export const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"

/**
 * Rewrites the files of a build with `splitting`.
 *
 * @param root the folder that the build was made in
 * @param outputs `outputs` of its metafile
 * @param groups source files that are entry points or imported dynamically: what those of one group import statically,
 *   and no group before it, becomes one chunk
 */
export async function mergeChunks(root, outputs, groups) {
  const byEntry = new Map(Object.entries(outputs).map(([file, { entryPoint }]) => [entryPoint, file]))
  /** Where what a chunk exports is to be found: the merged chunk, and the number that its names there begin with. */
  const homes = new Map()
  const isChunk = (file) => file.includes('/chunks/')
  for (const sources of groups) {
    const members = sources.flatMap((source) => {
      const file = byEntry.get(source)
      if (file === undefined)
        throw new Error(`${source} is no entry point, and nothing imports it dynamically.`)
      return staticClosure(outputs, file)
    })
    const own = [...new Set(members)].filter((file) => isChunk(file) && !homes.has(file))
    const { text, name } = await joinChunks(root, own, outputs, homes)
    const merged = join('lib', 'chunks', name)
    writeFileSync(join(root, merged), text)
    for (const [index, file] of own.entries()) {
      homes.set(file, { merged, prefix: `c${index}_`, exports: outputs[file].exports })
    }
  }
  for (const file of Object.keys(outputs)) {
    if (!file.endsWith('.js')) continue
    const home = homes.get(file)
    writeFileSync(
      join(root, file),
      home === undefined ? await withMerged(root, file, homes) : shim(home, './'),
    )
  }
}

/** The file and all that it imports statically, those that are imported first. */
function staticClosure(outputs, file, seen = new Set()) {
  if (seen.has(file)) return []
  seen.add(file)
  const imported = outputs[file].imports.filter(
    ({ kind, external }) => kind === 'import-statement' && !external,
  )
  return [...imported.flatMap(({ path }) => staticClosure(outputs, path, seen)), file]
}

/** One chunk of many, each of whose exports has a number before its name. */
async function joinChunks(root, members, outputs, homes) {
  const contents = members.map((file, index) => {
    const names = outputs[file].exports.map((name) => `${name} as c${index}_${name}`).join(', ')
    return names === '' ? `import './${basename(file)}'` : `export { ${names} } from './${basename(file)}'`
  })
  const stdin = { contents: contents.join('\n'), resolveDir: join(root, 'lib', 'chunks') }
  const text = await bundle(root, { stdin }, homes, new Set(members))
  const digest = createHash('sha256').update(text).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 8)
  return { text, name: `merged-${digest.toUpperCase()}.js` }
}

/** A file with its imports from merged chunks led there; nothing else of it is touched. */
function withMerged(root, file, homes) {
  return bundle(root, { entryPoints: [file] }, homes, new Set())
}

/** Bundles chunks with those of `members` that they import; what they import of merged chunks is led there. */
async function bundle(root, what, homes, members) {
  const plugin = {
    name: 'merged-chunks',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
        const file = relative(root, join(resolveDir, path)).replaceAll(sep, '/')
        if (kind === 'entry-point' || (kind === 'import-statement' && members.has(file))) return
        if (kind !== 'import-statement' || !homes.has(file)) return { path, external: true }
        return { path: file, namespace: 'merged', pluginData: path.slice(0, path.lastIndexOf('/') + 1) }
      })
      onLoad({ filter: /\.js$/, namespace: 'file' }, ({ path }) => ({
        contents: withoutIdle(readFileSync(path, 'utf8')),
      }))
      onLoad({ filter: /./, namespace: 'merged' }, ({ path, pluginData }) => {
        return { contents: shim(homes.get(path), pluginData), pluginData }
      })
    },
  }
  const { outputFiles } = await build({
    ...what,
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    logLevel: 'warning',
    // Packages have it in their code; the first pass has said nothing about it either.
    logOverride: { 'direct-eval': 'silent' },
    plugins: [plugin],
  })
  return outputFiles[0].text
}

/** The code of a file without the banner that gives it `require`, if it makes no use of that. */
function withoutIdle(code) {
  const rest = code.replace(REQUIRE, '')
  return /\brequire\b/.test(rest) ? code : rest
}

/** A chunk that has been merged, for those that import it by its name. */
function shim({ merged, prefix, exports }, folder) {
  const names = exports.map((name) => `${prefix}${name} as ${name}`).join(', ')
  const from = JSON.stringify(`${folder}${basename(merged)}`)
  return names === '' ? `import ${from}\n` : `export { ${names} } from ${from}\n`
}
