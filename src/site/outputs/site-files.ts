/** The files of a site that are no pages: feed, sitemap, robots, headers, graph. */
import { dirname, type OutputPath, type VaultPath } from '../../lib/paths.ts'
import { noteTitle } from '../../vault/collections.ts'
import { exportedSources } from '../course/exports.ts'
import type { SiteFacts } from '../facts.ts'
import type { FileSpec } from '../page-spec.ts'
import type { PlannedPage } from '../plan.ts'
import type { Materials } from '../render-scope.ts'
import { wantedPageOf } from '../targets.ts'
import { siteFeeds } from './feeds.ts'
import { graphData } from './graph-data.ts'
import { headers } from './headers.ts'
import { manifest } from './manifest.ts'
import { llmsText } from './markdown/files.ts'
import { redirects } from './redirects.ts'
import { robots, sitemap } from './sitemap.ts'
import { EXPORTS } from './source-files.ts'

export type SiteFile =
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** One with slots. */
  | { readonly kind: 'slots'; readonly path: OutputPath; readonly spec: FileSpec }

/** All of them but the search's, one after the other. `sitemap.xml` and `feed.xml` need the site's public address. */
export function* siteFiles(
  facts: SiteFacts,
  materials: Materials,
  pages: readonly PlannedPage[],
  siteTitle: string,
): Generator<SiteFile> {
  const { baseUrl, lang } = facts.config
  yield text('_headers', headers())
  yield text('robots.txt', robots(baseUrl))
  if (facts.config.graph) yield text('graph.json', graphOf(facts))
  for (const { path, html } of redirects(facts)) yield text(path, html)
  yield text('manifest.webmanifest', manifest(siteTitle, lang))
  if (facts.course.sources.list.length > 0) {
    const sources = exportedSources(facts, materials)
    for (const { path, write } of EXPORTS) yield text(path, write(sources))
  }
  for (const [note, path] of materials.markdown)
    yield { kind: 'slots', path, spec: { file: 'markdown', note, path } }
  if (materials.markdown.size > 0) yield text('llms.txt', llmsText(facts, materials, siteTitle))
  if (baseUrl !== null) {
    const base = baseUrl.replace(/\/?$/, '/')
    const entries = pages
      .filter((page) => page.kind !== 'not-found' && page.kind !== 'print' && page.kind !== 'backlinks')
      .map((page) => ({ url: page.url, modified: modifiedOf(facts, page.source) }))
    yield text('sitemap.xml', sitemap(base, entries))
    for (const spec of siteFeeds(facts, materials, siteTitle)) yield { kind: 'slots', path: spec.path, spec }
  }
}

function text(path: string, content: string): SiteFile {
  return { path, kind: 'text', text: content }
}

function modifiedOf(facts: SiteFacts, path: VaultPath | null): string | null {
  const frontmatter = path === null ? undefined : facts.vault.notes.get(path)?.frontmatter
  return frontmatter?.modified ?? frontmatter?.date ?? null
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
  const wanted = [...facts.course.wanted.values()].map((note) => ({
    title: note.name,
    output: `${wantedPageOf(facts, note)}#${note.anchor}`,
    from: [...new Set(note.wants.flatMap(({ note }) => index.get(note) ?? []))],
  }))
  return graphData(nodes, edges, wanted)
}
