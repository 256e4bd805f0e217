/** The files of the search: notes, blocks of notes and files, each from the store where it is there. */
import { isSameList } from '../lib/memo.ts'
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
import type { SinceLast } from './since-last.ts'
import { requireEntry, type Store } from './store.ts'

/** What a build remembers of the search. */
export interface SavedSearch {
  /** In the order of the plan. */
  readonly notes: readonly SavedNote[]
  /** Keys of the blocks, each with those of its texts. */
  readonly blocks: readonly (readonly string[])[]
  readonly files: KnownFiles
  readonly outputs: readonly SavedFile[]
}

/** What the search keeps of a note, by the key of its task. */
type SavedNote = readonly [key: string, card: SearchCard]

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
  /** What has changed since the last build. */
  readonly since: SinceLast | null
  readonly store: Store
  readonly executor: Executor
  readonly onNote: (done: number, total: number) => void
}

/** Makes the search's files, unless no note has changed for it. */
export async function searchSite(request: SearchRequest): Promise<SavedSearch | null> {
  const { plan, engine, known, store } = request
  if (plan.search === null) return null
  const notes = await readNotes(request, plan.search)
  if (known !== null && isSameList(notes, known.notes)) return known
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
    notes,
    blocks: blocks.map(({ key, block }) => [key, ...block.texts]),
    files: knownFiles,
    outputs: files.map((file) => before.get(`${file.path} ${file.key}`) ?? savedFile(file, store)),
  }
}

/** What the search keeps of each note: as it was, from the store, or made. */
async function readNotes(
  request: SearchRequest,
  drafts: NonNullable<SitePlan['search']>,
): Promise<SavedSearch['notes']> {
  const { plan, known, store, executor } = request
  const found = lookUp(request, drafts)
  let byKey: ReadonlyMap<string, SavedNote> | null = null
  const slots = found.map((task): SavedNote | TermsTask => {
    if (!('key' in task)) return task
    byKey ??= new Map(known?.notes.map((note) => [note[0], note]))
    const stored = byKey.has(task.key) ? null : store.get(task.key)
    if (stored !== null) return [task.key, JSON.parse(stored) as SearchCard]
    return byKey.get(task.key) ?? task
  })
  const missing = slots.filter((slot) => 'key' in slot)
  const made = await executor.run('terms', plan.settings, missing, (done) =>
    request.onNote(done, missing.length),
  )
  const fresh = made.values()
  return slots.map((slot): SavedNote => {
    if (!('key' in slot)) return slot
    const card = fresh.next().value
    if (card === undefined) throw new Error('The search has not read a note.')
    return [slot.key, card]
  })
}

/** What is known of each note because nothing of it has changed; else what is to be looked up or done. */
function lookUp(
  { plan, cards, engine, known, since }: SearchRequest,
  drafts: NonNullable<SitePlan['search']>,
): (SavedNote | TermsTask)[] {
  const settings = keyOf(JSON.stringify(['terms', engine, plan.settings]))
  const before = since?.plan.search ?? []
  // Both lists are of the same notes in the same order, and none of them was left out.
  const notes = known?.notes.length === before.length ? known.notes : []
  return drafts.flatMap(({ note, draft }, index): (SavedNote | TermsTask)[] => {
    const old = before[index]
    const saved = notes[index]
    const isSame = old?.note === note && old.draft === draft && since?.changed[note] === 0
    if (isSame && saved !== undefined) return [saved]
    const texts = cards.get(plan.notes[note] ?? ('' as VaultPath))?.parts?.texts
    return texts === undefined ? [] : [{ draft, texts, key: keyOf(`${settings} ${draft} ${texts}`) }]
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
