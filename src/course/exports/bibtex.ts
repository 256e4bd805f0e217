import type { SourceKind } from '../../note/source-address.ts'
import { arxivOf, doiOf, type ExportedSource } from './entry.ts'

/** What BibTeX has no type for is `misc`, with the kind in a note. */
const NOTES: { readonly [kind in SourceKind]: string | null } = {
  slides: 'Slides',
  video: 'Video',
  paper: null,
  book: null,
  code: 'Source code',
  website: 'Website',
  document: 'Document',
  note: 'Course note',
}

/** The sources as BibTeX (SRC-7). */
export function sourcesBibtex(sources: readonly ExportedSource[]): string {
  return sources.map(entry).join('\n')
}

function entry(source: ExportedSource): string {
  const doi = doiOf(source)
  const arxiv = arxivOf(source)
  const fields: (readonly [string, string | null])[] = [
    ['title', `{${texText(source.title)}}`],
    ['url', source.url === null ? null : texAddress(source.url)],
    ['doi', doi === null ? null : texAddress(doi)],
    ['eprint', arxiv],
    ['archiveprefix', arxiv === null ? null : 'arXiv'],
    ['note', NOTES[source.kind]],
  ]
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}},\n`]))
  return `@${typeOf(source.kind, doi)}{${source.id},\n${lines.join('')}}\n`
}

function typeOf(kind: SourceKind, doi: string | null): string {
  if (kind === 'book') return 'book'
  return kind === 'paper' && doi !== null ? 'article' : 'misc'
}

/** Text for TeX. BibTeX counts braces even where they are escaped, so they are written as commands. */
function texText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}~^&%$#_]/g, (character) => TEX[character] ?? `\\${character}`)
}

const TEX: { readonly [character: string]: string } = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Addresses are verbatim to TeX, but braces must not end the field. */
function texAddress(url: string): string {
  return url.replace(/[{}\\\s]/g, (character) => encodeURIComponent(character))
}
