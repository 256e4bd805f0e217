// Imports a TypeScript file of this repository.
import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './measure.mjs'

export async function importSource(file) {
  const options = {
    entryPoints: [join(ROOT, file)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  }
  const [{ text }] = (await build(options)).outputFiles
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)
}
