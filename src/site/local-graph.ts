/** The small map on a note's page: the note, its neighbours, and the links among them (NAV-4). */
import { relativeHref } from '../html/url.ts'
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import { noteTitle } from '../vault/collections.ts'
import type { SiteFacts } from './facts.ts'
import { labelWidth, layOutMap, type Point } from './graph-layout.ts'
import type { LocalGraphView } from './parts/view.ts'
import { shorten } from './plain.ts'

/** A page's weight must not grow with the vault. */
const MOST = 16
const LABEL = 20

/** The map of a note's surroundings; null if it has none, or if the site has no graph. */
export function localGraph(facts: SiteFacts, page: OutputPath, path: VaultPath): LocalGraphView | null {
  if (!facts.config.graph) return null
  const notes = neighbours(facts, path)
  if (notes.length === 0) return null
  const shown = [path, ...notes]
  const titles = shown.map((note) => titleOf(facts, note))
  const labels = titles.map((title) =>
    shorten(title, Math.floor((LABEL * title.length) / Math.max(labelWidth(title), 1))),
  )
  const { width, height, points } = layOutMap(labels)
  return {
    width,
    height,
    nodes: shown.map((note, index) => ({
      title: titles[index] ?? '',
      label: labels[index] ?? '',
      href: index === 0 ? null : hrefOf(facts, page, note),
      x: points[index]?.x ?? 0,
      y: points[index]?.y ?? 0,
    })),
    links: lines(points, (from, to) => from === 0 && to > 0),
    others: lines(points, linesAmong(facts, shown)),
  }
}

/** Notes linked both ways first, then those that this one links to, then those that link to it. */
function neighbours(facts: SiteFacts, path: VaultPath): VaultPath[] {
  const outgoing = facts.graph.outgoing.get(path) ?? []
  const incoming = new Set((facts.graph.backlinks.get(path) ?? []).map((link) => link.from))
  const both = outgoing.filter((note) => incoming.has(note))
  return [...new Set([...both, ...outgoing, ...incoming])].filter((note) => note !== path).slice(0, MOST)
}

/** Tells whether a link joins two of the notes, neither of them the first. */
function linesAmong(facts: SiteFacts, shown: readonly VaultPath[]): (from: number, to: number) => boolean {
  const indexes = new Map(shown.map((note, index) => [note, index]))
  const joined = new Set<number>()
  for (const [from, note] of shown.entries()) {
    for (const target of facts.graph.outgoing.get(note) ?? []) {
      const to = indexes.get(target)
      if (to !== undefined) joined.add(Math.min(from, to) * shown.length + Math.max(from, to))
    }
  }
  return (from, to) => from > 0 && joined.has(from * shown.length + to)
}

/** All lines of one kind as the data of one SVG path. */
function lines(points: readonly Point[], isLine: (from: number, to: number) => boolean): string {
  const parts = points.flatMap((from, a) =>
    points.flatMap((to, b) => (a < b && isLine(a, b) ? [`M${from.x} ${from.y}L${to.x} ${to.y}`] : [])),
  )
  return parts.join('')
}

function titleOf(facts: SiteFacts, path: VaultPath): string {
  const summary = facts.vault.notes.get(path)
  return summary === undefined ? '' : noteTitle(path, summary)
}

function hrefOf(facts: SiteFacts, page: OutputPath, path: VaultPath): string | null {
  const output = facts.addresses.get(path)?.output
  return output === undefined ? null : relativeHref(page, output, null, facts.style)
}
