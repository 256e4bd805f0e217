/** Generated pages that list notes: folders, tags, and the page for addresses that do not exist. */
import { relativeHref } from '../../html/url.ts'
import type { OutputPath, VaultPath } from '../../lib/paths.ts'
import { noteTitle, type TagCollection } from '../../vault/collections.ts'
import { printHref } from '../course/courses.ts'
import type { SiteFacts } from '../facts.ts'
import { folderOutput } from '../navigation.ts'
import type { LinkView, NoteItemView } from '../parts/view.ts'
import type { Materials } from '../render-scope.ts'
import type { FolderPageView, NotFoundPageView, TagPageView, TagsPageView } from '../view.ts'
import { baseView, courseFeed, feedView, tagViews } from './base.ts'
import { noteDescription } from './note.ts'

/** The list of a folder's folders and notes; the vault's root is the home page of a vault without one (URL-5). */
export function folderPage(
  facts: SiteFacts,
  materials: Materials,
  folder: string,
  output: OutputPath,
  title: string,
): FolderPageView {
  const found = facts.folders.get(folder)
  const folders = (found?.folders ?? []).flatMap((path): LinkView[] => {
    const target = folderOutput(facts, materials.folderPages, path)
    const text = facts.folders.get(path)?.name ?? path
    return target === null ? [] : [{ text, href: relativeHref(output, target, null, facts.style) }]
  })
  const course = facts.course.courses.list.find((course) => course.note === null && course.folder === folder)
  return {
    ...baseView(facts, materials, output, title, { folder, note: null }),
    kind: folder === '' ? 'home' : 'folder',
    feed: courseFeed(facts, materials, output, (candidate) => candidate === course),
    folders,
    print: course === undefined ? null : printHref(facts, materials, output, course),
    notes: (found?.notes ?? []).flatMap((path) => noteItem(facts, output, path)),
  }
}

/** The notes with one tag, and the tags below it (NAV-8). */
export function tagPage(
  facts: SiteFacts,
  materials: Materials,
  tag: TagCollection,
  output: OutputPath,
): TagPageView {
  return {
    ...baseView(facts, materials, output, `#${tag.name}`),
    feed: feedView(facts, output, materials.feeds.tags.get(tag.key) ?? null, `#${tag.name}`),
    kind: 'tag',
    tags: tagViews(facts, materials, output, tag.children),
    notes: tag.notes.flatMap((path) => noteItem(facts, output, path)),
  }
}

/** All tags. */
export function tagsPage(
  facts: SiteFacts,
  materials: Materials,
  output: OutputPath,
  title: string,
): TagsPageView {
  return {
    ...baseView(facts, materials, output, title),
    kind: 'tags',
    tags: tagViews(facts, materials, output, [...facts.tags.keys()]),
  }
}

/** `404.html`: a host shows it at any depth, so its links start at the site's public root where that is known. */
export function notFoundPage(
  facts: SiteFacts,
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
export function noteItem(facts: SiteFacts, page: OutputPath, path: VaultPath): NoteItemView[] {
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
