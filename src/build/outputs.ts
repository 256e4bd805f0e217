/** Outputs that are neither pages nor the search's. */
import { readFileSync } from 'node:fs'
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { outputPath } from '../lib/paths.ts'
import type { PublicFolder } from '../source/public-folder.ts'
import type { SiteOutput } from './interface.ts'
import type { FixedOutput, SitePlan } from './plan.ts'
import { requireEntry, type Store } from './store.ts'

/** The outputs that a plan names in full; those of a plan that was known are read only if somebody asks for them. */
export function fixedOutputs({ fixed }: SitePlan, isKnown: boolean, store: Store): SiteOutput[] {
  return fixed.map(({ path, digest, from }) => ({ path, digest, body: bodyOf(from, isKnown, store) }))
}

function bodyOf(from: FixedOutput['from'], isKnown: boolean, store: Store): SiteOutput['body'] {
  if (from.kind === 'copy') return { kind: 'copy', source: from.source }
  const read = () =>
    from.kind === 'package' ? readFileSync(from.file) : Buffer.from(requireEntry(store, from.key))
  return isKnown ? { kind: 'lazy', size: null, read: async () => read() } : { kind: 'bytes', bytes: read() }
}

/** The files of the public folder; one that has the name of ours is reported and left out. */
export function publicOutputs(
  folder: PublicFolder,
  own: readonly SiteOutput[],
): { outputs: SiteOutput[]; diagnostics: Diagnostic[] } {
  const taken = new Set(folder.files.length === 0 ? [] : own.map((output) => output.path.toLowerCase()))
  const isClash = ({ path }: { readonly path: string }): boolean => taken.has(path.toLowerCase())
  return {
    outputs: folder.files
      .filter((file) => !isClash(file))
      .map(({ path, digest }) => ({
        path: outputPath(path),
        digest,
        body: { kind: 'public', source: path },
      })),
    diagnostics: [
      ...folder.diagnostics,
      ...folder.files.filter(isClash).map(({ path }) => {
        const message = `“public/${path}” has the name of a file that the site makes itself.`
        return inFile(
          `public/${path}`,
          noteDiagnostic('public-clash', null, message, 'Rename it, or take it out.'),
        )
      }),
    ],
  }
}
