/** The compile phase over a whole vault: each note by the digest of its text, from the store where it is there. */
import { type Diagnostic, inFile } from '../diagnostics/diagnostic.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteFile } from '../source/snapshot.ts'
import { type LastWork, NO_WORK } from './cache.ts'
import { type CompiledCard, type NoteCard, partKeys } from './cards.ts'
import type { CompileSettings } from './compile-task.ts'
import { keyOf } from './digest.ts'
import type { Executor } from './executor.ts'
import type { Store } from './store.ts'

export interface CompileRequest {
  readonly notes: readonly NoteFile[]
  readonly settings: CompileSettings
  /** Digest of the code that compiles: Lectern's own and the plugins'. */
  readonly engine: string
  readonly store: Store
  /** What is known of the last build. */
  readonly last: Pick<LastWork, 'compiledWith' | 'cards'>
  readonly executor: Executor
  /** Makes sure that what has been compiled so far outlives this process. */
  readonly checkpoint: () => void
  readonly onNote: (done: number) => void
}

export interface CompiledNotes {
  /** Digest of what all of them were compiled with. */
  readonly compiledWith: string
  /** In the order of the snapshot. */
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
  readonly cacheHits: number
}

/** Notes after which what has been compiled is made safe: a build that is killed loses no more than these. */
const STRETCH = 4096

/** Compiles all notes that nobody has compiled yet. An error that escapes a note is a bug, and names it in `file`. */
export async function compileNotes(request: CompileRequest): Promise<CompiledNotes> {
  const { notes, store } = request
  const compiledWith = keyOf(JSON.stringify(['compile', request.engine, request.settings.options]))
  const known = knownCards(request, compiledWith)
  const byKey = new Map<string, NoteCard>()
  const missing = new Map<string, NoteFile>()
  const slots = notes.map((note): NoteCard | string => {
    const card = known(note)
    if (typeof card === 'string') missing.set(card, note)
    return card
  })
  const hits = slots.filter((slot) => typeof slot !== 'string').length
  request.onNote(hits)
  const tasks = [...missing]
  for (let first = 0; first < tasks.length; first += STRETCH) {
    const stretch = tasks.slice(first, first + STRETCH)
    const made = await request.executor.run(
      'compile',
      request.settings,
      stretch.map(([, note]) => note),
      (done) => request.onNote(hits + first + done),
    )
    for (const [index, [key, { digest }]] of stretch.entries()) {
      const card = made[index]
      if (card === undefined) throw new Error('A note was not compiled.')
      byKey.set(key, { ...card, key, source: digest })
      store.put(key, JSON.stringify(card))
    }
    if (stretch.length === STRETCH) request.checkpoint()
  }
  const cards = new Map<VaultPath, NoteCard>()
  for (const [index, slot] of slots.entries()) {
    const card = typeof slot === 'string' ? byKey.get(slot) : slot
    const path = notes[index]?.path
    if (card !== undefined && path !== undefined) cards.set(path, card)
  }
  return { compiledWith, cards, cacheHits: hits }
}

/**
 * Looks up cards: that of a note whose text is as it was, that of a note of another name, what the store holds; else
 * the answer is the key under which there is none.
 */
function knownCards(
  { last, store }: CompileRequest,
  compiledWith: string,
): (note: NoteFile) => NoteCard | string {
  const { cards } = last.compiledWith === compiledWith ? last : NO_WORK
  let byKey: ReadonlyMap<string, NoteCard> | null = null
  return ({ path, digest }) => {
    const own = cards.get(path)
    if (own?.source === digest) return own
    const key = keyOf(`${compiledWith} ${digest}`)
    byKey ??= new Map([...cards.values()].map((card) => [card.key, card]))
    return byKey.get(key) ?? storedCard(store, key, digest) ?? key
  }
}

/** A card of an earlier build, if its parts are still there. */
function storedCard(store: Store, key: string, source: string): NoteCard | null {
  const text = store.get(key)
  if (text === null) return null
  const card = JSON.parse(text) as CompiledCard
  const isWhole = card.parts === null || partKeys(card.parts).every((part) => store.has(part))
  return isWhole ? { ...card, key, source } : null
}

/** What is wrong with the notes themselves. */
export function noteDiagnostics(cards: ReadonlyMap<VaultPath, NoteCard>): Diagnostic[] {
  return [...cards].flatMap(([path, { diagnostics }]) =>
    diagnostics.map((diagnostic) => inFile(path, diagnostic)),
  )
}
