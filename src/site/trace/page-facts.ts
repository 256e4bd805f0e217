/** Facts and materials as pages get them: whatever a page reads of them is noted. */
import { type VaultPath, vaultPath } from '../../lib/paths.ts'
import type { NoteSummary } from '../../note/summary.ts'
import { seenThrough } from '../../vault/publish.ts'
import type { Facts, WrittenLinks } from '../facts.ts'
import { type Materials, noteImage, slotObjects } from '../render-scope.ts'
import type { Facet, Recorder, Space } from './recorder.ts'
import { createWatch, type Watch, watchedMap } from './watched.ts'
import { type WatchedSources, watchedCourses, watchedSources, watchedWanted } from './watched-course.ts'
import { watchedGenerated } from './watched-generated.ts'
import { watchedLinks } from './watched-links.ts'
import { watchedNotes } from './watched-notes.ts'

const WATCHED = Symbol('watched')

/** Facts that are watched: the only ones that pages are made of. */
export interface PageFacts extends Facts {
  readonly [WATCHED]: true
}

/** Materials that are watched. */
export interface PageMaterials extends Materials {
  readonly [WATCHED]: true
}

/** All that pages are made of, and what tells whether parts of it are as they were. */
export interface PageSources {
  readonly facts: Facts
  readonly materials: Materials
  readonly written: WrittenLinks
  /** A text for the summary of a note: while it is the same, so is the summary. */
  readonly versionOf: (note: VaultPath, summary: NoteSummary) => string
  /** Where the quotes of a note stand, as a text: it decides `Materials.quoteSection`. */
  readonly shapeOf: (note: VaultPath) => string
}

/** Watches everything but configuration and style: pages of other ones have nothing in common. */
export function watchSources(
  recorder: Recorder,
  sources: PageSources,
): {
  readonly facts: PageFacts
  readonly materials: PageMaterials
  readonly reports: WrittenLinks
} {
  const watch = createWatch(recorder)
  const notes = recorder.space('n')
  const cited = watchedSources(watch, notes, sources.facts.course.sources)
  const facts = watchFacts(watch, notes, sources, cited)
  return {
    facts,
    materials: watchMaterials(watch, notes, sources, facts, cited),
    reports: watchedLinks(watch, sources.written, sources.versionOf),
  }
}

function watchFacts(
  watch: Watch,
  notes: Space,
  { facts, versionOf }: PageSources,
  { sources }: WatchedSources,
): PageFacts {
  const { graph, course } = facts
  const readHome = watch.whole('home', () => facts.home)
  const { wanted, wantedLists } = watchedWanted(watch, facts)
  const courses = watchedCourses(watch, notes, course.courses)
  const pairs = { tell: (map: ReadonlyMap<string | number, string>) => [...map] }
  return {
    [WATCHED]: true,
    config: facts.config,
    style: facts.style,
    vault: seenThrough(facts.vault, (published) => watchedNotes(watch, notes, published, versionOf)),
    tables: watchedMap(watch, notes, 'tables', facts.tables),
    replacedAnchors: watchedMap(watch, notes, 'anchors', facts.replacedAnchors, pairs),
    graph: {
      outgoing: watchedMap(watch, notes, 'outgoing', graph.outgoing),
      backlinks: watchedMap(watch, notes, 'backlinks', graph.backlinks),
      embeds: watchedMap(watch, notes, 'embeds', graph.embeds),
    },
    tags: watchedMap(watch, watch.recorder.space('t'), 'tags', facts.tags),
    folders: watchedMap(watch, watch.recorder.space('f'), 'folders', facts.folders),
    addresses: watchedMap(watch, notes, 'addresses', facts.addresses),
    get home() {
      readHome()
      return facts.home
    },
    course: {
      courses,
      sources,
      wanted,
      equations: watchedMap(watch, notes, 'equations', course.equations, pairs),
    },
    get wantedLists() {
      return wantedLists()
    },
    wantedEntries: watchedMap(watch, watch.recorder.space('w'), 'wanted entries', facts.wantedEntries),
    resolve: watchedResolve(watch, facts),
  }
}

/** What a link in a property means is known by the answer. */
function watchedResolve({ recorder }: Watch, { resolve }: Facts): Facts['resolve'] {
  const links = recorder.space('l')
  const facet = recorder.facet(links, (key) => {
    const [src, path, subpath, syntax] = JSON.parse(key)
    return resolve(vaultPath(src), { path, subpath, syntax })
  })
  return (src, { path, subpath, syntax }) => {
    recorder.read(links.numberOf(JSON.stringify([src, path, subpath, syntax])), facet.bit)
    return resolve(src, { path, subpath, syntax })
  }
}

function watchMaterials(
  watch: Watch,
  notes: Space,
  { materials, shapeOf }: PageSources,
  facts: PageFacts,
  { show }: WatchedSources,
): PageMaterials {
  const { recorder } = watch
  const files = watchedMap(watch, recorder.space('a'), 'files', materials.files)
  const shape = recorder.facet(notes, (note) => shapeOf(vaultPath(note)))
  const decisive = recorder.facet(notes, (note) => materials.decisive(vaultPath(note)))
  const noted =
    <Rest extends readonly unknown[], T>({ bit }: Facet, answer: (note: VaultPath, ...rest: Rest) => T) =>
    (note: VaultPath, ...rest: Rest): T => {
      recorder.read(notes.numberOf(note), bit)
      return answer(note, ...rest)
    }
  const rest = {
    [WATCHED]: true as const,
    files,
    // Made of facts, which are watched.
    objects: slotObjects(facts),
    images: (note: VaultPath) => noteImage(facts, files, note),
    quoteSection: noted(shape, materials.quoteSection),
    decisive: noted(decisive, materials.decisive),
    cards: watchedMap(watch, recorder.space('o'), 'cards', materials.cards),
    mentions: watchedMap(watch, notes, 'mentions', materials.mentions),
  }
  return watchedGenerated(watch, notes, materials, show, rest)
}
