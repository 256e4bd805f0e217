/** Generated pages that list notes: folders, tags, and the page for addresses that do not exist. */
import { relativeHref } from '../../html/url.ts'
import type { OutputPath, VaultPath } from '../../lib/paths.ts'
import { interfaceWords } from '../../template/words.ts'
import { noteTitle, type TagCollection } from '../../vault/collections.ts'
import { printHref } from '../course/courses.ts'
import type { Facts } from '../facts.ts'
import { TAGS_PAGE } from '../generated.ts'
import { folderOutput } from '../navigation.ts'
import type { LinkView, NoteItemView } from '../parts/view.ts'
import { type ListItem, type Part, partsView, splitItems } from '../parts.ts'
import type { Materials } from '../render-scope.ts'
import type { FolderPageView, NotFoundPageView, TagPageView, TagsPageView } from '../view.ts'
import { baseView, courseFeed, feedView, tagViews } from './base.ts'
import { noteDescription } from './note.ts'

/** A part of a long list of notes and what is above them. */
type ListPart = Part<ListItem>

/**
 * The list of a folder's folders and notes; the vault's root is the home page of a vault without one (URL-5). `part`
 * is what it shows of a long list.
 */
export function folderPage(
  facts: Facts,
  materials: Materials,
  folder: string,
  output: OutputPath,
  title: string,
  part: ListPart | null,
): FolderPageView {
  const found = facts.folders.get(folder)
  const isFurther = part !== null && part.output !== output
  const page = part?.output ?? output
  const shown = part === null ? null : splitItems(part.items)
  const folders = (shown?.branches ?? found?.folders ?? []).flatMap((path): LinkView[] => {
    const target = folderOutput(facts, materials.folderPages, path)
    const text = facts.folders.get(path)?.name ?? path
    return target === null ? [] : [{ text, href: relativeHref(page, target, null, facts.style) }]
  })
  const course = facts.course.courses.list.find((course) => course.note === null && course.folder === folder)
  return {
    ...baseView(facts, materials, page, title, { folder, note: null }),
    kind: folder === '' && !isFurther ? 'home' : 'folder',
    feed: courseFeed(facts, materials, page, (candidate) => candidate === course),
    folders,
    print: course === undefined || isFurther ? null : printHref(facts, materials, page, course),
    notes: (shown?.notes ?? found?.notes ?? []).flatMap((path) => noteItem(facts, page, path)),
    parts: partsView(facts, page, materials.noteLists.get(output) ?? []),
  }
}

/** The notes with one tag, and the tags below it (NAV-8); `part` as for a folder. */
export function tagPage(
  facts: Facts,
  materials: Materials,
  tag: TagCollection,
  output: OutputPath,
  title: string,
  part: ListPart | null,
): TagPageView {
  const page = part?.output ?? output
  const isFurther = page !== output
  const shown = part === null ? { branches: tag.children, notes: tag.notes } : splitItems(part.items)
  const base = baseView(facts, materials, page, title)
  const up = { text: `#${tag.name}`, href: relativeHref(page, output, null, facts.style) }
  return {
    ...base,
    breadcrumbs: isFurther ? [...base.breadcrumbs, up] : base.breadcrumbs,
    feed: feedView(facts, page, materials.feeds.tags.get(tag.key) ?? null, `#${tag.name}`),
    kind: 'tag',
    tags: tagViews(facts, materials, page, shown.branches),
    notes: shown.notes.flatMap((path) => noteItem(facts, page, path)),
    parts: partsView(facts, page, materials.noteLists.get(output) ?? []),
  }
}

/** All tags, or a part of very many. */
export function tagsPage(
  facts: Facts,
  materials: Materials,
  title: string,
  part: Part<string> | null,
): TagsPageView {
  const page = part?.output ?? TAGS_PAGE
  const base = baseView(facts, materials, page, title)
  const up = {
    text: interfaceWords(facts.config.lang).allTags,
    href: relativeHref(page, TAGS_PAGE, null, facts.style),
  }
  return {
    ...base,
    breadcrumbs: page === TAGS_PAGE ? base.breadcrumbs : [up],
    kind: 'tags',
    tags: tagViews(facts, materials, page, part?.items ?? [...facts.tags.keys()]),
    parts: partsView(facts, page, materials.tagLists),
  }
}

/** `404.html`: a host shows it at any depth, so its links start at the site's public root where that is known. */
export function notFoundPage(
  facts: Facts,
  materials: Materials,
  output: OutputPath,
  title: string,
): NotFoundPageView {
  const { baseUrl } = facts.config
  return {
    ...baseView(facts, materials, output, title),
    kind: 'not-found',
    root: baseUrl === null ? '' : new URL(baseUrl).pathname.replace(/\/?$/, '/'),
    canonical: null,
    nav: [],
  }
}

/** A note in a list: title, description, date. */
export function noteItem(facts: Facts, page: OutputPath, path: VaultPath): NoteItemView[] {
  const summary = facts.vault.notes.get(path)
  const output = facts.addresses.get(path)?.output
  if (summary === undefined || output === undefined) return []
  return [
    {
      title: noteTitle(path, summary),
      href: relativeHref(page, output, null, facts.style),
      description: noteDescription(path, summary.frontmatter),
      date: summary.frontmatter.date,
    },
  ]
}
