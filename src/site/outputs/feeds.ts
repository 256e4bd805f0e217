/** The feeds of a site: its own, and one for each course and tag in which a note has a date (WEB-2). */
import type { Course } from '../../course/courses.ts'
import { siteUrl } from '../../html/url.ts'
import { type OutputPath, outputPath, type VaultPath } from '../../lib/paths.ts'
import { interfaceWords } from '../../template/words.ts'
import { noteTitle } from '../../vault/collections.ts'
import { slugSegment } from '../../vault/slug.ts'
import type { Facts, SiteFacts } from '../facts.ts'
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

/** A feed as it is planned. */
export interface FeedSpec {
  readonly file: 'feed'
  readonly path: OutputPath
  readonly title: string
  /** The page whose feed it is. */
  readonly page: OutputPath
  readonly of:
    | { readonly kind: 'site' }
    | { readonly kind: 'tag'; readonly key: string }
    /** By its place in the list of courses. */
    | { readonly kind: 'course'; readonly index: number }
}

/** All feeds of a site with a public address. */
export function siteFeeds(
  facts: Facts,
  { feeds, tagPages, folderPages }: Pick<Materials, 'feeds' | 'tagPages' | 'folderPages'>,
  siteTitle: string,
): FeedSpec[] {
  const words = interfaceWords(facts.config.lang)
  const home = outputPath('index.html')
  const own = outputPath('feed.xml')
  return [
    { file: 'feed', path: own, title: siteTitle, page: home, of: { kind: 'site' } },
    ...[...feeds.tags].map(([key, path]): FeedSpec => {
      const title = `#${facts.tags.get(key)?.name ?? key} · ${siteTitle}`
      return { file: 'feed', path, title, page: tagPages.get(key) ?? home, of: { kind: 'tag', key } }
    }),
    ...facts.course.courses.list.flatMap((course, index): FeedSpec[] => {
      const path = feeds.courses[index] ?? null
      if (path === null) return []
      const { note, folder } = course
      const page = (note === null ? folderPages.get(folder ?? '') : facts.addresses.get(note)?.output) ?? home
      const title = course.title || words.notes
      const whole = title === siteTitle ? title : `${title} · ${siteTitle}`
      return [{ file: 'feed', path, title: whole, page, of: { kind: 'course', index } }]
    }),
  ]
}

/** The data of a feed; none without a public address. */
export function feedView(facts: Facts, { path, title, page, of }: FeedSpec): FeedView {
  const { baseUrl, author, lang } = facts.config
  const base = baseUrl?.replace(/\/?$/, '/') ?? ''
  const address = base + siteUrl(page, facts.style).slice(1)
  const entries = [...feedNotes(facts, of)].flatMap((note) => entryOf(facts, note))
  return {
    head: { title, author, lang, baseUrl: base, path, page: address },
    entries: newestEntries(entries),
  }
}

function feedNotes(facts: Facts, of: FeedSpec['of']): Iterable<VaultPath> {
  if (of.kind === 'site') return facts.vault.notes.keys()
  if (of.kind === 'tag') return facts.tags.get(of.key)?.notes ?? []
  const course = facts.course.courses.list[of.index]
  return course === undefined ? [] : notesOf(course)
}

function notesOf({ note, path }: Course): VaultPath[] {
  return [...new Set([...(note === null ? [] : [note]), ...path])]
}

function entryOf(facts: Facts, note: VaultPath): FeedEntry[] {
  const summary = facts.vault.notes.get(note)
  const address = facts.addresses.get(note)
  const date = firstDate(facts, note)
  if (summary === undefined || address === undefined || date === null) return []
  const { modified } = summary.frontmatter
  const description = noteDescription(note, summary.frontmatter)
  return [{ title: noteTitle(note, summary), url: address.url, date, modified, summary: description }]
}

function firstDate(facts: Facts, note: VaultPath): string | null {
  const frontmatter = facts.vault.notes.get(note)?.frontmatter
  return frontmatter?.date ?? frontmatter?.modified ?? null
}
