/** All link tables → who links to whom and who embeds whom, among published notes (PRV-10, BKL-1). */
import { compareBy } from '../lib/compare.ts'
import { isSameData } from '../lib/memo.ts'
import { append } from '../lib/multimap.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'
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

/** A graph with what it was made of. */
export interface KnownGraph {
  readonly notes: PublishedVault['notes']
  readonly tables: ReadonlyMap<VaultPath, LinkTable>
  readonly graph: LinkGraph
}

/** Builds the graph; `tables` are those of the published notes. What is as it was `before` is the very same. */
export function linkGraph(
  vault: PublishedVault,
  tables: ReadonlyMap<VaultPath, LinkTable>,
  before: KnownGraph | null = null,
): LinkGraph {
  const changed = before === null ? null : changedNotes({ notes: vault.notes, tables }, before)
  return before === null || changed === null
    ? wholeGraph(vault, tables)
    : graphAgain(vault, tables, before, changed)
}

function wholeGraph({ notes }: PublishedVault, tables: ReadonlyMap<VaultPath, LinkTable>): LinkGraph {
  const backlinks = new Map<VaultPath, Backlink[]>([...notes.keys()].map((path) => [path, []]))
  const outgoing = new Map<VaultPath, readonly VaultPath[]>()
  const embeds = new Map<VaultPath, readonly VaultPath[]>()
  for (const [from, summary] of notes) {
    const links = linksOf(from, summary, tables.get(from))
    for (const [to, backlink] of links.to) backlinks.get(to)?.push(backlink)
    outgoing.set(from, links.outgoing)
    embeds.set(from, links.embeds)
  }
  // A list that has grown has room for more, which nobody needs.
  for (const [path, links] of backlinks) backlinks.set(path, links.slice())
  return { outgoing, backlinks, embeds }
}

/** The links of one note, in their order. */
function linksOf(from: VaultPath, summary: NoteSummary, table: LinkTable | undefined) {
  const to: (readonly [VaultPath, Backlink])[] = []
  const linked = new Set<VaultPath>()
  const embedded = new Set<VaultPath>()
  table?.forEach((resolution, link) => {
    if (resolution.kind !== 'note' || resolution.path === from) return
    linked.add(resolution.path)
    const { kind, section } = summary.links[link] ?? { kind: 'link', section: -1 }
    if (kind === 'embed') embedded.add(resolution.path)
    to.push([resolution.path, { from, link, section, target: resolution.target }])
  })
  return { to, outgoing: [...linked], embeds: [...embedded] }
}

/** The notes whose links may be others than before; null if notes have come or gone. */
function changedNotes(
  { notes, tables }: Pick<KnownGraph, 'notes' | 'tables'>,
  before: KnownGraph,
): ReadonlySet<VaultPath> | null {
  if (notes.size !== before.notes.size) return null
  const changed = new Set<VaultPath>()
  for (const [path, summary] of notes) {
    if (!before.notes.has(path)) return null
    if (summary !== before.notes.get(path) || tables.get(path) !== before.tables.get(path)) changed.add(path)
  }
  return changed
}

/** The graph after an edit of some notes: what none of them has to do with is taken over. */
function graphAgain(
  { notes }: PublishedVault,
  tables: ReadonlyMap<VaultPath, LinkTable>,
  { graph }: KnownGraph,
  changed: ReadonlySet<VaultPath>,
): LinkGraph {
  const outgoing = new Map(graph.outgoing)
  const embeds = new Map(graph.embeds)
  const backlinks = new Map(graph.backlinks)
  const places = new Map([...notes.keys()].map((path, index) => [path, index]))
  /** What leads to a note from those that have changed. */
  const fresh = new Map<VaultPath, Backlink[]>()
  for (const from of changed) {
    for (const to of graph.outgoing.get(from) ?? []) if (!fresh.has(to)) fresh.set(to, [])
    const summary = notes.get(from)
    if (summary === undefined) continue
    const links = linksOf(from, summary, tables.get(from))
    for (const [to, backlink] of links.to) append(fresh, to, backlink)
    outgoing.set(from, sameOr(graph.outgoing.get(from), links.outgoing))
    embeds.set(from, sameOr(graph.embeds.get(from), links.embeds))
  }
  const byPlace = compareBy<Backlink>(
    ({ from }) => places.get(from) ?? -1,
    ({ link }) => link,
  )
  for (const [to, links] of fresh) {
    const old = backlinks.get(to) ?? []
    const all = [...old.filter(({ from }) => !changed.has(from)), ...links].sort(byPlace)
    if (notes.has(to)) backlinks.set(to, sameOr(old, all))
  }
  return { outgoing, backlinks, embeds }
}

function sameOr<T>(before: T | undefined, now: T): T {
  return before !== undefined && isSameData(before, now) ? before : now
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
