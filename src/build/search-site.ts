/** The files of the search: terms by note, from the store where they are there, and the files by all terms. */
import type { VaultPath } from '../lib/paths.ts'
import { outputPath } from '../lib/paths.ts'
import type { NoteCard } from './cards.ts'
import { digestOf, keyOf } from './digest.ts'
import type { Executor } from './executor.ts'
import type { SiteOutput } from './interface.ts'
import type { SitePlan } from './plan.ts'
import type { TermsTask } from './search-task.ts'
import { requireEntry, type Store } from './store.ts'

/** What a build remembers of the search. */
export interface SavedSearch {
  /** Digest of all terms. */
  readonly key: string
  /** Keys of the terms of each note. */
  readonly terms: readonly string[]
  readonly outputs: readonly (readonly [path: string, digest: string, key: string])[]
}

export interface SearchRequest {
  readonly plan: SitePlan
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
  readonly engine: string
  readonly known: SavedSearch | null
  readonly store: Store
  readonly executor: Executor
  readonly onNote: (done: number, total: number) => void
}

/** Makes the search's files, unless no note has changed for it. */
export async function searchSite(request: SearchRequest): Promise<SavedSearch | null> {
  const { plan, cards, engine, known, store, executor } = request
  if (plan.search === null) return null
  const settings = keyOf(JSON.stringify(['terms', engine, plan.settings]))
  const tasks = plan.search.flatMap(({ note, draft }): TermsTask[] => {
    const texts = cards.get(plan.notes[note] ?? ('' as VaultPath))?.parts?.texts
    return texts === undefined ? [] : [{ draft, texts, terms: keyOf(`${settings} ${draft} ${texts}`) }]
  })
  const terms = tasks.map((task) => task.terms)
  const key = keyOf(terms.join(' '))
  if (known?.key === key) return known
  const before = new Set(known?.terms)
  const missing = tasks.filter((task) => !before.has(task.terms) && !store.has(task.terms))
  await executor.run('terms', plan.settings, missing, (done) => request.onNote(done, missing.length))
  const { searchFiles } = await import('./search-task.ts')
  const outputs = searchFiles(terms, plan.settings.style, store).map(({ path, text }) => {
    const content = keyOf(text)
    if (!store.has(content)) store.put(content, text)
    return [path, digestOf(text), content] as const
  })
  return { key, terms, outputs }
}

/** The outputs of the search; their texts are in the store. */
export function searchOutputs({ outputs }: SavedSearch, store: Store): SiteOutput[] {
  return outputs.map(([path, digest, key]) => ({
    path: outputPath(path),
    digest,
    body: { kind: 'bytes', bytes: Buffer.from(requireEntry(store, key)) },
  }))
}
