/** Where notes are mentioned without a link: by their title, or by an alias that is marked (BKL-4). */
import { escapeHtml } from '../html/escape.ts'
import { fold } from '../lib/fold.ts'
import { append } from '../lib/multimap.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { Frontmatter } from '../note/summary.ts'
import type { Parts } from '../render/object.ts'
import type { Sentence, SentencePiece } from '../render/sentence-pieces.ts'
import { noteTitle } from '../vault/collections.ts'
import type { PublishedVault } from '../vault/publish.ts'
import { isWithinWord, type Word, wordCount, wordsOf } from './mention-words.ts'

/** A name by which a note may be mentioned; plain data. */
export type MentionName = readonly [note: VaultPath, name: string]

/** A sentence of a note that mentions another one, each mention marked. */
export interface Mention {
  readonly target: VaultPath
  readonly section: number
  readonly parts: Parts
}

/** A mention with the note in which it stands. */
export interface MentionedIn extends Mention {
  readonly from: VaultPath
}

/** Longer names are no phrases of a sentence; and the bound keeps the search linear. In words. */
const MAX_WORDS = 24

/** The names of published notes that are looked for: titles of two words or more, and marked aliases. */
export function mentionNames({ notes }: PublishedVault): MentionName[] {
  return [...notes].flatMap(([path, summary]) => {
    const title = noteTitle(path, summary)
    const names = [...(wordCount(title) >= 2 ? [title] : []), ...markedNames(title, summary.frontmatter)]
    return names.map((name): MentionName => [path, name])
  })
}

/** The property `mentions` marks aliases: all of them by `true`, or those that it lists. */
function markedNames(title: string, { aliases, properties }: Frontmatter): string[] {
  const mark = properties.find(({ key }) => key.toLowerCase() === 'mentions')?.value
  if (mark === true) return [...aliases]
  const listed = new Set((Array.isArray(mark) ? mark : [mark]).map((name) => fold(String(name ?? '').trim())))
  return [title, ...aliases].filter((name) => listed.has(fold(name)))
}

/** Names as a tree of words. */
export interface NameTree {
  readonly next: Map<string, NameTree>
  /** Null where no name ends, or where names of several notes do: nobody could say which one is meant. */
  note: VaultPath | null
  isName: boolean
}

/** Lays out names for the search. */
export function nameTree(names: readonly MentionName[]): NameTree {
  const root = emptyTree()
  for (const [note, name] of names) {
    const words = wordsOf(name.normalize('NFC'))
    if (words.length === 0 || words.length > MAX_WORDS) continue
    let tree = root
    for (const [index, word] of words.entries()) {
      const key = keyOf(word, index === 0)
      const next = tree.next.get(key) ?? emptyTree()
      tree.next.set(key, next)
      tree = next
    }
    tree.note = tree.isName && tree.note !== note ? null : note
    tree.isName = true
  }
  return root
}

/** The mentions in a note's sentences: of names that overlap the one that begins first, of these the longest. */
export function findMentions(sentences: readonly Sentence[], names: NameTree): Mention[] {
  return sentences.flatMap(({ section, pieces }) => {
    const text = textOf(pieces)
    const marks = new Map<VaultPath, [from: number, to: number][]>()
    for (const { note, from, to } of namesIn(text, names)) append(marks, note, [from, to])
    return [...marks].map(([target, ranges]) => ({ target, section, parts: markedParts(pieces, ranges) }))
  })
}

/**
 * What published notes say of each other without a link, by the note that is mentioned; `found` has the mentions
 * in each note. A note's mentions of itself are none.
 */
export function mentionsByTarget(
  { notes }: PublishedVault,
  found: (note: VaultPath) => readonly Mention[],
): ReadonlyMap<VaultPath, readonly MentionedIn[]> {
  const mentions = new Map<VaultPath, MentionedIn[]>()
  for (const from of notes.keys()) {
    for (const mention of found(from)) {
      if (mention.target !== from) append(mentions, mention.target, { ...mention, from })
    }
  }
  return mentions
}

interface Found {
  readonly note: VaultPath
  readonly from: number
  readonly to: number
}

function namesIn(text: string, names: NameTree): Found[] {
  const words = wordsOf(text)
  const found: Found[] = []
  for (let start = 0; start < words.length; ) {
    const end = longestName(text, words, start, names)
    if (end === null) {
      start++
      continue
    }
    const [from, to] = [words[start]?.from ?? 0, words[end.last]?.to ?? 0]
    if (end.note !== null) found.push({ note: end.note, from, to })
    start = end.last + 1
    while ((words[start]?.from ?? to) < to) start++
  }
  return found
}

function longestName(
  text: string,
  words: readonly Word[],
  start: number,
  names: NameTree,
): { readonly note: VaultPath | null; readonly last: number } | null {
  let longest: { note: VaultPath | null; last: number } | null = null
  let tree: NameTree | undefined = names
  for (let at = start; at < words.length; at++) {
    const word = words[at]
    tree = word && tree.next.get(keyOf(word, at === start))
    if (word === undefined || tree === undefined) break
    if (tree.isName && !isWithinWord(text, words[start]?.from ?? 0, word.to)) {
      longest = { note: tree.note, last: at }
    }
  }
  return longest
}

/** Stands for what parts words: no name has it. */
const APART = '\0'

function textOf(pieces: readonly SentencePiece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : 'tag' in piece ? '' : APART)).join('')
}

/** A sentence with ranges of its text marked, tag by tag where a range goes across some. */
function markedParts(
  pieces: readonly SentencePiece[],
  ranges: readonly (readonly [number, number])[],
): Parts {
  const parts: Parts[number][] = []
  let at = 0
  let next = 0
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      if ('tag' in piece) parts.push(piece.tag)
      else parts.push(...piece.apart)
      at += 'tag' in piece ? 0 : APART.length
      continue
    }
    let done = 0
    for (
      let range = ranges[next];
      range !== undefined && range[0] < at + piece.length;
      range = ranges[next]
    ) {
      const [from, to] = [Math.max(range[0] - at, done), Math.min(range[1] - at, piece.length)]
      if (to > from) {
        parts.push(escapeHtml(piece.slice(done, from)), `<mark>${escapeHtml(piece.slice(from, to))}</mark>`)
        done = to
      }
      if (range[1] > at + piece.length) break
      next++
    }
    parts.push(escapeHtml(piece.slice(done)))
    at += piece.length
  }
  return parts
}

function keyOf({ gap, term }: Word, isFirst: boolean): string {
  return isFirst ? term : `${gap}\0${term}`
}

function emptyTree(): NameTree {
  return { next: new Map(), note: null, isName: false }
}
