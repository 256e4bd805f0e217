/** Outputs that are neither pages nor the search's. */
import { readFile } from 'node:fs/promises'
import { type Diagnostic, inFile, noteDiagnostic } from '../diagnostics/diagnostic.ts'
import { outputPath } from '../lib/paths.ts'
import type { PublicFolder } from '../source/public-folder.ts'
import type { SiteOutput } from './interface.ts'
import type { FixedOutput, SitePlan } from './plan.ts'
import { requireEntry, type Store } from './store.ts'

/** The outputs that a plan names in full. */
export function fixedOutputs({ fixed }: SitePlan, store: Store): SiteOutput[] {
  return fixed.map(({ path, digest, from }) => ({ path, digest, body: bodyOf(from, store) }))
}

function bodyOf(from: FixedOutput['from'], store: Store): SiteOutput['body'] {
  switch (from.kind) {
    case 'copy':
      return { kind: 'copy', source: from.source }
    case 'package':
      return { kind: 'lazy', size: null, read: () => readFile(from.file) }
    case 'store':
      return { kind: 'lazy', size: null, read: async () => Buffer.from(requireEntry(store, from.key)) }
    default:
      return from satisfies never
  }
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
