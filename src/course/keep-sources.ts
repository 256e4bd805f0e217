/** Sources after an edit: what is said of them as before is the very same, so that nobody need look into it again. */
import { isSameData } from '../lib/memo.ts'
import type { Citation, Source, Sources } from './sources.ts'

/** The sources, with those of `before` wherever they say the same. */
export function keepSources(now: Sources, before: Sources | null): Sources {
  if (before === null) return now
  const sources = new Map<Source, Source>()
  const citations = new Map<Citation, Citation>()
  for (const source of now.list) {
    const old = before.byIdentity.get(source.identity)
    if (old === undefined || !isSameData(source, old)) continue
    sources.set(source, old)
    for (const [index, citation] of source.citations.entries())
      citations.set(citation, old.citations[index] ?? citation)
  }
  const list = now.list.map((source) => sources.get(source) ?? source)
  const byNote = [...now.byNote].map(([note, entries]) => {
    const kept = entries.map(({ source, citation }) => ({
      source: sources.get(source) ?? source,
      citation: citations.get(citation) ?? citation,
    }))
    const old = before.byNote.get(note)
    // Their parts are the very same where they say the same.
    return [note, old !== undefined && isSameData(kept, old) ? old : kept] as const
  })
  return {
    list,
    byIdentity: new Map(list.map((source) => [source.identity, source])),
    byNote: new Map(byNote),
  }
}
