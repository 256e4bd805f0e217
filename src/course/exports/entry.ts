import type { SourceKind } from '../../note/source-address.ts'

/** A source as the exports list it; addresses are absolute, or relative to the site's root where that is unknown. */
export interface ExportedSource {
  /** Unique among the exported sources and lasting: letters, digits and hyphens. */
  readonly id: string
  readonly identity: string
  readonly kind: SourceKind
  readonly title: string
  /** Null for a file that is not published. */
  readonly url: string | null
  readonly citedIn: readonly {
    readonly course: string | null
    readonly unit: string | null
    readonly note: string
    readonly section: string | null
    readonly url: string
    readonly locator: string | null
  }[]
}

/** The id of a source in the exports: the beginning of its title, for people, and its key, for certainty. */
export function exportId(title: string, key: string): string {
  const ascii = title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
  const words = ascii.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return [...words.slice(0, 4).map((word) => word.slice(0, 20)), key].join('-')
}

/** The DOI of a source, or null. */
export function doiOf({ identity }: Pick<ExportedSource, 'identity'>): string | null {
  return identity.startsWith('doi:') ? identity.slice('doi:'.length) : null
}

/** The arXiv number of a source, or null. */
export function arxivOf({ identity }: Pick<ExportedSource, 'identity'>): string | null {
  return identity.startsWith('arxiv:') ? identity.slice('arxiv:'.length) : null
}
