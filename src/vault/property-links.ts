/** Wikilinks in the values of properties (FM-20): values are data, and these are links when they are shown. */
import { type Diagnostic, inFile, noteDiagnostic, type Place } from '../diagnostics/diagnostic.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteSummary, Property, PropertyValue } from '../note/summary.ts'
import { resolveLink } from './links.ts'
import type { VaultIndex } from './publish.ts'

/** One link in a value. */
export interface PropertyLink {
  readonly path: string
  readonly subpath: string | null
  /** What is shown: its own words, else the target with `›` before a heading. */
  readonly words: string
}

/** Which properties of a note are shown (`properties` of the configuration). */
export type ShownProperties = 'none' | 'all' | readonly string[]

/** The properties that are shown, in the order of the file. */
export function shownProperties(
  properties: readonly Property[],
  shown: ShownProperties,
): readonly Property[] {
  if (shown === 'none') return []
  if (shown === 'all') return properties
  const wanted = new Set(shown.map((name) => name.toLowerCase()))
  return properties.filter(({ key }) => wanted.has(key.toLowerCase()))
}

/** Takes a text apart into words and links. */
export function splitPropertyLinks(text: string): (string | PropertyLink)[] {
  const parts: (string | PropertyLink)[] = []
  let from = 0
  for (let open = text.indexOf('[['); open !== -1; open = text.indexOf('[[', from)) {
    const close = text.indexOf(']]', open)
    if (close === -1) break
    const link = readLink(text.slice(open + 2, close))
    if (open > from || link === null) parts.push(text.slice(from, link === null ? close + 2 : open))
    if (link !== null) parts.push(link)
    from = close + 2
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

function readLink(inside: string): PropertyLink | null {
  const bar = inside.indexOf('|')
  const target = (bar === -1 ? inside : inside.slice(0, bar)).trim()
  const words = bar === -1 ? '' : inside.slice(bar + 1).trim()
  const hash = target.indexOf('#')
  const path = (hash === -1 ? target : target.slice(0, hash)).trim()
  if (path === '') return null
  const subpath = hash === -1 ? null : target.slice(hash + 1)
  return { path, subpath, words: words || [path, ...(subpath ?? '').split('#')].filter(Boolean).join(' › ') }
}

/** Reports values that are left out because they link to a private note (PRV-5; trust.md 4.3). */
export function propertyDiagnostics(
  index: VaultIndex,
  src: VaultPath,
  { frontmatter }: NoteSummary,
  shown: ShownProperties,
  placeOf: (property: string) => Place | null,
): Diagnostic[] {
  return shownProperties(frontmatter.properties, shown).flatMap(({ key, value }) =>
    textsOf(value)
      .flatMap(splitPropertyLinks)
      .flatMap((part) => {
        if (typeof part === 'string') return []
        const resolution = resolveLink(index, src, { ...part, syntax: 'wikilink' })
        if (resolution.kind !== 'private') return []
        const message = `“${part.path}” is not published, so this value of “${key}” is not shown.`
        const help = 'Publish that note too, or take the value out.'
        return [inFile(src, noteDiagnostic('private-link', placeOf(key), message, help))]
      }),
  )
}

function textsOf(value: PropertyValue): readonly string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}
