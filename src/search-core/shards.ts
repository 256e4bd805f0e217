/** Reads the files of an index, each once, and knows which ones a word needs. */
import {
  type IndexPayload,
  type LoadFile,
  PASSAGES_PER_CHUNK,
  shardName,
  shardStart,
  type TextPayload,
  textName,
  type WordsPayload,
} from './files.ts'
import { type Name, prepareNames } from './names.ts'

/** The lists of a word shard, still encoded, by term. */
export type WordShard = ReadonlyMap<string, string>

/** A piece of a note's text and where it stands. */
export interface Passage {
  readonly path: string
  readonly title: string
  readonly lang: string
  readonly anchor: string | null
  readonly heading: string | null
  readonly text: string
}

export interface Shards {
  /** How many notes the site has. */
  readonly notes: number
  readonly lang: string
  /** The shards in which a term is; if it is `open`, those of longer terms as well, unless they are many. */
  words(term: string, open: boolean): Promise<readonly WordShard[]>
  /** Names with a word that begins so; on a small site all names. */
  names(word: string): Promise<readonly Name[]>
  /** Null if index and text are of different builds, as caches can have it. */
  passage(slot: number, passage: number): Promise<Passage | null>
}

/** Opens an index whose first file is there. */
export function openShards(index: IndexPayload, load: LoadFile): Shards {
  const [, notes, lang, groupBits, wordStarts, nameStarts, records] = index
  const allNames = prepareNames(records)
  const wordShard = once(async (start) => readWords(await load('words', shardName('words', start))))
  const nameShard = once(async (start) => prepareNames(await load('names', shardName('names', start))))
  const textFile = once((name) => load('text', name))
  return {
    notes,
    lang,
    words: (term, open) => {
      const further = open ? wordStarts.filter((start) => start > term && start.startsWith(term)) : []
      const starts = [shardStart(wordStarts, term), ...(further.length <= MAX_FURTHER ? further : [])]
      return Promise.all(starts.map(wordShard))
    },
    names: async (word) => (nameStarts.length === 0 ? allNames : nameShard(shardStart(nameStarts, word))),
    passage: async (slot, passage) =>
      passageIn(await textFile(textName(slot, passage, groupBits)), lang, slot, passage),
  }
}

/** If longer terms fill more shards than these, an unfinished word is too short to look for in texts. */
const MAX_FURTHER = 3

function readWords([terms, postings]: WordsPayload): WordShard {
  const lists = postings.split(' ')
  return new Map(terms.split(' ').map((term, index) => [term, lists[index] ?? '']))
}

function passageIn(records: TextPayload, siteLang: string, slot: number, passage: number): Passage | null {
  for (const [recordSlot, path, title, lang, passages] of records) {
    const found = passages[passage % PASSAGES_PER_CHUNK]
    if (recordSlot !== slot || found === undefined) continue
    const [anchor, heading, text] = found
    return { path, title, lang: lang || siteLang, anchor, heading, text }
  }
  return null
}

/** Remembers what a key gave; forgets failures, so that they can be tried again. */
function once<T>(make: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const promise = known.get(key) ?? make(key)
    known.set(key, promise)
    promise.catch(() => known.delete(key))
    return promise
  }
}
