/** The search's expensive tasks: what it keeps of a note, and the posting lists of some hundred notes. */
import type { SectionText } from '../render/object.ts'
import type { LinkSettings } from '../site/render-scope.ts'
import { type SearchCard, shelveNote } from '../site/search/note-terms.ts'
import type { Shelf } from '../site/search/shelf.ts'
import { type BlockMember, shelveBlock, type WordBlock } from '../site/search/word-blocks.ts'
import { type SearchDraft, searchNote } from '../site/search-notes.ts'
import { keyOf } from './digest.ts'
import { requireEntry, type Store } from './store.ts'

export interface TermsTask {
  /** Key under which the card is to be kept. */
  readonly key: string
  /** Key of a `SearchDraft`. */
  readonly draft: string
  /** Key of the note's texts. */
  readonly texts: string
}

export interface BlockTask {
  /** Key under which the block is to be kept. */
  readonly key: string
  readonly members: readonly BlockMember[]
}

/** Finds the terms of a note and leaves them in the store. */
export function createTermsFinder(settings: LinkSettings, store: Store): (task: TermsTask) => SearchCard {
  const shelf = createShelf(store)
  return ({ key, draft, texts }) => {
    const note = searchNote(
      JSON.parse(requireEntry(store, draft)) as SearchDraft,
      JSON.parse(requireEntry(store, texts)) as readonly SectionText[],
      settings,
    )
    const card = shelveNote(note, shelf)
    store.put(key, JSON.stringify(card))
    return card
  }
}

/** Makes a block and leaves it in the store. */
export function createBlockMaker(store: Store): (task: BlockTask) => WordBlock {
  const shelf = createShelf(store)
  return ({ key, members }) => {
    const block = shelveBlock(members, shelf)
    store.put(key, JSON.stringify(block))
    return block
  }
}

/** The store as the search's shelf. */
export function createShelf(store: Store): Shelf {
  return {
    digest: keyOf,
    put(text) {
      const key = keyOf(text)
      if (!store.has(key)) store.put(key, text)
      return key
    },
    get: (key) => requireEntry(store, key),
  }
}
