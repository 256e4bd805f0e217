/** Puts the citations that were taken out of the text where they belong: at the headings of their sections (SRC-4). */
import type { Parents, Root, RootContent } from 'mdast'
import { append } from '../../lib/multimap.ts'
import { citingSection, isReferences } from '../../note/citations.ts'
import { plainText } from '../../note/plain-text.ts'
import { sourceIdentity } from '../../note/source-address.ts'
import { isAddress } from '../../note/source-title.ts'
import type { NoteSummary } from '../../note/summary.ts'
import type { TakenCitation } from './extract.ts'
import type { SourceItem, SourceList } from './nodes.ts'

/**
 * Adds a list of sources after each heading whose section cites some, and that of all sources to the last References
 * section left empty: there is one such list, however many headings ask for it.
 */
export function placeSources(tree: Root, summary: NoteSummary, taken: readonly TakenCitation[]): void {
  if (taken.length === 0) return
  const bySection = new Map<number, SourceItem[]>()
  for (const { cited, section, blocks } of taken) {
    const owner = ownSection(summary, citingSection(summary.headings, section))
    append(bySection, owner, { cited, blocks, sections: [] })
  }
  let emptyList: { readonly parent: Parents; readonly heading: RootContent } | null = null
  insert(tree)
  addAllSources(emptyList)
  const first = bySection.get(-1)
  if (first !== undefined) tree.children.unshift(listOf('section', first))

  function insert(parent: Parents): void {
    const children = (parent.children as RootContent[]).flatMap((child, index, siblings): RootContent[] => {
      if (child.type !== 'heading') {
        if ('children' in child && child.type !== 'paragraph') insert(child)
        return [child]
      }
      const section = child.data?.heading
      const heading = section === undefined ? undefined : summary.headings[section]
      if (section === undefined || heading === undefined) return [child]
      const own = bySection.get(section)
      if (own !== undefined) return [child, listOf('section', own)]
      if (isReferences(heading) && isLeftEmpty(siblings, index)) emptyList = { parent, heading: child }
      return [child]
    })
    parent.children = children as typeof parent.children
  }

  function addAllSources(place: typeof emptyList): void {
    if (place === null) return
    const children: RootContent[] = place.parent.children
    children.splice(children.indexOf(place.heading) + 1, 0, listOf('note', allSources(summary, taken)))
  }
}

/** The title's own section is the note's beginning. */
function ownSection(summary: NoteSummary, section: number): number {
  return section === -1 && summary.mergedHeading ? 0 : section
}

function listOf(scope: SourceList['scope'], items: SourceItem[]): SourceList {
  return { type: 'sourceList', scope, items }
}

/** Whether nothing that shows stands between a heading and the next one. */
function isLeftEmpty(siblings: readonly RootContent[], heading: number): boolean {
  for (let at = heading + 1; at < siblings.length; at++) {
    const type = siblings[at]?.type
    if (type === 'heading') return true
    if (type !== 'definition' && type !== 'footnoteDefinition') return false
  }
  return true
}

/** Each source of the note once, in the order of the text, with the sections that cite it. */
function allSources(summary: NoteSummary, taken: readonly TakenCitation[]): SourceItem[] {
  const found = new Map<string, { cited: TakenCitation['cited']; sections: number[] }>()
  for (const { cited, section } of taken) {
    const identity = identityOf(summary, cited)
    const known = found.get(identity)
    const entry = known ?? { cited, sections: [] }
    // Remarks and places belong to one citation; the list of all shows the bare source.
    if (known === undefined || isAddress(plainText(known.cited.node)))
      entry.cited = { ...cited, before: [], after: [] }
    found.set(identity, entry)
    const owner = citingSection(summary.headings, section)
    if (owner > (summary.mergedHeading ? 0 : -1) && !entry.sections.includes(owner))
      entry.sections.push(owner)
  }
  return [...found.values()].map((entry) => ({ ...entry, blocks: [] }))
}

function identityOf(summary: NoteSummary, { source, node }: TakenCitation['cited']): string {
  if (source.url !== null) return sourceIdentity(source.url)
  const link = source.link === null ? undefined : summary.links[source.link]
  return link === undefined ? plainText(node) : `${link.path}#${link.subpath ?? ''}`
}
