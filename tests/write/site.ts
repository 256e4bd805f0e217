import path from 'node:path'
import type { SiteOutput } from '../../src/build/interface.ts'
import type { Published } from '../../src/build/published.ts'
import { type Publication, publish } from '../../src/build/write.ts'
import { outputPath } from '../../src/lib/paths.ts'
import { digestOf } from '../../src/source/files.ts'
import { contents, folder } from '../source/folder.ts'

export { contents, folder }

/** Outputs from paths and texts. */
export function outputs(files: { readonly [path: string]: string }): SiteOutput[] {
  return Object.entries(files).map(([name, text]) => {
    const bytes = Buffer.from(text)
    return { path: outputPath(name), digest: digestOf(bytes), body: { kind: 'bytes', bytes } }
  })
}

/** Publishes these files to a folder, as a build would. */
export function write(
  output: string,
  files: { readonly [path: string]: string },
  options: { readonly before?: Published; readonly signal?: AbortSignal } = {},
): Promise<Publication> {
  const { before = null, signal } = options
  return publish({ output, outputs: outputs(files), vault: '/nowhere', publicDir: null, before, signal })
}

/** The files of an output folder without the manifest. */
export function site(output: string): { [name: string]: string } {
  const { 'lectern-manifest.json': manifest, ...files } = contents(output)
  if (manifest === undefined) throw new Error('The output has no manifest.')
  return files
}

/** An output folder that does not exist yet, in a folder of its own. */
export function newOutput(): string {
  return path.join(folder({}), 'dist')
}
