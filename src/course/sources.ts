/**
 * All citations of the published notes, grouped by source (SRC-1, SRC-2, SRC-3, SRC-6).
 *
 * A source is what its identity says, however its address is written. Citations keep the address as written.
 */
import { compareBy } from '../lib/compare.ts'
import { fold } from '../lib/fold.ts'
import { append } from '../lib/multimap.ts'
import { basename, type VaultPath } from '../lib/paths.ts'
import { citingSection } from '../note/citations.ts'
import {
  kindOfFile,
  SOURCE_KINDS,
  type SourceKind,
  sourceIdentity,
  sourceKind,
} from '../note/source-address.ts'
import { isAddress, splitSourceTitle, titleOfAddress } from '../note/source-title.ts'
import type { CitationSummary } from '../note/summary.ts'
import { noteTitle } from '../vault/collections.ts'
import { shortHash } from '../vault/slug.ts'
import type { Courses } from './courses.ts'
import { compareSections, createStanding, type Standing } from './standing.ts'
import type { LinkedVault, SectionRef } from './vault-links.ts'

/** Where a source is found: outside the site, or in the vault. */
export type SourceTarget =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'note' | 'file'; readonly path: VaultPath }

/** One citation: a section names a source. */
export interface Citation extends SectionRef {
  readonly standing: Standing
  /** The target as this citation writes it. */
  readonly target: SourceTarget
  /** Index into the links of the note, for a source in the vault. */
  readonly link: number | null
  readonly title: string
  readonly locator: string | null
}

export interface Source {
  /** Equal for equal sources (SRC-2). */
  readonly identity: string
  /** Short and lasting: the name of its anchor on the page of all sources. */
  readonly key: string
  readonly kind: SourceKind
  /** Without what the host adds (SRC-3). */
  readonly title: string
  /** As the first citation writes it. */
  readonly target: SourceTarget
  /** In course order; a section that cites it twice is there twice. */
  readonly citations: readonly Citation[]
  /** The sections that cite it, each once, in course order. */
  readonly sections: readonly Citation[]
}

export interface Sources {
  /** By course and unit of the first citation, then by place: the order of a list of all sources. */
  readonly list: readonly Source[]
  readonly byIdentity: ReadonlyMap<string, Source>
  /** By note: its citations, in the order of the text. */
  readonly byNote: ReadonlyMap<VaultPath, readonly { readonly source: Source; readonly citation: Citation }[]>
}

/** A source cited by at least this many sections gets a page of its own (SRC-6). */
const SECTIONS_FOR_PAGE = 5

/** Collects and groups all citations. */
export function collectSources(linked: LinkedVault, courses: Courses): Sources {
  const standing = createStanding(linked, courses)
  const groups = new Map<string, Citation[]>()
  const inText = new Map<VaultPath, { identity: string; citation: Citation }[]>()
  for (const [note, summary] of linked.vault.notes) {
    for (const written of summary.citations) {
      const target = targetOf(linked, note, written)
      if (target === null) continue
      const section = citingSection(summary.headings, written.section)
      const identity = identityOf(target)
      const citation: Citation = {
        note,
        section,
        standing: standing({ note, section }),
        target,
        link: written.link,
        title: titleOf(linked, written, target),
        locator: written.locator,
      }
      append(groups, identity, citation)
      append(inText, note, { identity, citation })
    }
  }
  const compare = compareSections(courses, standing)
  const list = [...groups].map(([identity, citations]) => sourceOf(identity, [...citations].sort(compare)))
  const first = (source: Source): Citation | undefined => source.citations[0]
  list.sort((a, b) => {
    const [left, right] = [first(a), first(b)]
    return left === undefined || right === undefined ? 0 : compare(left, right)
  })
  const byIdentity = new Map(list.map((source) => [source.identity, source]))
  const byNote = new Map(
    [...inText].map(([note, entries]) => [
      note,
      entries.flatMap(({ identity, citation }) => {
        const source = byIdentity.get(identity)
        return source === undefined ? [] : [{ source, citation }]
      }),
    ]),
  )
  return { list, byIdentity, byNote }
}

/** Sources by kind, kinds in their usual order, sources by title (SRC-6). */
export function sourcesByKind(list: readonly Source[]): { kind: SourceKind; sources: Source[] }[] {
  return SOURCE_KINDS.flatMap((kind) => {
    const sources = list.filter((source) => source.kind === kind)
    const byTitle = compareBy<Source>(
      ({ title }) => fold(title),
      ({ identity }) => identity,
    )
    return sources.length === 0 ? [] : [{ kind, sources: sources.sort(byTitle) }]
  })
}

/** Whether a source has a page of its own (SRC-6). */
export function hasPage(source: Source): boolean {
  return source.sections.length >= SECTIONS_FOR_PAGE
}

/** The sources that one note cites, each once, in the order of the text. */
export function sourcesOfNote({ byNote }: Sources, note: VaultPath): Source[] {
  return [...new Set((byNote.get(note) ?? []).map(({ source }) => source))]
}

/** Null for what is no source: private and missing targets, and links of a note to itself. */
function targetOf(
  { tables }: LinkedVault,
  note: VaultPath,
  { url, link }: CitationSummary,
): SourceTarget | null {
  if (url !== null) return { kind: 'url', url }
  const resolution = link === null ? undefined : tables.get(note)?.[link]
  if (resolution?.kind === 'attachment') return { kind: 'file', path: resolution.path }
  if (resolution?.kind !== 'note' || resolution.path === note) return null
  return { kind: 'note', path: resolution.path }
}

function identityOf(target: SourceTarget): string {
  return target.kind === 'url' ? sourceIdentity(target.url) : `${target.kind}:${target.path}`
}

function kindOf(target: SourceTarget): SourceKind {
  switch (target.kind) {
    case 'url':
      return sourceKind(target.url)
    case 'note':
      return 'note'
    case 'file':
      return kindOfFile(target.path) ?? 'document'
    default:
      return target satisfies never
  }
}

/** The author's words where there are some, else what the target is called. */
function titleOf({ vault }: LinkedVault, { title }: CitationSummary, target: SourceTarget): string {
  const words = title.replace(/\s+/g, ' ').trim()
  switch (target.kind) {
    case 'url':
      if (words === '' || isAddress(words)) return titleOfAddress(target.url)
      return splitSourceTitle(words, target.url).title
    case 'note': {
      const summary = vault.notes.get(target.path)
      return summary === undefined ? words : noteTitle(target.path, summary)
    }
    case 'file':
      return words === '' ? basename(target.path) : words
    default:
      return target satisfies never
  }
}

function sourceOf(identity: string, citations: readonly Citation[]): Source {
  const [first] = citations
  if (first === undefined) throw new Error('A source without citations.')
  // A title that somebody wrote is better than one made from the address.
  const named = citations.find(
    ({ title, target }) => target.kind !== 'url' || title !== titleOfAddress(target.url),
  )
  const sections = new Map(citations.toReversed().map((c) => [`${c.note}\n${c.section}`, c]))
  return {
    identity,
    key: shortHash(identity),
    kind: kindOf(first.target),
    title: (named ?? first).title,
    target: first.target,
    citations,
    sections: citations.filter((c) => sections.get(`${c.note}\n${c.section}`) === c),
  }
}
