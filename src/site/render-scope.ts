import type { MentionedIn } from '../course/mentions.ts'
import type { Citation, Source } from '../course/sources.ts'
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import { vaultPath } from '../lib/paths.ts'
import type { SourceKind } from '../note/source-address.ts'
import { tagKey } from '../note/tag-key.ts'
import type { NoteObject } from '../render/object.ts'
import type { LinkScope, LinkTarget } from '../render/target.ts'
import { interfaceWords } from '../template/words.ts'
import type { LinkingNote } from './course/backlinks.ts'
import type { Facts } from './facts.ts'
import type { IndexParts } from './index-parts.ts'
import type { FeedPaths } from './outputs/feeds.ts'
import type { ListItem, Part } from './parts.ts'
import { slotObject } from './slots.ts'
import { linkTargets, type PublishedFile } from './targets.ts'

/** Output paths of the generated pages and files, which views of other pages link to. */
export interface GeneratedPaths {
  readonly tagPages: ReadonlyMap<string, OutputPath>
  readonly folderPages: ReadonlyMap<string, OutputPath>
  /** Pages of the sources that have one, by identity. */
  readonly sourcePages: ReadonlyMap<string, OutputPath>
  /** Pages of a large site's sources, and which of them has the entry of a source, by identity. */
  readonly sourceLists: readonly Part<Source>[]
  readonly sourceEntries: ReadonlyMap<string, OutputPath>
  /** Pages of the sources of each kind; empty unless there are very many. */
  readonly sourceKinds: ReadonlyMap<SourceKind, readonly Part<Source>[]>
  /** The letters of the index, spread over pages if there are many. */
  readonly index: IndexParts
  /** The tags of a vault that has very many, by key. */
  readonly tagLists: readonly Part<string>[]
  /** The items of long lists, by the page with the first of them: those of tags and folders. */
  readonly noteLists: ReadonlyMap<OutputPath, readonly Part<ListItem>[]>
  /** Pages that show who links to a note of very many backlinks. */
  readonly backlinkPages: ReadonlyMap<VaultPath, readonly Part<LinkingNote>[]>
  /** Pages that show where a source is cited that very many places cite, by its identity. */
  readonly sourcePlaces: ReadonlyMap<string, readonly Part<Citation>[]>
  /** Pages that show a whole course, in the order of the courses; null for a course without a written note. */
  readonly printPages: readonly (OutputPath | null)[]
  readonly feeds: FeedPaths
  /** The Markdown of notes; empty if it is not published (WEB-2). */
  readonly markdown: ReadonlyMap<VaultPath, OutputPath>
}

/** What pages are made of besides facts: compiled notes, published files, and the generated pages' addresses. */
export interface Materials extends GeneratedPaths {
  readonly objects: (path: VaultPath) => NoteObject | null
  /** The section in which the quote of a link stands; null if the link stands in no text of its own (BKL-1). */
  readonly quoteSection: (path: VaultPath, link: number) => number | null
  /** The targets of a note that give a link other words than its own. */
  readonly decisive: (path: VaultPath) => readonly (readonly [link: number, target: LinkTarget])[]
  readonly files: ReadonlyMap<VaultPath, PublishedFile>
  /** Pictures drawn for links to pages, by the page. */
  readonly cards: ReadonlyMap<OutputPath, OutputPath>
  /** The published picture that a note names as its social image, or null (FM-18). */
  readonly images: (path: VaultPath) => OutputPath | null
  /** Where a note is mentioned without a link; empty unless the site offers mentions (BKL-4). */
  readonly mentions: ReadonlyMap<VaultPath, readonly MentionedIn[]>
}

/** What the linker knows besides the vault: the same for all pages, plain data. */
export type LinkSettings = Pick<LinkScope, 'style' | 'privateLinks' | 'limits' | 'words'>

/** The settings of a site. */
export function linkSettings({ config, style }: Pick<Facts, 'config' | 'style'>): LinkSettings {
  const words = interfaceWords(config.lang)
  return {
    style,
    privateLinks: config.privateLinks,
    limits: {
      depth: config.limits.embedDepth,
      count: config.limits.embedsPerPage,
      bytes: config.limits.embedBytes,
    },
    words: {
      privateNote: words.privateNote,
      unwritten: words.unwritten,
      open: words.openNote,
      footnotes: words.footnotes,
      back: words.backToText,
      wantedBy: words.wantedBy,
      sources: words.sources,
      sourceKinds: words.sourceKinds,
    },
  }
}

/** What the linker may look at while it makes texts for the page at `page`. */
export function linkScope(facts: Facts, materials: Materials, page: OutputPath): LinkScope {
  const targets = new Map<string, readonly LinkTarget[]>()
  return {
    ...linkSettings(facts),
    page,
    object: (note) => materials.objects(vaultPath(note)),
    targets: (note) => {
      const known = targets.get(note)
      if (known !== undefined) return known
      const made = linkTargets(facts, materials.files, vaultPath(note))
      targets.set(note, made)
      return made
    },
    equation: (note, block) => facts.course.equations.get(vaultPath(note))?.get(block) ?? null,
    linksHere: () => '',
    anchor: (note, anchor) => facts.replacedAnchors.get(vaultPath(note))?.get(anchor) ?? anchor,
    section: () => null,
    tag: (tag) => materials.tagPages.get(tagKey(tag)) ?? null,
  }
}

/** So many are remembered: a page asks for those around it again and again, and the next one for others. */
const KNOWN_OBJECTS = 500

/** Objects of published notes with slots in place of HTML, made when they are asked for. */
export function slotObjects({ vault }: Pick<Facts, 'vault'>): Materials['objects'] {
  const known = new Map<VaultPath, NoteObject>()
  return (path) => {
    const headings = vault.notes.get(path)?.headings
    if (headings === undefined) return null
    const object = known.get(path) ?? slotObject(path, headings.length)
    if (known.size >= KNOWN_OBJECTS) known.clear()
    known.set(path, object)
    return object
  }
}

/** The published picture that a note names as its social image, or null (FM-18). */
export function noteImage(
  { vault, tables }: Pick<Facts, 'vault' | 'tables'>,
  files: Materials['files'],
  path: VaultPath,
): OutputPath | null {
  const index = vault.notes.get(path)?.links.findIndex((link) => link.syntax === 'property') ?? -1
  const resolution = index === -1 ? undefined : tables.get(path)?.[index]
  return resolution?.kind === 'attachment' ? (files.get(resolution.path)?.output ?? null) : null
}
