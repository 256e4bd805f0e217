/** Where the diagnostics of a plan stand: from the last build, as far as the notes that they are about are as they were. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type VaultPath, vaultPath } from '../lib/paths.ts'
import type { NotePlaces } from '../note/summary.ts'
import type { NoteCard } from './cards.ts'
import { withRealPlace } from './stand-ins.ts'
import { requireEntry, type Store } from './store.ts'

/** A diagnostic with its place, and the key of the places that say it; null if it has a place of its own. */
export interface PlacedDiagnostic {
  readonly diagnostic: Diagnostic
  readonly places: string | null
}

/**
 * Puts real places for stand-ins. `known` are the same diagnostics as the last build has placed them, in the same
 * order, or nothing. Throws `MissingEntry`.
 */
export function placeDiagnostics(
  diagnostics: readonly Diagnostic[],
  known: readonly PlacedDiagnostic[],
  cards: ReadonlyMap<VaultPath, NoteCard>,
  store: Store,
): PlacedDiagnostic[] {
  const read = new Map<string, NotePlaces>()
  const keyFor = (file: string | null): string | null =>
    file === null ? null : (cards.get(vaultPath(file))?.parts?.places ?? null)

  function placesOf(file: string): NotePlaces | null {
    const key = keyFor(file)
    if (key === null) return null
    const places = read.get(key) ?? (JSON.parse(requireEntry(store, key)) as NotePlaces)
    read.set(key, places)
    return places
  }

  return diagnostics.map((diagnostic, index) => {
    const places = keyFor(diagnostic.file)
    const before = known[index]
    if (before !== undefined && before.places === places) return before
    return { diagnostic: withRealPlace(diagnostic, placesOf), places }
  })
}
