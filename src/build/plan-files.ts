/** The files of a site that no note has a part in. */
import { type OutputPath, outputPath } from '../lib/paths.ts'
import type { Facts } from '../site/facts.ts'
import type { SiteFile } from '../site/outputs/site-files.ts'
import type { FileSpec } from '../site/page-spec.ts'
import type { PlannedPage } from '../site/plan.ts'
import type { PublishedAttachments } from './attachments.ts'
import { digestOf } from './digest.ts'
import { putText } from './pieces.ts'
import type { FixedOutput } from './plan.ts'
import type { Store } from './store.ts'
import type { ThemeAssets, ThemeFile } from './theme-assets.ts'

export interface PlannedFiles {
  readonly fixed: readonly FixedOutput[]
  readonly drafted: readonly DraftedFile[]
}

/** A file that notes have a part in. */
export interface DraftedFile {
  readonly path: OutputPath
  readonly spec: FileSpec
}

/** Puts the texts among a site's own files into the store, each as it is made: a large vault has megabytes of them. */
export function planFiles(files: Iterable<SiteFile>, store: Store): PlannedFiles {
  const fixed: FixedOutput[] = []
  const drafted: DraftedFile[] = []
  for (const file of files) {
    if (file.kind === 'text') fixed.push(fixedOutput(textFile(file.path, file.text), store))
    else drafted.push(file)
  }
  return { fixed, drafted }
}

export interface FixedRequest {
  readonly facts: Facts
  readonly assets: ThemeAssets
  readonly attachments: PublishedAttachments
  readonly pages: readonly PlannedPage[]
  readonly hasIcon: boolean
}

/** What is copied: of the theme what the site needs, and attachments. */
export function fixedFiles({ facts, assets, attachments, pages, hasIcon }: FixedRequest): {
  readonly theme: readonly ThemeFile[]
  readonly copies: readonly FixedOutput[]
} {
  const { config, vault } = facts
  const features = [...vault.notes.values()].map((note) => note.features)
  return {
    theme: [
      ...assets.outputs,
      ...(features.some(({ math }) => math) ? assets.mathOutputs : []),
      ...(features.some(({ mermaid }) => mermaid) ? assets.diagramOutputs : []),
      ...(config.search ? assets.searchOutputs : []),
      ...(config.offline ? assets.offlineOutputs : []),
      ...(pages.some(({ kind }) => kind === 'graph') ? assets.graphOutputs : []),
      ...(hasIcon ? [] : [textFile('favicon.svg', FAVICON)]),
    ],
    copies: [...attachments.files].map(
      ([source, { output }]): FixedOutput => ({
        path: output,
        digest: attachments.digests.get(source) ?? '',
        from: { kind: 'copy', source },
      }),
    ),
  }
}

/** A file of the theme as an output; a text is put into the store. */
export function fixedOutput({ path, digest, content }: ThemeFile, store: Store): FixedOutput {
  if ('file' in content) return { path, digest, from: { kind: 'package', file: content.file } }
  return { path, digest, from: { kind: 'store', key: putText(store, content.text) } }
}

function textFile(path: string, text: string): ThemeFile {
  return { path: outputPath(path), digest: digestOf(text), content: { text } }
}

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#2f5d8a"/>' +
  '<path d="M7 9.5c3-1.2 6-1.2 9 .6 3-1.800 6-1.800 9-.6v13c-3-1.200-6-1.200-9 .6-3-1.800-6-1.800-9-.6z" fill="#fff"/>' +
  '<path d="M16 10.100v13" stroke="#2f5d8a" stroke-width="1.500"/></svg>\n'
