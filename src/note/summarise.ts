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
import './annotations.ts'
import { createStatementCounter, labelBlock } from './block-labels.ts'
import { citationsOf } from './citations.ts'
import { findDefinitions } from './definitions.ts'
import { ownWordsOf, summariseHeading } from './heading.ts'
import { blockedUrl, type FoundLink, linkOf, linksOfDiagram, pictureLink } from './links.ts'
import type { FormulaWords } from './plain-text.ts'
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

export interface SummaryOptions {
  readonly sourceKeys: readonly string[]
  /** What titles say of a formula. */
  readonly formulaWords: FormulaWords
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
  { sourceKeys, formulaWords }: SummaryOptions,
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
  addPicture()
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
    const link = linkOf(node, definitions)
    if (link?.kind === 'blocked') found.diagnostics.push(blockedUrl(link.scheme, placeOf(node)))
    else if (link !== null) node.data = { ...node.data, link: addLink(link, placeOf(node)) }
    switch (node.type) {
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
  function addPicture(): void {
    const link = pictureLink(frontmatter.image)
    if (link !== null) addLink(link, propertyPlaces.image ?? propertyPlaces.cover ?? null)
  }

  function addHeading(node: Heading): void {
    const id = found.headings.length
    node.data = { ...node.data, heading: id }
    found.section = id
    found.headings.push(summariseHeading(node, source, slugger, formulaWords))
  }

  /** The links of a heading are known once they have been visited. */
  function addOwnWords(node: Heading): void {
    const ownWords = ownWordsOf(node, formulaWords)
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

  /** Lists a link and returns its index. */
  function addLink(link: FoundLink, place: Place | null): number {
    found.linkPlaces.push(place ?? { line: 1, column: 1 })
    return found.links.push({ ...link, section: found.section }) - 1
  }

  function addDiagram(node: Code): void {
    found.features.mermaid = true
    const start = node.position?.start ?? { line: 1, column: 1 }
    const links = linksOfDiagram(node.value).map(({ link, where }) =>
      addLink(link, { line: start.line + 1 + where.line, column: start.column + where.column }),
    )
    if (links.length > 0) node.data = { ...node.data, diagramLinks: links }
  }

  function addCitations(field: InlineField): void {
    if (keys.has(canonicalKey(field.key))) {
      append(found.citations, citationsOf(field, found.section, definitions))
    }
  }
}

function sameTitle(a: string, b: string): boolean {
  return fold(a.replace(/\s+/g, ' ').trim()) === fold(b.replace(/\s+/g, ' ').trim())
}

function placeOf(node: Nodes): Place | null {
  const start = node.position?.start
  return start === undefined ? null : { line: start.line, column: start.column }
}
