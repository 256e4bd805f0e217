import type { Course } from '../../course/courses.ts'
import { escapeHtml } from '../../html/escape.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import { relativeHref, rootPrefix, siteUrl } from '../../html/url.ts'
import type { OutputPath, VaultPath } from '../../lib/paths.ts'
import type { Features, Frontmatter } from '../../note/summary.ts'
import { embedClosure } from '../../vault/graph.ts'
import type { Facts } from '../facts.ts'
import { breadcrumbs, navigation } from '../navigation.ts'
import type { LinkView, TagView } from '../parts/view.ts'
import type { Materials } from '../render-scope.ts'
import { CARD_SIZE } from '../social/drawing.ts'
import type { PageBase } from '../view.ts'

/** Where a page stands in the vault. */
export interface Standing {
  /** The folder whose branch is open in the navigation. */
  readonly folder: string
  readonly note: VaultPath | null
}

/** The common part of a view, for a page that is no note. */
export function baseView(
  facts: Facts,
  materials: Materials,
  output: OutputPath,
  title: string,
  standing: Standing = { folder: '', note: null },
): PageBase {
  const { config } = facts
  const card = materials.cards.get(output)
  return {
    title,
    titleHtml: new SafeHtml(escapeHtml(title)),
    titleId: null,
    description: config.description,
    lang: config.lang,
    root: rootPrefix(output),
    canonical: absoluteUrl(facts, output),
    image: card === undefined ? null : absoluteUrl(facts, card),
    card: card === undefined ? null : CARD_SIZE,
    feed: null,
    breadcrumbs: breadcrumbs(facts, materials.folderPages, output, standing.folder),
    nav: navigation(facts, materials.folderPages, output, standing),
    cssClasses: [],
    features: { math: false, mermaid: false, code: false },
    mathFonts: [],
  }
}

/** The public address of an output, if the site's is known. */
export function absoluteUrl(facts: Facts, output: OutputPath): string | null {
  const { baseUrl } = facts.config
  return baseUrl === null ? null : baseUrl.replace(/\/?$/, '/') + siteUrl(output, facts.style).slice(1)
}

/** Tags as a page shows them: those that have a page, by name. */
export function tagViews(
  facts: Facts,
  materials: Materials,
  page: OutputPath,
  keys: readonly string[],
): TagView[] {
  return keys.flatMap((key) => {
    const tag = facts.tags.get(key)
    const output = materials.tagPages.get(key)
    if (tag === undefined || output === undefined) return []
    return [{ name: tag.name, href: relativeHref(page, output, null, facts.style), count: tag.notes.length }]
  })
}

/** A feed as a page names it, or null. */
export function feedView(
  facts: Facts,
  page: OutputPath,
  feed: OutputPath | null,
  title: string,
): LinkView | null {
  return feed === null ? null : { text: title, href: relativeHref(page, feed, null, facts.style) }
}

/** The feed of a course, as its page names it; null for a page that is no course's. */
export function courseFeed(
  facts: Facts,
  { feeds }: Pick<Materials, 'feeds'>,
  page: OutputPath,
  isOf: (course: Course) => boolean,
): LinkView | null {
  const index = facts.course.courses.list.findIndex(isOf)
  const title = facts.course.courses.list[index]?.title ?? ''
  return feedView(facts, page, feeds.courses[index] ?? null, title)
}

/** What a page must load that shows these notes: what they need, and whatever they embed. */
export function featuresOf(facts: Facts, notes: readonly VaultPath[]): Features {
  const all = new Set(notes.flatMap((note) => [note, ...embedClosure(facts.graph, note)]))
  const features = [...all].flatMap((note) => facts.vault.notes.get(note)?.features ?? [])
  return {
    math: features.some(({ math }) => math),
    mermaid: features.some(({ mermaid }) => mermaid),
    code: features.some(({ code }) => code),
  }
}

/** The classes that a note asks for, as far as they can be names of classes. */
export function pageClasses({ cssClasses }: Frontmatter): string[] {
  return cssClasses.filter((name) => /^[\w-]{1,40}$/.test(name))
}
