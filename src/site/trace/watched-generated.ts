/** Addresses of generated pages and what lists are on them, as pages get them. */
import type { IndexParts, LetterGroup } from '../index-parts.ts'
import type { Part } from '../parts.ts'
import type { GeneratedPaths } from '../render-scope.ts'
import type { Space } from './recorder.ts'
import { type Watch, watchedMap, watchedRecords } from './watched.ts'
import { shownParts, tellParts, type WatchedSources } from './watched-course.ts'

/** Watches the generated pages; `rest` is what the result has besides. */
export function watchedGenerated<Rest extends object>(
  watch: Watch,
  notes: Space,
  generated: GeneratedPaths,
  show: WatchedSources['show'],
  rest: Rest,
): GeneratedPaths & Rest {
  const { recorder, whole } = watch
  const [tags, folders, sources, outputs] = [
    recorder.space('t'),
    recorder.space('f'),
    recorder.space('s'),
    recorder.space('o'),
  ]
  const readLists = whole('source lists', () => tellParts(generated.sourceLists, ({ identity }) => identity))
  const sourceLists = shownParts(generated.sourceLists, show)
  const readTags = whole('tag lists', () => generated.tagLists)
  const readPrint = whole('print pages', () => generated.printPages)
  const readFeeds = whole('course feeds', () => generated.feeds.courses)
  const tagFeeds = watchedMap(watch, tags, 'tag feeds', generated.feeds.tags)
  return {
    ...rest,
    tagPages: watchedMap(watch, tags, 'tag pages', generated.tagPages),
    folderPages: watchedMap(watch, folders, 'folder pages', generated.folderPages),
    sourcePages: watchedMap(watch, sources, 'source pages', generated.sourcePages),
    get sourceLists() {
      readLists()
      return sourceLists
    },
    sourcePlaces: watchedMap(watch, sources, 'source places', generated.sourcePlaces),
    sourceEntries: watchedMap(watch, sources, 'source entries', generated.sourceEntries),
    sourceKinds: watchedMap(watch, recorder.space('k'), 'source kinds', generated.sourceKinds, {
      tell: (parts) => tellParts(parts, ({ identity }) => identity),
      show: (parts) => shownParts(parts, show),
    }),
    index: watchedIndex(watch, generated.index),
    get tagLists() {
      readTags()
      return generated.tagLists
    },
    noteLists: watchedMap(watch, outputs, 'note lists', generated.noteLists),
    backlinkPages: watchedMap(watch, notes, 'backlink pages', generated.backlinkPages),
    get printPages() {
      readPrint()
      return generated.printPages
    },
    feeds: {
      tags: tagFeeds,
      get courses() {
        readFeeds()
        return generated.feeds.courses
      },
    },
    markdown: watchedMap(watch, notes, 'markdown', generated.markdown),
  }
}

/** The pages of the index, each with its own entries. */
function watchedIndex(watch: Watch, { detail, letters, parts }: IndexParts): IndexParts {
  const { recorder, whole } = watch
  const space = recorder.space('i')
  const head = recorder.facet(space, (index) => {
    const part = parts[Number(index)]
    return part === undefined ? null : [part.output, part.text]
  })
  const show = watchedRecords<Part<LetterGroup>>(watch, {
    ...{ output: head, text: head },
    items: recorder.facet(space, (index) => parts[Number(index)]?.items),
  })
  const shown = parts.map((part, index) => show(part, space.numberOf(String(index))))
  const readLetters = whole('index letters', () => letters)
  const readParts = whole('index parts', () => [detail, parts.length])
  return {
    get detail() {
      readParts()
      return detail
    },
    get letters() {
      readLetters()
      return letters
    },
    get parts() {
      readParts()
      return shown
    },
  }
}
