/** The small map on a note's page: the note, its neighbours, and the links among them (NAV-4). */
import { relativeHref } from '../html/url.ts'
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import { noteTitle } from '../vault/collections.ts'
import type { Facts } from './facts.ts'
import { labelWidth, layOutMap, type Point } from './graph-layout.ts'
import type { LocalGraphView } from './parts/view.ts'
import { shorten } from './plain.ts'

/** A page's weight must not grow with the vault. */
const MOST = 16
const LABEL = 20

/** The map of a note's surroundings; null if it has none, or if the site has no graph. */
export function localGraph(facts: Facts, page: OutputPath, path: VaultPath): LocalGraphView | null {
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
    links: lines(
      points,
      notes.map((_, index) => [0, index + 1]),
    ),
    others: lines(points, pairsAmong(facts, shown)),
  }
}

/** Notes linked both ways first, then those that this one links to, then those that link to it. */
function neighbours(facts: Facts, path: VaultPath): VaultPath[] {
  const outgoing = facts.graph.outgoing.get(path) ?? []
  const incoming = new Set((facts.graph.backlinks.get(path) ?? []).map((link) => link.from))
  const both = outgoing.filter((note) => incoming.has(note))
  return [...new Set([...both, ...outgoing, ...incoming])].filter((note) => note !== path).slice(0, MOST)
}

/** The pairs among the notes, the first excepted, that a link joins: each once, in their order. */
function pairsAmong(facts: Facts, shown: readonly VaultPath[]): (readonly [number, number])[] {
  const indexes = new Map(shown.map((note, index) => [note, index]))
  const joined = new Set<number>()
  for (const [from, note] of shown.entries()) {
    if (from === 0) continue
    for (const target of facts.graph.outgoing.get(note) ?? []) {
      const to = indexes.get(target) ?? 0
      if (to > 0) joined.add(Math.min(from, to) * shown.length + Math.max(from, to))
    }
  }
  const pairs = [...joined].sort((a, b) => a - b)
  return pairs.map((pair) => [Math.floor(pair / shown.length), pair % shown.length])
}

/** Lines as the data of one SVG path. */
function lines(points: readonly Point[], pairs: readonly (readonly [number, number])[]): string {
  return pairs
    .map(([a, b]) => {
      const [from, to] = [points[a], points[b]]
      return from === undefined || to === undefined ? '' : `M${from.x} ${from.y}L${to.x} ${to.y}`
    })
    .join('')
}

function titleOf(facts: Facts, path: VaultPath): string {
  const summary = facts.vault.notes.get(path)
  return summary === undefined ? '' : noteTitle(path, summary)
}

function hrefOf(facts: Facts, page: OutputPath, path: VaultPath): string | null {
  const output = facts.addresses.get(path)?.output
  return output === undefined ? null : relativeHref(page, output, null, facts.style)
}
