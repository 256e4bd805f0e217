/**
 * One parsed note → its summary: headings, blocks, links, tags, citations, in document order.
 *
 * Knows the note alone, never the vault. Leaves on the tree the indices by which the summary lists
 * its nodes (see `annotations.ts`), so that the renderer can speak of link 3 and heading 1.
 */
import GithubSlugger from 'github-slugger'
import type { Code, Heading, Nodes, Parents, Root } from 'mdast'
import type {} from 'mdast-util-math'
import { type NoteDiagnostic, noteDiagnostic, type Place } from '../diagnostics/diagnostic.ts'
import { fold } from '../lib/fold.ts'
import { canonicalKey } from '../syntax/inline-field/canonical-key.ts'
import type { InlineField } from '../syntax/nodes.ts'
import { append } from '../syntax/tree/walk.ts'
import { wikilinkParts } from '../syntax/wikilink/parts.ts'
import './annotations.ts'
import { createStatementCounter, labelBlock } from './block-labels.ts'
import { citationsOf } from './citations.ts'
import { findDefinitions } from './definitions.ts'
import { readDestination } from './destination.ts'
import { diagramLinks } from './diagram-links.ts'
import { ownWordsOf, summariseHeading } from './heading.ts'
import { plainText, plainTextOf, wikilinkWords } from './plain-text.ts'
import type {
  BlockSummary,
  CitationSummary,
  Features,
  Frontmatter,
  HeadingSummary,
  LinkSummary,
  NotePlaces,
  NoteSummary,
} from './summary.ts'
import { syllabusOf } from './syllabus.ts'
import { createTagList, type TagList } from './tag-list.ts'

export interface Summarised {
  readonly summary: NoteSummary
  readonly places: NotePlaces
  readonly diagnostics: readonly NoteDiagnostic[]
}

/** What the walk has found so far. */
interface Findings {
  readonly headings: HeadingSummary[]
  readonly blocks: BlockSummary[]
  readonly links: LinkSummary[]
  readonly linkPlaces: Place[]
  readonly tags: TagList
  readonly citations: CitationSummary[]
  readonly diagnostics: NoteDiagnostic[]
  readonly features: { -readonly [name in keyof Features]: boolean }
  section: number
}

