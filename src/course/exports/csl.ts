import type { SourceKind } from '../../note/source-address.ts'
import { arxivOf, doiOf, type ExportedSource } from './entry.ts'

/** The types of CSL 1.0.2 that come nearest to the kinds of sources. */
const TYPES: { readonly [kind in SourceKind]: string } = {
  slides: 'speech',
  video: 'motion_picture',
  paper: 'article-journal',
  book: 'book',
  code: 'software',
  website: 'webpage',
  document: 'document',
  note: 'webpage',
}

/** The sources as CSL-JSON, the format of citation processors such as Zotero's and pandoc's (SRC-7). */
export function sourcesCsl(sources: readonly ExportedSource[]): string {
  return `${JSON.stringify(sources.map(item), null, 1)}\n`
}

function item(source: ExportedSource): { readonly [name: string]: string } {
  const doi = doiOf(source)
  const arxiv = arxivOf(source)
  return {
    id: source.id,
    // A preprint is an article of no journal.
    type: arxiv === null ? TYPES[source.kind] : 'article',
    title: source.title,
    ...(source.url === null ? {} : { URL: source.url }),
    ...(doi === null ? {} : { DOI: doi }),
    ...(arxiv === null ? {} : { number: `arXiv:${arxiv}`, publisher: 'arXiv' }),
    ...(source.kind === 'slides' ? { genre: 'Slides' } : {}),
  }
}
