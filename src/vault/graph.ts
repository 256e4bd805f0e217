/** All link tables → who links to whom and who embeds whom, among published notes (PRV-10, BKL-1). */
import { keepEqual } from '../lib/memo.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { PublishedVault } from './publish.ts'
import type { LinkTable, Target } from './resolution.ts'

/** One link to a note, from another one. */
export interface Backlink {
  readonly from: VaultPath
  /** Index into the links of `from`. */
  readonly link: number
  /** The section of `from` in which the link stands; -1 above the first heading. */
  readonly section: number
  /** The place that it leads to. */
  readonly target: Target
}

/** Every published note is a key of every map. Links of a note to itself are left out. */
export interface LinkGraph {
  /** The notes that a note links to or embeds, each once, in order of first mention. */
  readonly outgoing: ReadonlyMap<VaultPath, readonly VaultPath[]>
  /** Every link and embed that leads to a note, by path and place of where it stands. */
  readonly backlinks: ReadonlyMap<VaultPath, readonly Backlink[]>
  /** The notes that a note embeds, each once, in order of first mention. */
  readonly embeds: ReadonlyMap<VaultPath, readonly VaultPath[]>
}

/** Builds the graph; `tables` are those of the published notes. What is as it was `before` is the very same. */
export function linkGraph(
  { notes }: PublishedVault,
  tables: ReadonlyMap<VaultPath, LinkTable>,
  before: LinkGraph | null = null,
): LinkGraph {
  const backlinks = new Map<VaultPath, Backlink[]>([...notes.keys()].map((path) => [path, []]))
  const outgoing = new Map<VaultPath, readonly VaultPath[]>()
  const embeds = new Map<VaultPath, readonly VaultPath[]>()
  for (const [from, summary] of notes) {
    const linked = new Set<VaultPath>()
    const embedded = new Set<VaultPath>()
    tables.get(from)?.forEach((resolution, link) => {
      if (resolution.kind !== 'note' || resolution.path === from) return
      linked.add(resolution.path)
      const { kind, section } = summary.links[link] ?? { kind: 'link', section: -1 }
      if (kind === 'embed') embedded.add(resolution.path)
      backlinks.get(resolution.path)?.push({ from, link, section, target: resolution.target })
    })
    outgoing.set(from, [...linked])
    embeds.set(from, [...embedded])
  }
  // A list that has grown has room for more, which nobody needs.
  for (const [path, links] of backlinks) backlinks.set(path, links.slice())
  if (before === null) return { outgoing, backlinks, embeds }
  return {
    outgoing: keepEqual(outgoing, before.outgoing),
    backlinks: keepEqual(backlinks, before.backlinks),
    embeds: keepEqual(embeds, before.embeds),
  }
}

/**
 * The notes whose content can show on the page of `path`: those it embeds, those that these embed,
 * and so on, the nearer ones first; `path` itself is not among them.
 */
export function embedClosure(graph: LinkGraph, path: VaultPath): readonly VaultPath[] {
  const seen = new Set([path])
  // A set hands out what is added while it is walked.
  for (const note of seen) {
    for (const embedded of graph.embeds.get(note) ?? []) seen.add(embedded)
  }
  return [...seen].slice(1)
}

/** Notes that no other published note links to or embeds, in path order (WNT-3). */
export function orphans(graph: LinkGraph): VaultPath[] {
  return [...graph.backlinks].filter(([, links]) => links.length === 0).map(([path]) => path)
}