/** Summarises a tree that `applyTransforms` has finished; `source` is the text it was parsed from. */
export function summarise(
  tree: Root,
  source: string,
  frontmatter: Frontmatter,
  propertyPlaces: NotePlaces['properties'],
  sourceKeys: readonly string[],
): Summarised {
  const found: Findings = {
    headings: [],
    blocks: [],
    links: [],
    linkPlaces: [],
    tags: createTagList((diagnostic) => void found.diagnostics.push(diagnostic)),
    citations: [],
    diagnostics: [],
    features: { math: false, mermaid: false, code: false },
    section: -1,
  }
  const slugger = new GithubSlugger()
  const blockIds = new Set<string>()
  const countStatement = createStatementCounter()
  const { definitions, footnotes } = findDefinitions(tree)
  const keys = new Set(sourceKeys)
  for (const tag of frontmatter.tags) found.tags.add(tag, propertyPlaces.tags ?? propertyPlaces.tag ?? null)
  addImage()
  visit(tree)

  const first = tree.children[0]
  const heading = first?.type === 'heading' && first.depth === 1 ? found.headings[0] : undefined
  const mergedHeading =
    heading !== undefined && (frontmatter.title === null || sameTitle(heading.title, frontmatter.title))
  return {
    summary: {
      frontmatter,
      title: frontmatter.title ?? (heading?.title.trim() || null),
      mergedHeading: mergedHeading && heading.title.trim() !== '',
      tags: found.tags.list(),
      headings: found.headings,
      blocks: found.blocks,
      links: found.links,
      citations: found.citations,
      syllabus: syllabusOf(tree),
      features: { ...found.features },
    },
    places: { links: found.linkPlaces, properties: propertyPlaces },
    diagnostics: found.diagnostics,
  }

  function visit(node: Nodes): void {
    if (node.type === 'callout') {
      const statement = countStatement(node)
      if (statement !== null) node.data = { ...node.data, statement }
    }
    // A heading stands in the section that it begins.
    if (node.type === 'heading') addHeading(node)
    if (node.data?.blockId !== undefined) addBlock(node, node.data.blockId)
    switch (node.type) {
      case 'wikilink':
      case 'embed':
        addLink(node, node.type === 'embed' ? 'embed' : 'link', 'wikilink', {
          path: node.target,
          subpath: node.subpath,
          words: wikilinkWords(node.target, node.subpath, node.type === 'embed' ? null : node.display),
        })
        break
      case 'link':
        addDestination(node, 'link', node.url, plainTextOf(node.children))
        break
      case 'image':
        addDestination(node, 'embed', node.url, node.alt ?? '')
        break
      case 'linkReference':
      case 'imageReference': {
        const definition = definitions.get(node.identifier)
        if (definition !== undefined) {
          addDestination(
            node,
            node.type === 'linkReference' ? 'link' : 'embed',
            definition.url,
            plainText(node),
          )
        }
        break
      }
      case 'tag':
        found.tags.add(node.value, placeOf(node))
        break
      case 'math':
      case 'inlineMath':
        found.features.math = true
        break
      case 'code':
        if (node.lang?.toLowerCase() === 'mermaid') addDiagram(node)
        else found.features.code = true
        break
      case 'footnoteDefinition':
        // A definition that nothing refers to is not shown, so what it holds is not there (FN-3).
        if (footnotes.get(node.identifier)?.node !== node || !footnotes.get(node.identifier)?.used) return
        break
      default:
    }
    if (node.type === 'callout') node.title.forEach(visit)
    if (node.type === 'inlineField') node.keyChildren.forEach(visit)
    if ('children' in node) (node as Parents).children.forEach(visit)
    if (node.type === 'heading') addOwnWords(node)
    if (node.type === 'inlineField') addCitations(node)
  }

  /** A picture named by a property is published like an embedded one (FM-18). */
  function addImage(): void {
    const { image } = frontmatter
    const destination = image === null ? null : readDestination(/^!?\[\[([^\]|]*)/.exec(image)?.[1] ?? image)
    if (destination?.kind !== 'internal' || destination.path === '') return
    const { path } = destination
    found.links.push({ kind: 'embed', syntax: 'property', path, subpath: null, words: path, section: -1 })
    found.linkPlaces.push(propertyPlaces.image ?? propertyPlaces.cover ?? { line: 1, column: 1 })
  }

  function addHeading(node: Heading): void {
    const id = found.headings.length
    node.data = { ...node.data, heading: id }
    found.section = id
    found.headings.push(summariseHeading(node, source, slugger))
  }

  /** The links of a heading are known once they have been visited. */
  function addOwnWords(node: Heading): void {
    const ownWords = ownWordsOf(node)
    const heading = found.headings[node.data?.heading ?? -1]
    if (ownWords.length === 0 || heading === undefined) return
    found.headings[node.data?.heading ?? -1] = { ...heading, ownWords }
  }

  function addBlock(node: Nodes, id: string): void {
    const key = id.toLowerCase()
    if (blockIds.has(key)) {
      const place = node.data?.blockIdPlace ?? placeOf(node)
      found.diagnostics.push(
        noteDiagnostic(
          'duplicate-block-id',
          place,
          `The block id “^${id}” is given twice.`,
          'Links lead to the first block with it; give this one another id.',
        ),
      )
      return
    }
    blockIds.add(key)
    const block = found.blocks.length
    node.data = { ...node.data, block }
    found.blocks.push({ id: key, anchor: `^${id}`, section: found.section, label: labelBlock(node, block) })
  }

  function addDestination(node: Nodes, kind: LinkSummary['kind'], url: string, words: string): void {
    const destination = readDestination(url)
    if (destination.kind === 'internal') {
      addLink(node, kind, 'markdown', { path: destination.path, subpath: destination.subpath, words })
    } else if (destination.kind === 'blocked') {
      found.diagnostics.push(blockedUrl(destination.scheme, placeOf(node)))
    }
  }

  function addLink(
    node: Nodes,
    kind: LinkSummary['kind'],
    syntax: LinkSummary['syntax'],
    rest: Pick<LinkSummary, 'path' | 'subpath' | 'words'>,
  ): void {
    node.data = { ...node.data, link: found.links.length }
    found.links.push({ kind, syntax, ...rest, section: found.section })
    found.linkPlaces.push(placeOf(node) ?? { line: 1, column: 1 })
  }

  /** The notes that a diagram's nodes lead to (COD-4). */
  function addDiagram(node: Code): void {
    found.features.mermaid = true
    const start = node.position?.start ?? { line: 1, column: 1 }
    const links = diagramLinks(node.value).map(({ text, line, column }) => {
      const { target, subpath } = wikilinkParts(`[[${text.replaceAll('|', ' ')}]]`)
      found.linkPlaces.push({ line: start.line + 1 + line, column: start.column + column })
      found.links.push({
        kind: 'link',
        syntax: 'wikilink',
        path: target,
        subpath,
        words: text,
        section: found.section,
      })
      return found.links.length - 1
    })
    if (links.length > 0) node.data = { ...node.data, diagramLinks: links }
  }

  function addCitations(field: InlineField): void {
    if (keys.has(canonicalKey(field.key))) {
      append(found.citations, citationsOf(field, found.section, definitions))
    }
  }
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

function sameTitle(a: string, b: string): boolean {
  return fold(a.replace(/\s+/g, ' ').trim()) === fold(b.replace(/\s+/g, ' ').trim())
}

function placeOf(node: Nodes): Place | null {
  const start = node.position?.start
  return start === undefined ? null : { line: start.line, column: start.column }
}
