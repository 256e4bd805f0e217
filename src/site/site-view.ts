import { SafeHtml } from '../html/safe-html.ts'
import { basename } from '../lib/paths.ts'
import { noteTitle } from '../vault/collections.ts'
import { SOURCES_PAGE } from './course/sources.ts'
import { type Facts, WANTED_PAGE } from './facts.ts'
import { INDEX_PAGE } from './index-parts.ts'
import { GRAPH_PAGE, RECENT_PAGE, recentNotes } from './pages/overview.ts'
import { CONTENT_SECURITY_POLICY } from './policy.ts'
import type { Materials } from './render-scope.ts'
import type { SiteView } from './shared/view.ts'

/** The site's title: the configured one, else that of its home note, else the name of the vault's folder. */
export function siteTitle({ config, home, vault }: Facts, vaultFolder: string): string {
  const note = home === null ? undefined : vault.notes.get(home)
  const homeTitle = home !== null && note !== undefined ? noteTitle(home, note) : null
  const folder = basename(vaultFolder.replaceAll('\\', '/').replace(/\/+$/, ''))
  return config.title ?? (homeTitle === null || homeTitle === 'index' ? folder : homeTitle)
}

/** What all pages share. */
export function siteView(
  facts: Facts,
  materials: Materials,
  assets: Pick<
    SiteView,
    'css' | 'themeJs' | 'js' | 'katexCss' | 'katexFonts' | 'mermaidJs' | 'searchJs' | 'graphJs' | 'offlineJs'
  >,
  version: string,
  vaultFolder: string,
): SiteView {
  const { config } = facts
  return {
    title: siteTitle(facts, vaultFolder),
    description: config.description,
    author: config.author,
    lang: config.lang,
    footer: config.footer,
    menu: config.nav.map(({ text, link }) => ({ text, href: link })),
    logo: config.theme.logo,
    ...assets,
    offlineJs: config.offline ? assets.offlineJs : null,
    favicon: 'favicon.svg',
    pages: {
      tags: materials.tagPages.size > 0 ? 'tags/index.html' : null,
      index: INDEX_PAGE,
      sources: facts.course.sources.list.length > 0 ? SOURCES_PAGE : null,
      wanted: facts.course.wanted.size > 0 ? WANTED_PAGE : null,
      // Where the script cannot run, the list of all notes stands in for the search (PG-5).
      search: config.search ? INDEX_PAGE : null,
      graph: config.graph && facts.vault.notes.size > 1 ? GRAPH_PAGE : null,
      recent: recentNotes(facts).length > 0 ? RECENT_PAGE : null,
    },
    feed: config.baseUrl === null ? null : 'feed.xml',
    csp: CONTENT_SECURITY_POLICY,
    head: config.head.length === 0 ? null : new SafeHtml(config.head.join('\n')),
    version,
  }
}
