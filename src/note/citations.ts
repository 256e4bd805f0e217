import type { Definition, PhrasingContent } from 'mdast'
import type { InlineField } from '../syntax/nodes.ts'
import { readDestination } from './destination.ts'
import { looksLikeLocator } from './locator.ts'
import { plainText, plainTextOf } from './plain-text.ts'
import type { CitationSummary, HeadingSummary } from './summary.ts'

/** One link of a field and the author's words around it: nothing of the field is left out. */
export interface CitedLink {
  readonly node: PhrasingContent
  readonly source: Pick<CitationSummary, 'url' | 'link'>
  /** What stands before the first link of the field; empty for the others. */
  readonly before: readonly PhrasingContent[]
  /** What stands between this link and the next, or the end of the field. */
  readonly after: readonly PhrasingContent[]
}

/** The links of one `References::` field, in order; empty for a field that cites nothing (SRC-1). */
export function citedLinks(field: InlineField, definitions: ReadonlyMap<string, Definition>): CitedLink[] {
  const before: PhrasingContent[] = []
  const cited: (CitedLink & { readonly after: PhrasingContent[] })[] = []
  for (const node of withoutFormatting(field.children, definitions)) {
    const source = sourceOf(node, definitions)
    if (source === null) (cited.at(-1)?.after ?? before).push(node)
    else cited.push({ node, source, before: cited.length === 0 ? before : [], after: [] })
  }
  return cited
}

/** The citations of one field, as the note's summary lists them (SRC-1). */
export function citationsOf(
  field: InlineField,
  section: number,
  definitions: ReadonlyMap<string, Definition>,
): CitationSummary[] {
  return citedLinks(field, definitions).map(({ node, source, after }) => ({
    section,
    ...source,
    title: plainText(node),
    locator: locatorIn(plainTextOf(after)),
  }))
}

/**
 * The locator among the words after a link: the words up to the first separator, or the first ones after it that
 * say a place.
 */
export function locatorIn(words: string): string | null {
  const [direct = '', ...others] = words.split(/[,;\n]/).map(withoutBrackets)
  // Brackets without a partner are what is left of a mistyped field, not a place in the source.
  if (/[\p{L}\p{N}]/u.test(direct)) return direct
  return others.find(looksLikeLocator) ?? null
}

/**
 * The section that a citation belongs to: that in which it stands, or the note itself (-1) where that is a list of
 * references and no part of the text (SRC-1).
 */
export function citingSection(headings: readonly Pick<HeadingSummary, 'text'>[], section: number): number {
  const heading = headings[section]
  return heading === undefined || isReferences(heading) ? -1 : section
}

/** True for a heading that says nothing but “References”. */
export function isReferences(heading: Pick<HeadingSummary, 'text'>): boolean {
  return /^references?$/.test(heading.text)
}

/** Words between separators without blanks, and without brackets around them or left open. */
function withoutBrackets(words: string): string {
  const trimmed = words.trim().replace(/^[([]+\s*/, '')
  return /^[^([]*[)\]]+$/.test(trimmed) ? trimmed.replace(/\s*[)\]]+$/, '') : trimmed
}

/** Formatting around a link is taken off, so that the link can stand in a list of its own. */
function withoutFormatting(
  nodes: readonly PhrasingContent[],
  definitions: ReadonlyMap<string, Definition>,
): PhrasingContent[] {
  return nodes.flatMap((node) => {
    const formats =
      node.type === 'emphasis' ||
      node.type === 'strong' ||
      node.type === 'delete' ||
      node.type === 'highlight'
    return formats && holdsSource(node, definitions) ? withoutFormatting(node.children, definitions) : [node]
  })
}

function holdsSource(node: PhrasingContent, definitions: ReadonlyMap<string, Definition>): boolean {
  if (sourceOf(node, definitions) !== null) return true
  return 'children' in node && node.children.some((child) => holdsSource(child, definitions))
}

function sourceOf(
  node: PhrasingContent,
  definitions: ReadonlyMap<string, Definition>,
): Pick<CitationSummary, 'url' | 'link'> | null {
  if (node.type === 'wikilink' || node.type === 'embed') return { url: null, link: node.data?.link ?? null }
  const url =
    node.type === 'link'
      ? node.url
      : node.type === 'linkReference'
        ? definitions.get(node.identifier)?.url
        : undefined
  if (url === undefined) return null
  const destination = readDestination(url)
  if (destination.kind === 'external') return { url: destination.url, link: null }
  return destination.kind === 'internal' ? { url: null, link: node.data?.link ?? null } : null
}
