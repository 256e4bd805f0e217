/** The files of a site that are no pages: feed, sitemap, robots, headers, graph. */
import { dirname, type VaultPath } from '../../lib/paths.ts'
import { noteTitle } from '../../vault/collections.ts'
import { exportedSources } from '../course/exports.ts'
import type { SiteFacts } from '../facts.ts'
import { noteDescription } from '../pages/note.ts'
import type { PlannedPage } from '../plan.ts'
import type { Materials } from '../render-scope.ts'
import { WANTED_PAGE } from '../targets.ts'
import { type FeedEntry, type FeedHead, newestEntries } from './feed.ts'
import { graphData } from './graph-data.ts'
import { headers } from './headers.ts'
import { manifest } from './manifest.ts'
import { redirects } from './redirects.ts'
import { robots, sitemap } from './sitemap.ts'
import { EXPORTS } from './source-files.ts'

export type SiteFile =
  | { readonly path: string; readonly kind: 'text'; readonly text: string }
  /** The data of a feed, with slots. */
  | { readonly path: string; readonly kind: 'feed'; readonly view: FeedView }

export interface FeedView {
  readonly head: FeedHead
  readonly entries: readonly FeedEntry[]
}

/** All of them but the search's. `sitemap.xml` and `feed.xml` need the site's public address. */
export function siteFiles(
  facts: SiteFacts,
  materials: Materials,
  pages: readonly PlannedPage[],
  siteTitle: string,
): SiteFile[] {
  const { baseUrl, author, lang } = facts.config
  const files: SiteFile[] = [text('_headers', headers()), text('robots.txt', robots(baseUrl))]
  if (facts.config.graph) files.push(text('graph.json', graphOf(facts)))
  for (const { path, html } of redirects(facts)) files.push(text(path, html))
  files.push(text('manifest.webmanifest', manifest(siteTitle, lang)))
  if (facts.course.sources.list.length > 0) {
    const sources = exportedSources(facts, materials)
    for (const { path, write } of EXPORTS) files.push(text(path, write(sources)))
  }
  if (baseUrl !== null) {
    const base = baseUrl.replace(/\/?$/, '/')
    const entries = pages
      .filter((page) => page.kind !== 'not-found')
      .map((page) => ({ url: page.url, modified: modifiedOf(facts, page.source) }))
    files.push(text('sitemap.xml', sitemap(base, entries)))
    const head = { title: siteTitle, author, lang, baseUrl: base, path: 'feed.xml' }
    const view = { head, entries: newestEntries(feedEntries(facts)) }
    files.push({ path: 'feed.xml', kind: 'feed', view })
  }
  return files
}

function text(path: string, content: string): SiteFile {
  return { path, kind: 'text', text: content }
}

function modifiedOf(facts: SiteFacts, path: VaultPath | null): string | null {
  const frontmatter = path === null ? undefined : facts.vault.notes.get(path)?.frontmatter
  return frontmatter?.modified ?? frontmatter?.date ?? null
}

function feedEntries(facts: SiteFacts): FeedEntry[] {
  return [...facts.vault.notes].flatMap(([path, summary]) => {
    const address = facts.addresses.get(path)
    const { date, modified } = summary.frontmatter
    const first = date ?? modified
    if (address === undefined || first === null) return []
    const description = noteDescription(path, summary.frontmatter)
    return [
      { title: noteTitle(path, summary), url: address.url, date: first, modified, summary: description },
    ]
  })
}

function graphOf(facts: SiteFacts): string {
  const paths = [...facts.vault.notes.keys()]
  const index = new Map(paths.map((path, i) => [path, i]))
  const nodes = [...facts.vault.notes].map(([path, summary]) => ({
    title: noteTitle(path, summary),
    output: facts.addresses.get(path)?.output ?? '',
    tags: summary.tags,
    folder: dirname(path),
  }))
  const edges = paths.flatMap((path, from) =>
    (facts.graph.outgoing.get(path) ?? []).map((target) => [from, index.get(target) ?? from] as const),
  )
  const wanted = [...facts.course.wanted.values()].map(({ name, anchor, wants }) => ({
    title: name,
    output: `${WANTED_PAGE}#${anchor}`,
    from: [...new Set(wants.flatMap(({ note }) => index.get(note) ?? []))],
  }))
  return graphData(nodes, edges, wanted)
}
