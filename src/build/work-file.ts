/** What builds have made, as it lies in the cache folder: one file for each vault. */
import fs from 'node:fs'
import { join } from 'node:path'
import type { VaultPath } from '../lib/paths.ts'
import { type NoteCard, partKeys } from './cards.ts'
import type { DrawnCard } from './draw-cards.ts'
import type { LastWork } from './memory.ts'
import type { MadePage } from './render-site.ts'
import { readSaved } from './saved.ts'
import { searchKeys } from './search-site.ts'
import { traceKeys } from './trace-store.ts'

export const WORK_FORM = 'lectern-work-1'

/** The work as JSON. */
export interface EncodedWork extends Omit<LastWork, 'cards' | 'pages' | 'drawn'> {
  readonly cards: readonly (readonly [VaultPath, NoteCard])[]
  readonly pages: readonly (readonly [string, MadePage])[]
  readonly drawn: readonly (readonly [string, DrawnCard])[]
}

export function encodeWork({ cards, pages, drawn, ...rest }: LastWork): EncodedWork {
  return { ...rest, cards: [...cards], pages: [...pages], drawn: [...drawn] }
}

export function decodeWork(saved: EncodedWork): LastWork {
  return {
    ...saved,
    cards: new Map(saved.cards),
    pages: new Map(saved.pages),
    drawn: new Map(saved.drawn),
  }
}

/** The entries that the last builds of all vaults with this cache folder name. */
export function* liveKeys(cacheDir: string): Generator<string> {
  for (const name of fs.readdirSync(cacheDir)) {
    if (!/^work-\w+\.json$/.test(name)) continue
    const saved = readSaved<EncodedWork>(join(cacheDir, name), WORK_FORM)
    if (saved.kind === 'value') yield* keysOf(decodeWork(saved.value))
  }
}

function* keysOf({ cards, plan, search }: LastWork): Generator<string> {
  for (const { key, parts } of cards.values()) {
    yield key
    if (parts !== null) yield* partKeys(parts)
  }
  for (const drafted of [
    ...(plan?.plan.pages ?? []),
    ...(plan?.plan.files ?? []),
    ...(plan?.plan.search ?? []),
  ]) {
    yield drafted.draft
  }
  if (plan !== null) yield* traceKeys(plan.traces)
  const mentions = plan?.mentions ?? null
  if (mentions !== null) yield* [mentions.names, ...mentions.found]
  for (const { from } of plan?.plan.fixed ?? []) if (from.kind === 'store') yield from.key
  if (search !== null) yield* searchKeys(search)
}
