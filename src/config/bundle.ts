/**
 * A configuration in code → one module and the functions in it.
 *
 * TypeScript is compiled, local imports are followed and become part of the digest; packages stay outside
 * and enter it by name and version. The code is the author's own and is trusted: it comes from the
 * working directory or was named on the command line, never from a vault (TR-16).
 */
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { builtinModules } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BuildFailure, Plugin as EsbuildPlugin } from 'esbuild'
import { UserError } from '../diagnostics/user-error.ts'

export interface ConfigModule {
  readonly value: unknown
  /** The bundle as a `data:` address. */
  readonly url: string
  readonly digest: string
  /** Absolute paths of the files it was made from. */
  readonly files: readonly string[]
}

/**
 * Bundles and runs a configuration, without writing a file: the bundle is its own address, which workers can
 * import too. Throws `UserError` 2 with the place of a mistake.
 */
export async function loadConfigModule(file: string): Promise<ConfigModule> {
  const { code, digest, files } = await bundle(file)
  // The fragment makes every load a new one: a configuration may read files that the bundle does not show.
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}#${randomUUID()}`
  try {
    const module: { readonly default?: unknown } = await import(url)
    return { value: await module.default, url, digest, files }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UserError(2, `“${basename(file)}” cannot be run: ${reason}`)
  }
}

interface Bundle {
  readonly code: string
  readonly digest: string
  readonly files: readonly string[]
}

async function bundle(file: string): Promise<Bundle> {
  const { build } = await import('esbuild')
  const packages = new Set<string>()
  const url = JSON.stringify(pathToFileURL(file).href)
  try {
    const result = await build({
      entryPoints: [file],
      absWorkingDir: dirname(file),
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
      define: {
        'import.meta.url': url,
        'import.meta.dirname': JSON.stringify(dirname(file)),
        'import.meta.filename': JSON.stringify(file),
      },
      plugins: [packagesOutside(packages)],
    })
    const code = result.outputFiles[0]?.text ?? ''
    const digest = createHash('sha256')
      .update(JSON.stringify([code, [...packages].sort()]))
      .digest('hex')
    const files = Object.keys(result.metafile.inputs).filter((input) => !input.startsWith(SELF))
    return { code, digest, files: files.map((input) => join(dirname(file), input)) }
  } catch (error) {
    throw isBuildFailure(error) ? explain(error, file) : error
  }
}

const SELF = 'lectern-self:'
const BUILT_IN: ReadonlySet<string> = new Set(builtinModules)

/** Leaves packages out of the bundle, by absolute address: the bundle may lie anywhere. Notes their versions. */
function packagesOutside(packages: Set<string>): EsbuildPlugin {
  return {
    name: 'packages-outside',
    setup(build) {
      build.onResolve({ filter: /^[^./\\]/ }, async (request) => {
        if (request.kind === 'entry-point' || request.pluginData === packages) return undefined
        if (request.path === 'lectern') return { path: SELF, namespace: 'lectern-self' }
        if (request.path.startsWith('node:') || BUILT_IN.has(request.path)) return { external: true }
        const { kind, resolveDir, importer } = request
        const found = await build.resolve(request.path, { kind, resolveDir, importer, pluginData: packages })
        if (found.errors.length > 0 || found.external || !found.path.includes('node_modules')) return found
        packages.add(packageOf(found.path))
        return { path: pathToFileURL(found.path).href, external: true }
      })
      // The configuration may be run by a Lectern that its project has not installed.
      build.onLoad({ filter: /./, namespace: 'lectern-self' }, () => ({
        contents: 'export const defineConfig = (config) => config',
      }))
    },
  }
}

/** `name@version` of the package that a file belongs to. */
function packageOf(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (!fs.existsSync(manifest)) continue
    const { name, version }: { name?: unknown; version?: unknown } = JSON.parse(
      fs.readFileSync(manifest, 'utf8'),
    )
    if (typeof name === 'string' && typeof version === 'string') return `${name}@${version}`
  }
  return file
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors)
}

function explain(failure: BuildFailure, file: string): UserError {
  const lines = failure.errors.map(({ text, location }) => {
    if (location === null) return `${basename(file)} ${text}`
    const path = relative(dirname(file), join(dirname(file), location.file))
    return `${path}:${location.line}:${location.column + 1} ${text}`
  })
  return new UserError(2, lines.join('\n'))
}
