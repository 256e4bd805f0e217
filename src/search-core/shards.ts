/** Reads the files of an index, each once, and knows which ones a word needs. */
import {
  type IndexPayload,
  type LoadFile,
  longestPrefix,
  PASSAGES_PER_CHUNK,
  shardName,
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
  const [, notes, lang, groupBits, wordList, nameList, records] = index
  const wordPrefixes = prefixSet(wordList)
  const namePrefixes = prefixSet(nameList)
  const allNames = prepareNames(records)
  const wordShard = once(async (prefix) => readWords(prefix, await load('words', shardName('words', prefix))))
  const nameShard = once(async (prefix) => prepareNames(await load('names', shardName('names', prefix))))
  const textFile = once((name) => load('text', name))
  return {
    notes,
    lang,
    words: (term, open) => {
      const longer = open
        ? [...wordPrefixes].filter((prefix) => prefix !== term && prefix.startsWith(term))
        : []
      return Promise.all(
        [longestPrefix(wordPrefixes, term), ...(longer.length <= MAX_LONGER ? longer : [])].map(wordShard),
      )
    },
    names: async (word) =>
      namePrefixes.size === 0 ? allNames : nameShard(longestPrefix(namePrefixes, word)),
    passage: async (slot, passage) =>
      passageIn(await textFile(textName(slot, passage, groupBits)), lang, slot, passage),
  }
}

/** Beyond so many shards of longer prefixes, an unfinished word is too short to look for in texts. */
const MAX_LONGER = 3

function prefixSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').filter((prefix) => prefix !== ''))
}

function readWords(prefix: string, [terms, postings]: WordsPayload): WordShard {
  const lists = postings.split(' ')
  return new Map(terms.split(' ').map((rest, index) => [prefix + rest, lists[index] ?? '']))
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
