import { compareBy } from '../../lib/compare.ts'
import type { NameRecord } from '../../search-core/files.ts'
import { foldWord } from '../../search-core/fold-word.ts'
import { tokenise } from '../../search-core/tokenise.ts'
import { splitByKey } from './split.ts'

/** Up to so many bytes all names are in the first file, and every typing error can be seen through. */
const INLINE_SIZE = 120_000
const SHARD_SIZE = 10_000
/** Names that are listed under one word: who wants one of more than these types a second word. */
const PER_WORD = 100
/** Names that are listed under a beginning of words that fill several shards. */
const FOREMOST = 48
/** How often a heading that many notes have is listed: nobody looks through hundreds of “Summary”. */
const SAME_HEADING = 8

/** The names by the starts of their shards; in one shard if they are few. */
export function nameShards(records: readonly NameRecord[]): Map<string, NameRecord[]> {
  const size = records.reduce((sum, record) => sum + JSON.stringify(record).length + 1, 0)
  if (size <= INLINE_SIZE) return new Map([['', [...records]]])
  const items = boundedByKey(namesOf(records).flatMap(keysOf))
  const shards = splitByKey(items, SHARD_SIZE)
  const starts = [...shards.keys()]
  const beginning = itemsByBeginning(items, new Set(starts.flatMap(beginningsOf)))
  return new Map(
    [...shards].map(([start, own], index) => {
      const next = starts[index + 1] ?? ''
      const shared = beginningsOf(next).filter((text) => text >= start)
      const extra = shared.flatMap((text) => foremost(beginning.get(text) ?? [], FOREMOST))
      return [start, recordsOf([...own, ...extra])]
    }),
  )
}

interface Item {
  readonly key: string
  readonly size: number
  /** At which word of the name the key is. */
  readonly position: number
  readonly name: Name
}

interface Name {
  readonly record: NameRecord
  readonly kind: 'title' | 'alias' | 'heading'
  readonly text: string
  readonly anchor: string
}

function namesOf(records: readonly NameRecord[]): Name[] {
  const seen = new Map<string, number>()
  return records.flatMap((record): Name[] => {
    const [, title, aliases, headings] = record
    return [
      { record, kind: 'title', text: title, anchor: '' },
      ...aliases.map((text): Name => ({ record, kind: 'alias', text, anchor: '' })),
      ...headings
        .filter(([text]) => {
          const count = (seen.get(foldWord(text)) ?? 0) + 1
          seen.set(foldWord(text), count)
          return count <= SAME_HEADING
        })
        .map(([text, anchor]): Name => ({ record, kind: 'heading', text, anchor })),
    ]
  })
}

/** A name is found under each of its words. */
function keysOf(name: Name): Item[] {
  const size = name.text.length + name.anchor.length + name.record[0].length + name.record[1].length + 16
  const keys = [...new Set(tokenise(name.text).map((token) => token.term))]
  return keys.map((key, position) => ({ key, size, position, name }))
}

/** Of each word only so many names, so that a shard of one word is no larger than others. */
function boundedByKey(items: readonly Item[]): Item[] {
  const byKey = new Map<string, Item[]>()
  for (const item of items) {
    const list = byKey.get(item.key)
    if (list === undefined) byKey.set(item.key, [item])
    else list.push(item)
  }
  return [...byKey.values()].flatMap((list) => (list.length <= PER_WORD ? list : foremost(list, PER_WORD)))
}

/** What comes before the last character: “ei” and “e” of “eig”. Words that begin so are on both sides of a start. */
function beginningsOf(start: string): string[] {
  return Array.from({ length: Math.max(0, start.length - 1) }, (_, length) => start.slice(0, length + 1))
}

/** The items whose keys begin with each of the texts. */
function itemsByBeginning(items: readonly Item[], texts: ReadonlySet<string>): Map<string, Item[]> {
  const lists = new Map([...texts].map((text) => [text, [] as Item[]]))
  for (const item of items) {
    for (let length = 1; length <= item.key.length; length++) lists.get(item.key.slice(0, length))?.push(item)
  }
  return lists
}

/** The names that a reader who has typed so little probably means: titles, first words, short ones. */
function foremost(items: readonly Item[], count: number): Item[] {
  return [...items]
    .sort(
      compareBy(
        (item) => KINDS.indexOf(item.name.kind),
        (item) => item.position,
        (item) => item.name.text.length,
        (item) => item.name.text,
        (item) => item.name.record[0],
        (item) => item.name.anchor,
      ),
    )
    .slice(0, count)
}

const KINDS = ['title', 'alias', 'heading']

/** Records of the notes that have the names, with these names alone. */
function recordsOf(items: readonly Item[]): NameRecord[] {
  const byNote = new Map<string, { readonly record: NameRecord; readonly names: Set<Name> }>()
  for (const { name } of items) {
    const path = name.record[0]
    const entry = byNote.get(path) ?? { record: name.record, names: new Set<Name>() }
    byNote.set(path, entry)
    entry.names.add(name)
  }
  return [...byNote.keys()].sort().flatMap((path): NameRecord[] => {
    const entry = byNote.get(path)
    if (entry === undefined) return []
    const [, title, aliases, headings, lang] = entry.record
    const texts = new Set([...entry.names].map((name) => `${name.kind} ${name.anchor} ${name.text}`))
    return [
      [
        path,
        title,
        aliases.filter((alias) => texts.has(`alias  ${alias}`)),
        headings.filter(([text, anchor]) => texts.has(`heading ${anchor} ${text}`)),
        lang,
      ],
    ]
  })
}
