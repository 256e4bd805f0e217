/** Puts the citations that were taken out of the text where they belong: at the headings of their sections (SRC-4). */
import type { Parents, Root, RootContent } from 'mdast'
import { citingSection, isReferences } from '../../note/citations.ts'
import { plainText } from '../../note/plain-text.ts'
import { sourceIdentity } from '../../note/source-address.ts'
import { isAddress } from '../../note/source-title.ts'
import type { NoteSummary } from '../../note/summary.ts'
import type { TakenCitation } from './extract.ts'
import type { SourceItem, SourceList } from './nodes.ts'

/** Adds a list of sources after each heading whose section cites some, and one to a References section left empty. */
export function placeSources(tree: Root, summary: NoteSummary, taken: readonly TakenCitation[]): void {
  if (taken.length === 0) return
  const bySection = new Map<number, SourceItem[]>()
  for (const { cited, section, blocks } of taken) {
    const owner = ownSection(summary, citingSection(summary.headings, section))
    bySection.set(owner, [...(bySection.get(owner) ?? []), { cited, blocks, sections: [] }])
  }
  insert(tree)
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
      const isEmptyList = isReferences(heading) && isLeftEmpty(siblings, index)
      return isEmptyList ? [child, listOf('note', allSources(summary, taken))] : [child]
    })
    parent.children = children as typeof parent.children
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
  const next = siblings.findIndex((node, index) => index > heading && node.type === 'heading')
  const content = siblings.slice(heading + 1, next === -1 ? undefined : next)
  return content.every((node) => node.type === 'definition' || node.type === 'footnoteDefinition')
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
