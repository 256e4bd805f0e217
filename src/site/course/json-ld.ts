import { type Source, sourcesOfNote } from '../../course/sources.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import { dirname, outputPath, type VaultPath } from '../../lib/paths.ts'
import type { SourceKind } from '../../note/source-address.ts'
import type { NoteSummary } from '../../note/summary.ts'
import { interfaceWords } from '../../template/words.ts'
import { noteTitle } from '../../vault/collections.ts'
import type { Facts } from '../facts.ts'
import { trail } from '../navigation.ts'
import { absoluteUrl } from '../pages/base.ts'
import type { Materials } from '../render-scope.ts'

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

/**
 * What a note's page says to machines, as JSON-LD (SRC-7, WEB-1): what it is, the courses it is part of, what it
 * cites and, where the site's public address is known, the way to it. Null if there is no more to say than the
 * title.
 *
 * It is made of properties and names alone: text with slots is HTML once it is filled, and no JSON any more.
 */
export function noteData(
  facts: Facts,
  folderPages: Materials['folderPages'],
  note: VaultPath,
): SafeHtml | null {
  const output = facts.addresses.get(note)?.output
  const resource = resourceOf(facts, note)
  const url = output === undefined ? null : absoluteUrl(facts, output)
  if (output === undefined || resource === null) return null
  if (url === null) {
    const isBare = !('citation' in resource) && !('isPartOf' in resource)
    return isBare ? null : toScript({ '@context': CONTEXT, ...resource })
  }
  const graph = [{ ...resource, url }, ...breadcrumbList(facts, folderPages, note, url)]
  return toScript({ '@context': CONTEXT, '@graph': graph })
}

const CONTEXT = 'https://schema.org'

function resourceOf(facts: Facts, note: VaultPath): object | null {
  const summary = facts.vault.notes.get(note)
  if (summary === undefined) return null
  const sources = sourcesOfNote(facts.course.sources, note)
  const courses = coursesOf(facts, note)
  const isCourse = facts.course.courses.list.some((course) => course.note === note)
  return {
    '@type': isCourse ? 'Course' : 'LearningResource',
    name: noteTitle(note, summary),
    ...(facts.config.baseUrl !== null && detailsOf(facts, summary)),
    ...(courses.length > 0 && { isPartOf: courses }),
    ...(sources.length > 0 && { citation: sources.map(citation) }),
  }
}

/** What only those want to know who find the page by its public address. */
function detailsOf({ config }: Facts, { frontmatter }: NoteSummary): object {
  const { description, date, modified } = frontmatter
  return {
    ...(description !== null && { description }),
    inLanguage: frontmatter.lang ?? config.lang,
    ...(config.author !== null && { author: { '@type': 'Person', name: config.author } }),
    ...(date !== null && { datePublished: date }),
    ...(modified !== null && { dateModified: modified }),
  }
}

function coursesOf(facts: Facts, note: VaultPath): object[] {
  const { list, positions } = facts.course.courses
  return (positions.get(note) ?? []).flatMap(({ course }) => {
    const found = list[course]
    if (found === undefined || found.title === '') return []
    const output = found.note === null ? undefined : facts.addresses.get(found.note)?.output
    const url = output === undefined ? null : absoluteUrl(facts, output)
    return [{ '@type': 'Course', name: found.title, ...(url !== null && { url }) }]
  })
}

/** From the home page down to the note; the home page itself needs no way. */
function breadcrumbList(
  facts: Facts,
  folderPages: Materials['folderPages'],
  note: VaultPath,
  url: string,
): object[] {
  const summary = facts.vault.notes.get(note)
  if (summary === undefined || note === facts.home) return []
  const home = { text: interfaceWords(facts.config.lang).home, output: outputPath('index.html') }
  const above = [home, ...trail(facts, folderPages, dirname(note))].map(({ text, output }) => ({
    name: text,
    item: absoluteUrl(facts, output),
  }))
  // The note of a folder is the folder's page.
  const steps = [...above.filter(({ item }) => item !== url), { name: noteTitle(note, summary), item: url }]
  return [
    {
      '@type': 'BreadcrumbList',
      itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
    },
  ]
}

/** Inside a script element nothing may look like its end tag. */
function toScript(data: object): SafeHtml {
  return new SafeHtml(JSON.stringify(data).replace(/</g, '\\u003c'))
}

function citation({ kind, title, target }: Source): { readonly [name: string]: string } {
  return { '@type': TYPES[kind], name: title, ...(target.kind === 'url' ? { url: target.url } : {}) }
}
