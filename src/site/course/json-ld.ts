import { type Source, sourcesOfNote } from '../../course/sources.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import type { VaultPath } from '../../lib/paths.ts'
import type { SourceKind } from '../../note/source-address.ts'
import type { SiteFacts } from '../facts.ts'

/** The types of schema.org that come nearest to the kinds of sources. */
const TYPES: { readonly [kind in SourceKind]: string } = {
  slides: 'PresentationDigitalDocument',
  video: 'VideoObject',
  paper: 'ScholarlyArticle',
  book: 'Book',
  code: 'SoftwareSourceCode',
  document: 'DigitalDocument',
  website: 'WebPage',
  note: 'LearningResource',
}

/** The sources that a note cites, as JSON-LD for its page (SRC-7); null for a note that cites none. */
export function citationData(facts: SiteFacts, note: VaultPath, title: string): SafeHtml | null {
  const sources = sourcesOfNote(facts.course.sources, note)
  if (sources.length === 0) return null
  const isCourse = facts.course.courses.list.some((course) => course.note === note)
  const data = {
    '@context': 'https://schema.org',
    '@type': isCourse ? 'Course' : 'LearningResource',
    name: title,
    citation: sources.map(citation),
  }
  // Inside a script element nothing may look like its end tag.
  return new SafeHtml(JSON.stringify(data).replace(/</g, '\\u003c'))
}

function citation({ kind, title, target }: Source): { readonly [name: string]: string } {
  return { '@type': TYPES[kind], name: title, ...(target.kind === 'url' ? { url: target.url } : {}) }
}
