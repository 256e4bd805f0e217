/** Facts → the output paths of pages and files that stand for no note, and how long lists are spread over pages. */
import { sourcesByKind } from '../course/sources.ts'
import { type OutputPath, outputPath, type VaultPath } from '../lib/paths.ts'
import { folderPath } from '../vault/page-path.ts'
import { slugSegment } from '../vault/slug.ts'
import { backlinkParts } from './course/backlinks.ts'
import { sourcesWithPage } from './course/sources.ts'
import type { SiteFacts } from './facts.ts'
import { indexParts } from './index-parts.ts'
import { allocateFeeds } from './outputs/feeds.ts'
import { allocateMarkdown } from './outputs/markdown/files.ts'
import { cutList, furtherPage, numberedParts, type Part, type Room } from './parts.ts'
import type { GeneratedPaths } from './render-scope.ts'

/** Where all tags are listed, or the first of very many. */
export const TAGS_PAGE = outputPath('tags/index.html')

/** Notes with their descriptions, on the page of a tag or folder. */
const NOTES: Room = { whole: 100, part: 80 }
/** Tags with their counts. */
const TAGS: Room = { whole: 600, part: 500 }
/** Sources with the places that cite them. */
const SOURCES: Room = { whole: 400, part: 200 }
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
  const sourceLists = numberedParts(facts.allocator, cutList(facts.course.sources.list, SOURCES), {
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
  }
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
  const lists = new Map<OutputPath, readonly Part<VaultPath>[]>()
  const add = (first: OutputPath, notes: readonly VaultPath[]): void => {
    const path = (number: number): string => furtherPage(first, number)
    const parts = numberedParts(allocator, cutList(notes, NOTES), { first, path, owner: `list:${first}` })
    if (parts.length > 0) lists.set(first, parts)
  }
  for (const [key, output] of tagPages) add(output, tags.get(key)?.notes ?? [])
  for (const [path, output] of folderPages) add(output, folders.get(path)?.notes ?? [])
  return lists
}
