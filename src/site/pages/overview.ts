/** Generated pages that show the whole site: the graph, and what has changed last (NAV-4, NAV-8). */
import { relativeHref } from '../../html/url.ts'
import { outputPath, type VaultPath } from '../../lib/paths.ts'
import { noteTitle } from '../../vault/collections.ts'
import type { Facts } from '../facts.ts'
import type { Materials } from '../render-scope.ts'
import type { GraphPageView, RecentPageView } from '../view.ts'
import { baseView } from './base.ts'
import { noteItem } from './lists.ts'

export const GRAPH_PAGE = outputPath('graph.html')
export const RECENT_PAGE = outputPath('recent.html')

/** So many notes are listed: the graph's most linked, and the last that changed. */
const MOST_LISTED = 300
const MOST_RECENT = 60

/** The graph: drawn by a script, and as a list of the notes that most links lead to. */
export function graphPage(facts: Facts, materials: Materials, title: string): GraphPageView {
  const notes = [...facts.vault.notes].map(([path, summary]) => ({
    path,
    title: noteTitle(path, summary),
    incoming: new Set((facts.graph.backlinks.get(path) ?? []).map((link) => link.from)).size,
    outgoing: facts.graph.outgoing.get(path)?.length ?? 0,
  }))
  const listed = notes
    .sort((a, b) => b.incoming - a.incoming || b.outgoing - a.outgoing || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_LISTED)
  return {
    ...baseView(facts, materials, GRAPH_PAGE, title),
    kind: 'graph',
    notes: listed.flatMap(({ path, title, incoming, outgoing }) => {
      const target = facts.addresses.get(path)?.output
      if (target === undefined) return []
      return [{ title, href: relativeHref(GRAPH_PAGE, target, null, facts.style), incoming, outgoing }]
    }),
    isWhole: notes.length <= MOST_LISTED,
  }
}

/** Notes with a date, those that changed last first. */
export function recentPage(facts: Facts, materials: Materials, title: string): RecentPageView {
  return {
    ...baseView(facts, materials, RECENT_PAGE, title),
    kind: 'recent',
    notes: recentNotes(facts)
      .slice(0, MOST_RECENT)
      .flatMap(({ path, date }) => noteItem(facts, RECENT_PAGE, path).map((item) => ({ ...item, date }))),
  }
}

/** Every note that says when it was made or changed, by that date. */
export function recentNotes(facts: Facts): readonly { path: VaultPath; date: string }[] {
  return [...facts.vault.notes]
    .flatMap(([path, { frontmatter }]) => {
      const date = frontmatter.modified ?? frontmatter.date
      return date === null ? [] : [{ path, date }]
    })
    .sort((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : a.path < b.path ? -1 : 1))
}
