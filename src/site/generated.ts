/** Facts → the output paths of pages and files that stand for no note, and how long lists are spread over pages. */
import { type Citation, sourcesByKind } from '../course/sources.ts'
import { type OutputPath, outputPath } from '../lib/paths.ts'
import { folderPath } from '../vault/page-path.ts'
import { slugSegment } from '../vault/slug.ts'
import { backlinkParts } from './course/backlinks.ts'
import { placesInEntry, sourcesWithPage } from './course/sources.ts'
import type { SiteFacts } from './facts.ts'
import { indexParts } from './index-parts.ts'
import { allocateFeeds } from './outputs/feeds.ts'
import { allocateMarkdown } from './outputs/markdown/files.ts'
import {
  cutList,
  furtherPage,
  type ListItem,
  listItems,
  numberedParts,
  type Part,
  type Room,
} from './parts.ts'
import type { GeneratedPaths } from './render-scope.ts'

/** Where all tags are listed, or the first of very many. */
export const TAGS_PAGE = outputPath('tags/index.html')

/** Notes with their descriptions, on the page of a tag or folder, and what is below it, which has none. */
const ITEMS: Room = { whole: 600, part: 480 }
const ITEM_WEIGHTS = { note: 6, branch: 1 }
/** Tags with their counts. */
const TAGS: Room = { whole: 600, part: 500 }
/** Sources with the places that cite them, of which a handful comes free. */
const SOURCES: Room = { whole: 400, part: 200 }
const FREE_PLACES = 5
/** Places that cite one source, on the page of its own. */
const PLACES: Room = { whole: 500, part: 400 }
/** Sources as links, by kind. */
const SOURCE_LINKS: Room = { whole: 500, part: 500 }

/** Gives the generated pages their addresses; notes have theirs already. */
export function allocateGenerated(facts: SiteFacts): GeneratedPaths {
  const tagPages = new Map<string, OutputPath>()
  for (const tag of facts.tags.values()) {
    const path = `tags/${tag.name.split('/').map(slugSegment).join('/')}.html`
    tagPages.set(tag.key, facts.allocator.allocate(path, `tag:${tag.key}`).path)
  }
  const folderPages = new Map<string, OutputPath>()
  for (const folder of facts.folders.values()) {
    if (folder.path === '') {
      if (facts.home === null) folderPages.set('', outputPath('index.html'))
    } else if (folder.index === null) {
      const path = `${folderPath(folder.path)}/index.html`
      folderPages.set(folder.path, facts.allocator.allocate(path, `folder:${folder.path}`).path)
    }
  }
  const sourcePages = new Map<string, OutputPath>()
  for (const source of sourcesWithPage(facts)) {
    const path = `sources/${slugSegment(source.title)}.html`
    sourcePages.set(source.identity, facts.allocator.allocate(path, `source:${source.identity}`).path)
  }
  const sources = cutList(facts.course.sources.list, SOURCES, (source) =>
    Math.max(1, Math.ceil(placesInEntry(source) / FREE_PLACES)),
  )
  const sourceLists = numberedParts(facts.allocator, sources, {
    path: (number) => `sources/list-${number}.html`,
    owner: 'sources',
  })
  const sourceEntries = new Map(
    sourceLists.flatMap(({ output, items }) => items.map(({ identity }) => [identity, output] as const)),
  )
  const printPages = facts.course.courses.list.map(({ note, folder, title, path }) => {
    if (path.length === 0) return null
    const wanted = `print/${slugSegment(title || 'course')}.html`
    return facts.allocator.allocate(wanted, `print:${note ?? `${folder}/`}`).path
  })
  return {
    ...{ tagPages, folderPages, sourcePages, sourceLists, sourceEntries, printPages },
    feeds: allocateFeeds(facts, tagPages),
    markdown: allocateMarkdown(facts),
    // Last, so that the length of a list changes no other address.
    sourceKinds: sourceKinds(facts),
    index: indexParts(facts),
    tagLists: numberedParts(facts.allocator, cutList([...facts.tags.keys()], TAGS), {
      first: TAGS_PAGE,
      path: (number) => furtherPage(TAGS_PAGE, number),
      owner: 'tags',
    }),
    noteLists: noteLists(facts, tagPages, folderPages),
    backlinkPages: backlinkParts(facts),
    sourcePlaces: sourcePlaces(facts, sourcePages),
  }
}

/** The places that cite a source of its own page, for sources that very many do. */
function sourcePlaces(
  facts: SiteFacts,
  sourcePages: GeneratedPaths['sourcePages'],
): GeneratedPaths['sourcePlaces'] {
  const places = new Map<string, readonly Part<Citation>[]>()
  for (const { identity, citations } of sourcesWithPage(facts)) {
    const first = sourcePages.get(identity)
    const cut = cutList(citations, PLACES)
    if (first === undefined || cut.length === 0) continue
    const path = (number: number): string => furtherPage(first, number)
    places.set(identity, numberedParts(facts.allocator, cut, { first, path, owner: `places:${identity}` }))
  }
  return places
}

/** The sources of a very large site by kind, each kind on as many pages as it takes. */
function sourceKinds({ allocator, course }: SiteFacts): GeneratedPaths['sourceKinds'] {
  const { list } = course.sources
  if (list.length <= SOURCE_LINKS.whole) return new Map()
  return new Map(
    sourcesByKind(list).map(({ kind, sources }) => {
      const path = (number: number) => `sources/kind-${kind}${number === 1 ? '' : `-${number}`}.html`
      const cut = cutList(sources, { ...SOURCE_LINKS, whole: 0 })
      return [kind, numberedParts(allocator, cut, { path, owner: `source-kind:${kind}` })] as const
    }),
  )
}

/** The long ones among the lists of tags and folders, in parts. */
function noteLists(
  { allocator, tags, folders }: SiteFacts,
  tagPages: GeneratedPaths['tagPages'],
  folderPages: GeneratedPaths['folderPages'],
): GeneratedPaths['noteLists'] {
  const lists = new Map<OutputPath, readonly Part<ListItem>[]>()
  const add = (first: OutputPath, items: readonly ListItem[]): void => {
    const path = (number: number): string => furtherPage(first, number)
    const cut = cutList(items, ITEMS, ({ kind }) => ITEM_WEIGHTS[kind])
    const parts = numberedParts(allocator, cut, { first, path, owner: `list:${first}` })
    if (parts.length > 0) lists.set(first, parts)
  }
  for (const [key, output] of tagPages) {
    const tag = tags.get(key)
    if (tag !== undefined) add(output, listItems(tag.children, tag.notes))
  }
  for (const [path, output] of folderPages) {
    const folder = folders.get(path)
    if (folder !== undefined) add(output, listItems(folder.folders, folder.notes))
  }
  return lists
}
