/** What the nodes of a note link to: notes and files of the vault, as written. */
import type { Definition, Nodes } from 'mdast'
import { type NoteDiagnostic, noteDiagnostic, type Place } from '../diagnostics/diagnostic.ts'
import { wikilinkParts } from '../syntax/wikilink/parts.ts'
import { readDestination } from './destination.ts'
import { type DiagramLink, diagramLinks } from './diagram-links.ts'
import { plainText, plainTextOf, wikilinkWords } from './plain-text.ts'
import type { LinkSummary } from './summary.ts'

/** A link before it is known where in the note it stands. */
export type FoundLink = Omit<LinkSummary, 'section'>

/** A link with a scheme that is not published (TR-11). */
export interface BlockedLink {
  readonly kind: 'blocked'
  readonly scheme: string
}

/** What a node links to; null for one that leads out of the site, or nowhere, or is no link. */
export function linkOf(
  node: Nodes,
  definitions: ReadonlyMap<string, Definition>,
): FoundLink | BlockedLink | null {
  switch (node.type) {
    case 'wikilink':
    case 'embed':
      return {
        kind: node.type === 'embed' ? 'embed' : 'link',
        syntax: 'wikilink',
        path: node.target,
        subpath: node.subpath,
        words: wikilinkWords(node.target, node.subpath, node.type === 'embed' ? null : node.display),
      }
    case 'link':
      return destinationLink('link', node.url, plainTextOf(node.children))
    case 'image':
      return destinationLink('embed', node.url, node.alt ?? '')
    case 'linkReference':
    case 'imageReference': {
      const definition = definitions.get(node.identifier)
      if (definition === undefined) return null
      const kind = node.type === 'linkReference' ? 'link' : 'embed'
      return destinationLink(kind, definition.url, plainText(node))
    }
    default:
      return null
  }
}

function destinationLink(
  kind: LinkSummary['kind'],
  url: string,
  words: string,
): FoundLink | BlockedLink | null {
  const destination = readDestination(url)
  if (destination.kind === 'blocked') return { kind: 'blocked', scheme: destination.scheme }
  if (destination.kind !== 'internal') return null
  return { kind, syntax: 'markdown', path: destination.path, subpath: destination.subpath, words }
}

/** The file of the vault that a property names as the note's picture (FM-18). */
export function pictureLink(image: string | null): FoundLink | null {
  const destination = image === null ? null : readDestination(/^!?\[\[([^\]|]*)/.exec(image)?.[1] ?? image)
  if (destination?.kind !== 'internal' || destination.path === '') return null
  return { kind: 'embed', syntax: 'property', path: destination.path, subpath: null, words: destination.path }
}

/** The notes that a diagram's nodes lead to (COD-4), each with the place of its node in the diagram. */
export function linksOfDiagram(source: string): { readonly link: FoundLink; readonly where: DiagramLink }[] {
  return diagramLinks(source).map((where) => {
    const { target, subpath } = wikilinkParts(`[[${where.text.replaceAll('|', ' ')}]]`)
    return { link: { kind: 'link', syntax: 'wikilink', path: target, subpath, words: where.text }, where }
  })
}

/** The diagnostic for an address whose scheme is not on the list. */
export function blockedUrl(scheme: string, place: Place | null): NoteDiagnostic {
  return noteDiagnostic(
    'blocked-url',
    place,
    `An address that starts with “${scheme}:” is not published.`,
    'Write an https address, or a link to a note or file of the vault.',
  )
}
