/**
 * The mentions in all notes (BKL-4), each note's by the digest of its sentences and of the names of the vault: an
 * edit looks at the note that was edited, a new name at all notes.
 */
import {
  findMentions,
  type Mention,
  type MentionedIn,
  type MentionName,
  mentionNames,
  mentionsByTarget,
  nameTree,
} from '../course/mentions.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { Sentence } from '../render/sentence-pieces.ts'
import type { PublishedVault } from '../vault/publish.ts'
import type { PlanCards } from './cards.ts'
import { keyOf } from './digest.ts'
import { requireEntry, type Store } from './store.ts'

/** What a build remembers of the mentions. */
export interface SavedMentions {
  /** Key of the names that were looked for. */
  readonly names: string
  /** Keys of what was found in each note that has sentences, in path order. */
  readonly found: readonly string[]
  /** Digest of all that was found. */
  readonly digest: string
}

/** Where mentions are looked for. */
export interface MentionsRequest {
  readonly cards: PlanCards
  /** Digest of the code that looks. */
  readonly engine: string
  readonly store: Store
}

/** The mentions of a vault by the note that is mentioned, and what to remember. */
export function vaultMentions(
  request: MentionsRequest,
  vault: PublishedVault,
): { mentions: ReadonlyMap<VaultPath, readonly MentionedIn[]>; saved: SavedMentions } {
  const { store } = request
  const text = JSON.stringify(mentionNames(vault))
  const names = keyOf(text)
  if (!store.has(names)) store.put(names, text)
  const notes = [...vault.notes.keys()].filter((path) => sentencesOf(request, path) !== null)
  const saved = findAll(request, names, notes, null)
  const keys = new Map(notes.map((path, index) => [path, saved.found[index] ?? '']))
  const mentions = mentionsByTarget(vault, (note) => {
    const key = keys.get(note)
    return key === undefined ? [] : (JSON.parse(requireEntry(store, key)) as Mention[])
  })
  return { mentions, saved }
}

/**
 * Looks again, by names that still hold, at the notes that were published and still are. Null if they no longer
 * mention each other as they did.
 */
export function sameMentions(
  request: MentionsRequest,
  known: SavedMentions,
  published: readonly VaultPath[],
): SavedMentions | null {
  const notes = published.filter((path) => sentencesOf(request, path) !== null)
  const now = findAll(request, known.names, notes, known)
  return now.digest === known.digest ? now : null
}

function findAll(
  request: MentionsRequest,
  names: string,
  notes: readonly VaultPath[],
  known: SavedMentions | null,
): SavedMentions {
  const { engine, store } = request
  const settings = keyOf(JSON.stringify(['mentions', engine, names]))
  const sentences = notes.map((path) => sentencesOf(request, path) ?? '')
  const found = sentences.map((key) => keyOf(`${settings} ${key}`))
  if (known !== null && found.join() === known.found.join()) return known
  let tree: ReturnType<typeof nameTree> | null = null
  for (const [index, key] of found.entries()) {
    if (store.has(key)) continue
    tree ??= nameTree(JSON.parse(requireEntry(store, names)) as MentionName[])
    const words = JSON.parse(requireEntry(store, sentences[index] ?? '')) as Sentence[]
    store.put(key, JSON.stringify(findMentions(words, tree)))
  }
  return { names, found, digest: keyOf(found.map((key) => keyOf(requireEntry(store, key))).join(' ')) }
}

function sentencesOf({ cards }: MentionsRequest, path: VaultPath): string | null {
  return cards.get(path)?.parts?.sentences ?? null
}
