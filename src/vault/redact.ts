/**
 * Headings without the words of links to private notes, for sites that withhold them (PRV-5): what is derived
 * from titles and anchors afterwards, from addresses to feeds, has never seen these words.
 */
import { slug } from 'github-slugger'
import type { VaultPath } from '../lib/paths.ts'
import type { HeadingSummary, NoteSummary } from '../note/summary.ts'
import { type VaultIndex, withSummaries } from './publish.ts'
import type { LinkTable } from './resolution.ts'

/** For notes with such headings: the anchors that notes were compiled with, and the ones in their place. */
export type ReplacedAnchors = ReadonlyMap<VaultPath, ReadonlyMap<string, string>>

/** Puts `placeholder` for the words of private links in headings, and in titles that headings give. */
export function redactHeadings(
  index: VaultIndex,
  tables: ReadonlyMap<VaultPath, LinkTable>,
  placeholder: string,
): { readonly index: VaultIndex; readonly anchors: ReplacedAnchors } {
  const summaries = new Map<VaultPath, NoteSummary>()
  const anchors = new Map<VaultPath, ReadonlyMap<string, string>>()
  for (const [path, summary] of index.published.notes) {
    const table = tables.get(path) ?? []
    const isPrivate = (link: number): boolean => table[link]?.kind === 'private'
    if (!summary.headings.some(({ ownWords }) => ownWords?.some(([link]) => isPrivate(link)))) continue
    const replaced = new Map<string, string>()
    const taken = new Set(summary.headings.map(({ anchor }) => anchor))
    const headings = summary.headings.map((heading): HeadingSummary => {
      const title = redactedTitle(heading, isPrivate, placeholder)
      if (title === heading.title) return heading
      const { tex: _, ...rest } = heading
      const anchor = freeAnchor(slug(title) || 'section', taken)
      replaced.set(heading.anchor, anchor)
      return { ...rest, title, anchor }
    })
    const isTitle = summary.frontmatter.title === null && summary.title === summary.headings[0]?.title
    summaries.set(path, {
      ...summary,
      headings,
      title: isTitle ? (headings[0]?.title ?? null) : summary.title,
    })
    anchors.set(path, replaced)
  }
  return { index: summaries.size === 0 ? index : withSummaries(index, summaries), anchors }
}

function redactedTitle(
  { title, ownWords = [] }: HeadingSummary,
  isPrivate: (link: number) => boolean,
  placeholder: string,
): string {
  let text = ''
  let at = 0
  for (const [link, from, to] of ownWords) {
    if (!isPrivate(link)) continue
    text += title.slice(at, from) + placeholder
    at = to
  }
  return text + title.slice(at)
}

function freeAnchor(wanted: string, taken: Set<string>): string {
  let anchor = wanted
  for (let count = 1; taken.has(anchor); count++) anchor = `${wanted}-${count}`
  taken.add(anchor)
  return anchor
}
