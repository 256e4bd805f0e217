/** The feeds of a site: its own, and one for each course and tag in which a note has a date (WEB-2). */
import type { Course } from '../../course/courses.ts'
import { siteUrl } from '../../html/url.ts'
import { type OutputPath, outputPath, type VaultPath } from '../../lib/paths.ts'
import { interfaceWords } from '../../template/words.ts'
import { noteTitle } from '../../vault/collections.ts'
import { slugSegment } from '../../vault/slug.ts'
import type { SiteFacts } from '../facts.ts'
import { noteDescription } from '../pages/note.ts'
import type { Materials } from '../render-scope.ts'
import { type FeedEntry, type FeedHead, newestEntries } from './feed.ts'

/** Where the feeds of courses and tags are. */
export interface FeedPaths {
  /** By tag; only of tags that have a feed. */
  readonly tags: ReadonlyMap<string, OutputPath>
  /** In the order of the courses. */
  readonly courses: readonly (OutputPath | null)[]
}

/** A feed with slots in place of the first words of notes. */
export interface FeedView {
  readonly head: FeedHead
  readonly entries: readonly FeedEntry[]
}

/** Gives the feeds their addresses. A feed names pages by their public addresses, so a site without one has none. */
export function allocateFeeds(facts: SiteFacts, tagPages: ReadonlyMap<string, OutputPath>): FeedPaths {
  const { allocator, course, tags } = facts
  const hasDates = (notes: Iterable<VaultPath>) => [...notes].some((note) => firstDate(facts, note) !== null)
  if (facts.config.baseUrl === null) return { tags: new Map(), courses: [] }
  const ofTags = new Map<string, OutputPath>()
  for (const [key, page] of tagPages) {
    if (!hasDates(tags.get(key)?.notes ?? [])) continue
    ofTags.set(key, allocator.allocate(page.replace(/\.html$/, '.xml'), `tag feed:${key}`).path)
  }
  const ofCourses = course.courses.list.map((found) => {
    if (!hasDates(notesOf(found))) return null
    const owner = `course feed:${found.note ?? `${found.folder}/`}`
    return allocator.allocate(`feeds/${slugSegment(found.title || 'course')}.xml`, owner).path
  })
  return { tags: ofTags, courses: ofCourses }
}

/** All feeds of a site with a public address. */
export function siteFeeds(
  facts: SiteFacts,
  { feeds, tagPages, folderPages }: Pick<Materials, 'feeds' | 'tagPages' | 'folderPages'>,
  siteTitle: string,
): { readonly path: OutputPath; readonly view: FeedView }[] {
  const { baseUrl, author, lang } = facts.config
  if (baseUrl === null) return []
  const base = baseUrl.replace(/\/?$/, '/')
  const words = interfaceWords(lang)
  const home = outputPath('index.html')
  return [
    {
      path: outputPath('feed.xml'),
      view: feed(outputPath('feed.xml'), siteTitle, home, facts.vault.notes.keys()),
    },
    ...[...feeds.tags].map(([key, path]) => {
      const tag = facts.tags.get(key)
      const title = `#${tag?.name ?? key} · ${siteTitle}`
      return { path, view: feed(path, title, tagPages.get(key) ?? home, tag?.notes ?? []) }
    }),
    ...facts.course.courses.list.flatMap((course, index) => {
      const path = feeds.courses[index] ?? null
      if (path === null) return []
      const { note, folder } = course
      const page = note === null ? folderPages.get(folder ?? '') : facts.addresses.get(note)?.output
      const title = course.title || words.notes
      const whole = title === siteTitle ? title : `${title} · ${siteTitle}`
      return [{ path, view: feed(path, whole, page ?? home, notesOf(course)) }]
    }),
  ]

  function feed(path: OutputPath, title: string, page: OutputPath, notes: Iterable<VaultPath>): FeedView {
    const entries = [...notes].flatMap((note) => entryOf(facts, note))
    const address = base + siteUrl(page, facts.style).slice(1)
    return {
      head: { title, author, lang, baseUrl: base, path, page: address },
      entries: newestEntries(entries),
    }
  }
}

function notesOf({ note, path }: Course): VaultPath[] {
  return [...new Set([...(note === null ? [] : [note]), ...path])]
}

function entryOf(facts: SiteFacts, note: VaultPath): FeedEntry[] {
  const summary = facts.vault.notes.get(note)
  const address = facts.addresses.get(note)
  const date = firstDate(facts, note)
  if (summary === undefined || address === undefined || date === null) return []
  const { modified } = summary.frontmatter
  const description = noteDescription(note, summary.frontmatter)
  return [{ title: noteTitle(note, summary), url: address.url, date, modified, summary: description }]
}

function firstDate(facts: SiteFacts, note: VaultPath): string | null {
  const frontmatter = facts.vault.notes.get(note)?.frontmatter
  return frontmatter?.date ?? frontmatter?.modified ?? null
}
