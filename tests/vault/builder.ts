/** Small vaults for tests, built from summaries: no parser takes part. */
import { type VaultPath, vaultPath } from '../../src/lib/paths.ts'
import { normaliseHeading } from '../../src/note/normalise-heading.ts'
import type { HeadingSummary, LinkSummary, NotePlaces, NoteSummary } from '../../src/note/summary.ts'
import { linkDiagnostics } from '../../src/vault/link-diagnostics.ts'
import { resolveLinks } from '../../src/vault/links.ts'
import { type PublishOptions, publishVault, type VaultIndex } from '../../src/vault/publish.ts'
import type { Resolution } from '../../src/vault/resolution.ts'
import { createSuggester } from '../../src/vault/suggestions.ts'

export interface NoteSpec extends Partial<NoteSummary['frontmatter']> {
  /** As in Markdown: `## Title`; a pair if the rendered text differs from the source. */
  readonly headings?: readonly (string | readonly [source: string, text: string])[]
  readonly blocks?: readonly string[]
  /** `[[a#b|c]]`, `![[a]]`, `[t](a#b)`, `![t](a)`; they stand at line 1, 2, 3 … */
  readonly links?: readonly string[]
}

/** A note's summary; everything that is not said is empty. */
export function note(spec: NoteSpec = {}): NoteSummary {
  const { headings = [], blocks = [], links = [], ...frontmatter } = spec
  return {
    frontmatter: {
      title: null,
      aliases: [],
      tags: [],
      visibility: 'public',
      published: false,
      permalink: null,
      description: null,
      image: null,
      cssClasses: [],
      date: null,
      modified: null,
      lang: null,
      order: null,
      type: null,
      properties: [],
      ...frontmatter,
    },
    title: frontmatter.title ?? null,
    mergedHeading: false,
    tags: frontmatter.tags ?? [],
    headings: headings.map(heading),
    blocks: blocks.map((id) => ({ id: id.toLowerCase(), anchor: `^${id}`, section: -1, label: null })),
    links: links.map(link),
    citations: [],
    syllabus: [],
    features: { math: false, mermaid: false, code: false },
  }
}

/** A vault of these files: those ending in `.md` are notes, all others attachments. */
export function vault(
  files: readonly string[] | { readonly [path: string]: NoteSpec },
  options: PublishOptions = { drafts: false, publish: 'all' },
  withheld: readonly string[] = [],
): VaultIndex {
  const specs = Array.isArray(files) ? files.map((path) => [path, {}] as const) : Object.entries(files)
  const isNote = (path: string) => /\.md$/i.test(path)
  return publishVault(
    new Map(specs.filter(([path]) => isNote(path)).map(([path, spec]) => [vaultPath(path), note(spec)])),
    specs.filter(([path]) => !isNote(path)).map(([path]) => vaultPath(path)),
    options,
    withheld.map(vaultPath),
  )
}

/** Where a link that stands in `src` leads, in words: `Note.md#anchor`, `missing`, `private`. */
export function follow(index: VaultIndex, src: string, markdown: string): string {
  const [resolution] = resolveLinks(index, vaultPath(src), note({ links: [markdown] }))
  if (resolution === undefined) throw new Error('no link')
  return describe(resolution)
}

export function describe(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'note': {
      const { target } = resolution
      if (target.kind === 'whole') return resolution.path
      return `${resolution.path}#${target.kind === 'unknown' ? '?' : target.anchor}`
    }
    case 'attachment':
      return resolution.path + (resolution.fragment === null ? '' : `#${resolution.fragment}`)
    default:
      return resolution.kind
  }
}

/** What is reported about a link that stands in `src`: `code: message help`, or null. */
export function complaint(index: VaultIndex, src: string, markdown: string): string | null {
  const summary = note({ links: [markdown] })
  const path = vaultPath(src)
  const table = resolveLinks(index, path, summary)
  const suggester = createSuggester(index.published)
  const [found] = linkDiagnostics(index, suggester, { path, summary, places: placesOf(summary), table })
  if (found === undefined) return null
  return `${found.code}: ${found.message}${found.help === null ? '' : ` ${found.help}`}`
}

/** Link `i` stands in line `i + 1`, column 1. */
export function placesOf(summary: NoteSummary): NotePlaces {
  return { links: summary.links.map((_, i) => ({ line: i + 1, column: 1 })), properties: {} }
}

export function paths(...names: string[]): VaultPath[] {
  return names.map(vaultPath)
}

function heading(written: string | readonly [string, string]): HeadingSummary {
  const [source, shown] = typeof written === 'string' ? [written, null] : written
  const hashes = source.indexOf(' ')
  const raw = source.slice(hashes + 1)
  const title = shown ?? raw
  return {
    depth: hashes,
    title,
    raw: normaliseHeading(raw),
    text: normaliseHeading(title),
    anchor: title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'),
  }
}

function link(markdown: string): LinkSummary {
  const wikilink = /^(!?)\[\[([^#|]*)(?:#([^|]*))?(?:\|(.*))?\]\]$/s.exec(markdown)
  if (wikilink !== null) {
    const [, mark, path = '', subpath, words] = wikilink
    return {
      kind: mark === '!' ? 'embed' : 'link',
      syntax: 'wikilink',
      path: path.trim(),
      subpath: subpath?.trim() ?? null,
      words: words ?? path,
      section: -1,
    }
  }
  const [, mark, words = '', path = '', subpath] = /^(!?)\[(.*)\]\(([^#]*)(?:#(.*))?\)$/s.exec(markdown) ?? []
  return {
    kind: mark === '!' ? 'embed' : 'link',
    syntax: 'markdown',
    path: decodeURIComponent(path),
    subpath: subpath === undefined ? null : decodeURIComponent(subpath),
    words,
    section: -1,
  }
}
