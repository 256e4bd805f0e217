/** Drafts of pages, files and search entries, and reports: from before, where all that they are made of is as it was. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import { type DraftReads, draftScope, readsOf } from '../site/draft.ts'
import { type Drawn, drawFile, drawPage } from '../site/draw-page.ts'
import { linkReports } from '../site/link-reports.ts'
import type { FileSpec, PageSpec } from '../site/page-spec.ts'
import { searchDraft } from '../site/search-notes.ts'
import { readNumbers, writeNumbers } from '../site/trace/numbers.ts'
import { type PageSources, watchSources } from '../site/trace/page-facts.ts'
import { createRecorder } from '../site/trace/recorder.ts'
import { createTracer, type KeepTrace, type TraceBook, type TracedFacts } from '../site/trace/tracer.ts'
import { keyOf } from './digest.ts'
import type { Drafted, StoredDraft } from './plan.ts'
import type { PlanMemory } from './plan-memory.ts'
import { standIns } from './stand-ins.ts'
import type { Store } from './store.ts'

export interface DraftMaker {
  page(output: OutputPath, article: VaultPath | null, spec: PageSpec): Drafted
  file(output: OutputPath, spec: FileSpec): Drafted
  /** The key of what the search knows of a note by facts alone. */
  search(note: VaultPath): string
  /** What there is to say about the links of a note, with stand-ins for places. */
  reports(note: VaultPath): readonly Diagnostic[]
  /** What the traces of all of them name; for when there is nothing more to be made. */
  facts(): TracedFacts
  /** How many drafts were made. */
  made(): number
}

/** Makes drafts and puts them into the store. */
export function createDraftMaker(
  sources: PageSources,
  { traces, keep, memory, store }: { traces: TraceBook; keep: KeepTrace; memory: PlanMemory; store: Store },
): DraftMaker {
  const recorder = createRecorder(traces.keys)
  const notes = recorder.space('n')
  const { facts, materials, reports } = watchSources(recorder, sources)
  const tracer = createTracer(recorder, traces, keep, memory.digests)
  /** The place of a note in the plan, by the number of its key. */
  const places: number[] = []
  for (const [place, note] of [...sources.facts.vault.notes.keys()].entries()) {
    const number = notes.numberOf(note)
    while (places.length <= number) places.push(-1)
    places[number] = place
  }

  function put(text: string): string {
    const key = keyOf(text)
    if (!store.has(key)) store.put(key, text)
    return key
  }

  function draft(page: OutputPath, article: VaultPath | null, { view, linksHere, sections }: Drawn): string {
    const json = JSON.stringify(view)
    const links = linksHere ?? new Map<number, string>()
    const inText = links.size === 0 ? '' : JSON.stringify([...links.values()])
    const reads = readsOf(facts, inText + json)
    const scope = draftScope(facts, materials, reads, links, sections)
    const rest = JSON.stringify({ page, article, scope } satisfies Omit<StoredDraft, 'view'>)
    return `${put(`${rest.slice(0, -1)},"view":${json}}`)} ${writeReads(reads)}`
  }

  function writeReads({ objects, headings, leads, excerpts }: DraftReads): string {
    const number = (note: string): number => notes.numberOf(note)
    return [
      objects.map(number),
      headings.map(number),
      leads.map(number),
      excerpts.flatMap(([note, link]) => [number(note), link]),
    ]
      .map(writeNumbers)
      .join(' ')
  }

  function readDraft(made: string): Drafted {
    const [draft = '', objects = '', headings = '', leads = '', excerpts = ''] = made.split(' ')
    const place = (number: number): number => places[number] ?? -1
    return {
      draft,
      reads: {
        objects: readNumbers(objects).map(place),
        headings: readNumbers(headings).map(place),
        leads: readNumbers(leads).map(place),
        excerpts: readNumbers(excerpts).map((value, at) => (at % 2 === 0 ? place(value) : value)),
      },
    }
  }

  return {
    page(output, article, spec) {
      const name = JSON.stringify([output, spec])
      return readDraft(tracer.trace(name, () => draft(output, article, drawPage(facts, materials, spec))))
    },
    file(output, spec) {
      const name = JSON.stringify([output, spec])
      return readDraft(tracer.trace(name, () => draft(output, null, drawFile(facts, materials, spec))))
    },
    search: (note) =>
      tracer.trace(JSON.stringify(['search', note]), () =>
        put(JSON.stringify(searchDraft(facts, materials, note))),
      ),
    reports(note) {
      const made = tracer.trace(JSON.stringify(['reports', note]), () =>
        JSON.stringify(linkReports(reports, facts.config, note, standIns)),
      )
      // It is what has just been written, or was when it was made.
      return made === '[]' ? [] : (JSON.parse(made) as Diagnostic[])
    },
    facts: tracer.facts,
    made: tracer.made,
  }
}
