/** The files of the search: notes, blocks of notes and files, each from the store where it is there. */
import { outputPath, type VaultPath } from '../lib/paths.ts'
import type { SearchCard } from '../site/search/note-terms.ts'
import type { KnownFiles, SearchFile } from '../site/search/outputs.ts'
import type { WordBlock } from '../site/search/word-blocks.ts'
import type { NoteCard } from './cards.ts'
import { digestOf, keyOf } from './digest.ts'
import type { Executor } from './executor.ts'
import type { SiteOutput } from './interface.ts'
import type { SitePlan } from './plan.ts'
import type { TermsTask } from './search-task.ts'
import { requireEntry, type Store } from './store.ts'

/** What a build remembers of the search. */
export interface SavedSearch {
  /** Digest of the keys of all notes. */
  readonly key: string
  readonly notes: readonly (readonly [key: string, card: SearchCard])[]
  /** Keys of the blocks and of their texts. */
  readonly blocks: readonly (readonly [key: string, text: string])[]
  readonly files: KnownFiles
  readonly outputs: readonly SavedFile[]
}

interface SavedFile {
  readonly path: string
  /** Digest of what it is made from. */
  readonly key: string
  readonly digest: string
  /** Key of its text in the store. */
  readonly text: string
  /** In bytes. */
  readonly size: number
}

export interface SearchRequest {
  readonly plan: SitePlan
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
  readonly engine: string
  readonly known: SavedSearch | null
  /** If the plan is that of the last build: the notes that are not as they were, by their index. Null otherwise. */
  readonly changed: ReadonlySet<number> | null
  readonly store: Store
  readonly executor: Executor
  readonly onNote: (done: number, total: number) => void
}

/** Makes the search's files, unless no note has changed for it. */
export async function searchSite(request: SearchRequest): Promise<SavedSearch | null> {
  const { plan, engine, known, store } = request
  if (plan.search === null) return null
  const tasks = termsTasks(request, plan.search)
  const key = keyOf(tasks.map((task) => task.key).join(' '))
  if (known?.key === key) return known
  const notes = await readNotes(request, tasks)
  const { createShelf } = await import('./search-task.ts')
  const { placeNotes, searchFiles } = await import('../site/search/outputs.ts')
  const placed = placeNotes(
    notes.map(([, card]) => card),
    plan.settings.style,
  )
  const blocks = await makeBlocks(request, placed.placed, keyOf(`blocks ${engine}`))
  const { files, known: knownFiles } = searchFiles(
    placed,
    blocks.map(({ block }) => block),
    known?.files ?? null,
    createShelf(store),
  )
  const before = new Map(known?.outputs.map((file) => [`${file.path} ${file.key}`, file]))
  return {
    key,
    notes,
    blocks: blocks.map(({ key, block }) => [key, block.text]),
    files: knownFiles,
    outputs: files.map((file) => before.get(`${file.path} ${file.key}`) ?? savedFile(file, store)),
  }
}

function termsTasks(
  { plan, cards, engine, known, changed }: SearchRequest,
  drafts: NonNullable<SitePlan['search']>,
): TermsTask[] {
  const settings = keyOf(JSON.stringify(['terms', engine, plan.settings]))
  // The same code has made both lists from the same plan, so what is the same is at the same place.
  const before = changed !== null && known?.notes.length === drafts.length ? known.notes : null
  return drafts.flatMap(({ note, draft }, index): TermsTask[] => {
    const texts = cards.get(plan.notes[note] ?? ('' as VaultPath))?.parts?.texts
    if (texts === undefined) return []
    const knownKey = changed?.has(note) ? undefined : before?.[index]?.[0]
    return [{ draft, texts, key: knownKey ?? keyOf(`${settings} ${draft} ${texts}`) }]
  })
}

/** What the search keeps of each note, with the key of its task, in their order. */
async function readNotes(request: SearchRequest, tasks: readonly TermsTask[]): Promise<SavedSearch['notes']> {
  const { plan, known, store, executor } = request
  const cards = new Map(known?.notes)
  const missing = tasks.filter(({ key }) => {
    const stored = cards.has(key) ? null : store.get(key)
    if (stored !== null) cards.set(key, JSON.parse(stored) as SearchCard)
    return !cards.has(key)
  })
  const made = await executor.run('terms', plan.settings, missing, (done) =>
    request.onNote(done, missing.length),
  )
  for (const [index, { key }] of missing.entries()) {
    const card = made[index]
    if (card !== undefined) cards.set(key, card)
  }
  return tasks.map(({ key }) => {
    const card = cards.get(key)
    if (card === undefined) throw new Error('The search has not read a note.')
    return [key, card]
  })
}

async function makeBlocks(
  { store, executor }: SearchRequest,
  placed: readonly { readonly card: SearchCard; readonly slot: number }[],
  settings: string,
): Promise<{ readonly key: string; readonly block: WordBlock }[]> {
  const { blockMembers } = await import('../site/search/word-blocks.ts')
  const tasks = blockMembers(placed).map((members) => ({
    members,
    key: keyOf(`${settings} ${JSON.stringify(members)}`),
  }))
  const stored = tasks.map(({ key }) => store.get(key))
  const made = await executor.run(
    'block',
    null,
    tasks.filter((_, index) => stored[index] === null),
    () => {},
  )
  const fresh = made.values()
  return tasks.map(({ key }, index) => {
    const text = stored[index]
    const block = text == null ? fresh.next().value : (JSON.parse(text) as WordBlock)
    if (block === undefined) throw new Error('A block of the search was not made.')
    return { key, block }
  })
}

function savedFile({ path, key, make }: SearchFile, store: Store): SavedFile {
  const text = make()
  const content = keyOf(text)
  if (!store.has(content)) store.put(content, text)
  return { path, key, digest: digestOf(text), text: content, size: Buffer.byteLength(text) }
}

/** The outputs of the search; their texts are in the store. */
export function searchOutputs({ outputs }: SavedSearch, store: Store): SiteOutput[] {
  return outputs.map(({ path, digest, text, size }) => ({
    path: outputPath(path),
    digest,
    body: { kind: 'lazy', size, read: async () => Buffer.from(requireEntry(store, text)) },
  }))
}

/** The entries of the store that the next build may want. */
export function* searchKeys({ notes, blocks, outputs }: SavedSearch): Generator<string> {
  for (const [key, card] of notes) yield* [key, card.words, card.passages, card.names]
  for (const keys of blocks) yield* keys
  for (const { text } of outputs) yield text
}
