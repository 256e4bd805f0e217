/**
 * What is known of a vault once every note is compiled: who is public, what every link means, where every page
 * is. Derived in one go from summaries alone; later phases only read it.
 */
import type { Config } from '../config/config.ts'
import { type CourseFacts, deriveCourseFacts } from '../course/course-facts.ts'
import { orphanDiagnostics, type WantedNote } from '../course/wanted.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { UrlStyle } from '../html/url.ts'
import { type OutputPath, outputPath, type VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'
import { interfaceWords } from '../template/words.ts'
import { type Allocator, createAllocator } from '../vault/allocator.ts'
import { linkedAttachments } from '../vault/attachments.ts'
import {
  collectFolders,
  collectTags,
  type FolderCollection,
  type TagCollection,
} from '../vault/collections.ts'
import { sortFolders } from '../vault/folder-order.ts'
import { type LinkGraph, linkGraph } from '../vault/graph.ts'
import { resolveLink, resolveVault } from '../vault/links.ts'
import { type PublishedVault, publishVault, type VaultIndex } from '../vault/publish.ts'
import { type ReplacedAnchors, redactHeadings } from '../vault/redact.ts'
import type { LinkTable, Resolution } from '../vault/resolution.ts'
import { createSuggester, type Suggester } from '../vault/suggestions.ts'
import {
  allocatePages,
  homeNote,
  type PageAddress,
  type PropertyPlace,
  RESERVED_OUTPUTS,
} from '../vault/urls.ts'
import type { VaultMemory } from '../vault/vault-memory.ts'
import { cutList, furtherPage, numberedParts, type Part } from './parts.ts'

/** Where unwritten notes are listed (WNT-1), all or the most wanted; the page exists if there are any. */
export const WANTED_PAGE = outputPath('wanted.html')

/** About the bytes that wanted notes may add to a page, and what one takes, after Brotli. */
const WANTED_ROOM = { whole: 10_000, part: 10_000 }
const WANTED_BYTES = { name: 14, place: 16 }

/** Links as they are written: authors are told of them in their own words, whatever readers are not to see. */
export interface WrittenLinks {
  readonly index: VaultIndex
  readonly tables: ReadonlyMap<VaultPath, LinkTable>
  readonly suggester: Suggester
}

/** The facts that pages are made of. */
export interface Facts {
  readonly config: Config
  readonly style: UrlStyle
  readonly vault: PublishedVault
  readonly tables: ReadonlyMap<VaultPath, LinkTable>
  /** Of headings that withhold words of private links. */
  readonly replacedAnchors: ReplacedAnchors
  readonly graph: LinkGraph
  readonly tags: ReadonlyMap<string, TagCollection>
  readonly folders: ReadonlyMap<string, FolderCollection>
  readonly addresses: ReadonlyMap<VaultPath, PageAddress>
  /** The note that is the home page, if there is one. */
  readonly home: VaultPath | null
  /** Courses, sources, wanted notes and numbers. */
  readonly course: CourseFacts
  /** The pages that list the wanted notes, if there are too many for one. */
  readonly wantedLists: readonly Part<WantedNote>[]
  /** Which of them has the entry of a wanted note, by its key; empty if all are on one page. */
  readonly wantedEntries: ReadonlyMap<string, OutputPath>
  /** What a link of a note means that is in none of its tables: one in a property. */
  readonly resolve: (src: VaultPath, link: Parameters<typeof resolveLink>[2]) => Resolution
}

export interface SiteFacts extends Facts {
  /** Attachments that published notes link to or embed. */
  readonly linked: readonly VaultPath[]
  /** Hands out the paths that are still free. */
  readonly allocator: Allocator
}

export interface VaultInput {
  readonly notes: ReadonlyMap<VaultPath, NoteSummary>
  readonly placeOf: PropertyPlace
  readonly attachments: readonly VaultPath[]
  /** Files of which only the path may be known: unreadable, refused or ignored ones. */
  readonly withheld: readonly VaultPath[]
  readonly config: Config
  /** What was derived before, and is from now on. */
  readonly memory: VaultMemory
}

/** Derives the facts, and says what is wrong with addresses; of links see `link-reports.ts`. */
export function deriveFacts(input: VaultInput): {
  facts: SiteFacts
  written: WrittenLinks
  diagnostics: readonly Diagnostic[]
  advice: Diagnostic[]
} {
  const { config, memory } = input
  const index = publishVault(input.notes, input.attachments, config, input.withheld, memory.names)
  memory.names = index.names
  const written = resolveVault(index, memory.tables)
  const redacted =
    config.privateLinks === 'redact'
      ? redactHeadings(index, written, interfaceWords(config.lang).privateNote)
      : { index, anchors: new Map() }
  const tables = redacted.index === index ? written : resolveVault(redacted.index, memory.redactedTables)
  const vault = redacted.index.published
  const linked = linkedAttachments(tables.values())
  const allocator = createAllocator(RESERVED_OUTPUTS)
  const pages = allocatePages(vault, config, allocator, input.placeOf)
  const graph = linkGraph(vault, tables, memory.graph)
  memory.graph = { notes: vault.notes, tables, graph }
  const home = homeNote(vault.notes, config.home)
  const course = deriveCourseFacts({ vault, tables }, config)
  const facts: SiteFacts = {
    config,
    style: config.cleanUrls ? 'clean' : 'file',
    vault,
    tables,
    replacedAnchors: redacted.anchors,
    graph,
    tags: collectTags(vault),
    folders: sortFolders(collectFolders(vault), vault, config.lang),
    addresses: pages.addresses,
    home,
    linked,
    course,
    ...wantedPages(allocator, course),
    resolve: (src, link) => resolveLink(redacted.index, src, link),
    allocator,
  }
  const suggester = createSuggester(vault, linked, memory.suggester)
  memory.suggester = suggester
  return {
    facts,
    written: { index, tables: written, suggester },
    diagnostics: pages.diagnostics,
    advice: orphanDiagnostics(graph, course.courses, home),
  }
}

/** Spreads the wanted notes over pages: now, since links to their entries are part of what links mean. */
function wantedPages(
  allocator: Allocator,
  { wanted }: CourseFacts,
): Pick<SiteFacts, 'wantedLists' | 'wantedEntries'> {
  const cut = cutList(
    [...wanted.values()],
    WANTED_ROOM,
    ({ wants }) => WANTED_BYTES.name + WANTED_BYTES.place * wants.length,
  )
  const path = (number: number): string => furtherPage(WANTED_PAGE, number)
  const wantedLists = numberedParts(allocator, cut, { first: WANTED_PAGE, path, owner: 'wanted' })
  return {
    wantedLists,
    wantedEntries: new Map(
      wantedLists.flatMap(({ output, items }) => items.map(({ key }) => [key, output] as const)),
    ),
  }
}
