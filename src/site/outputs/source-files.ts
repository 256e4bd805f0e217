import { sourcesBibtex } from '../../course/exports/bibtex.ts'
import { sourcesCsl } from '../../course/exports/csl.ts'
import type { ExportedSource } from '../../course/exports/entry.ts'
import { sourcesJson } from '../../course/exports/json.ts'

/** The forms in which the sources can be taken away (SRC-7). */
export const EXPORTS: readonly {
  readonly format: string
  readonly path: string
  readonly write: (sources: readonly ExportedSource[]) => string
}[] = [
  { format: 'BibTeX', path: 'sources.bib', write: sourcesBibtex },
  { format: 'CSL-JSON', path: 'sources.csl.json', write: sourcesCsl },
  { format: 'JSON', path: 'sources.json', write: sourcesJson },
]
