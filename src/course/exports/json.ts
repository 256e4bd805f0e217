import type { ExportedSource } from './entry.ts'

/** `sources.json`: every source with all places that cite it (SRC-7). */
export function sourcesJson(sources: readonly ExportedSource[]): string {
  const entries = sources.map(({ id, kind, title, url, citedIn }) => ({ id, kind, title, url, citedIn }))
  return `${JSON.stringify({ sources: entries }, null, 1)}\n`
}
