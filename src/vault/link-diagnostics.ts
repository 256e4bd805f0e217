/** What a note's author should know about its links: one diagnostic for each link at most (LNK-3). */
import {
  type Diagnostic,
  inFile,
  type NoteDiagnostic,
  noteDiagnostic,
  type Place,
} from '../diagnostics/diagnostic.ts'
import { extension, noteName, type VaultPath } from '../lib/paths.ts'
import { normaliseHeading } from '../note/normalise-heading.ts'
import type { LinkSummary, NotePlaces, NoteSummary } from '../note/summary.ts'
import { readSubpath } from './headings.ts'
import type { VaultIndex } from './publish.ts'
import type { LinkTable } from './resolution.ts'
import { candidatesOf } from './resolve.ts'
import { nearestOf, type Suggester } from './suggestions.ts'

/** The note whose links are judged. */
export interface LinkedNote {
  readonly path: VaultPath
  readonly summary: NoteSummary
  readonly places: NotePlaces
  readonly table: LinkTable
}

/** Reports the links of a note that are missing, private, half right or ambiguous (DIA-1, DIA-2). */
export function linkDiagnostics(index: VaultIndex, suggester: Suggester, note: LinkedNote): Diagnostic[] {
  return note.summary.links.flatMap((link, i) => {
    const diagnostic = judge(index, suggester, note, link, i)
    return diagnostic === null ? [] : [inFile(note.path, diagnostic)]
  })
}

/** Whether the path of a link is that of some file other than a note, by its ending. */
export function namesFile(link: Pick<LinkSummary, 'kind' | 'path'>): boolean {
  const ending = extension(link.path)
  // In a link `Vue.js` is more likely a note to be written; only a file can be meant to be shown.
  return link.kind === 'embed' && ending !== 'md'
    ? /^[a-z0-9]{1,5}$/.test(ending) && /[a-z]/.test(ending)
    : FILE_ENDINGS.has(ending)
}

const FILE_ENDINGS: ReadonlySet<string> = new Set(
  (
    'avif bmp gif jpeg jpg png svg webp tif tiff heic ico flac m4a mp3 ogg wav 3gp mkv mov mp4 ogv webm ' +
    'pdf canvas base excalidraw csv tsv txt json yaml yml xml html htm zip gz tar 7z doc docx odt rtf ' +
    'ppt pptx odp key xls xlsx ods ipynb tex bib epub'
  ).split(' '),
)

function judge(
  index: VaultIndex,
  suggester: Suggester,
  { path: src, summary, places, table }: LinkedNote,
  link: LinkSummary,
  i: number,
): NoteDiagnostic | null {
  const resolution = table[i]
  const place = places.links[i] ?? null
  switch (resolution?.kind) {
    case undefined:
      return null
    case 'missing':
      return missing(link, place, suggester)
    case 'private':
      return isPrivate(link, place)
    case 'attachment':
      return ambiguous(index, src, link, place)
    case 'note': {
      if (resolution.target.kind !== 'unknown') return ambiguous(index, src, link, place)
      const self = resolution.path === src
      const target = self ? summary : index.published.notes.get(resolution.path)
      const name = self ? 'This note' : `“${noteName(resolution.path)}”`
      return target === undefined ? null : withoutTarget(name, target, link, place)
    }
    default:
      return resolution satisfies never
  }
}

function missing(link: LinkSummary, place: Place | null, suggester: Suggester): NoteDiagnostic {
  return namesFile(link)
    ? noteDiagnostic(
        'missing-attachment',
        place,
        `There is no file “${link.path}” in the vault.`,
        didYouMean(suggester.attachment(link.path)),
      )
    : noteDiagnostic(
        'unresolved-link',
        place,
        `No note is called “${link.path}”.`,
        didYouMean(suggester.note(link.path)),
      )
}

/** PRV-5, PRV-6: says no more than the words that stand in the public note. */
function isPrivate(link: LinkSummary, place: Place | null): NoteDiagnostic {
  return noteDiagnostic(
    'private-link',
    place,
    link.kind === 'embed'
      ? `“${link.path}” is not published, so nothing is embedded.`
      : `“${link.path}” is not published, so this is no link.`,
    'Publish that note too, or take the link out.',
  )
}

/** The note is there, the heading or block is not (HD-10, BRF-10). */
function withoutTarget(
  name: string,
  target: NoteSummary,
  link: LinkSummary,
  place: Place | null,
): NoteDiagnostic | null {
  const parts = readSubpath(link.subpath)
  switch (parts.kind) {
    case 'whole':
      return null
    case 'block': {
      const near = nearestOf(
        parts.id,
        target.blocks.map((block) => block.id),
      )
      const anchor = near === null ? null : (target.blocks[near]?.anchor ?? null)
      return noteDiagnostic(
        'unresolved-block',
        place,
        `${name} has no block “^${parts.id}”.`,
        didYouMean(anchor),
      )
    }
    case 'headings': {
      const near = nearestOf(
        normaliseHeading(parts.segments.at(-1) ?? ''),
        target.headings.map((heading) => heading.text),
      )
      const heading = near === null ? undefined : target.headings[near]
      const written = parts.segments.join(' > ')
      return noteDiagnostic(
        'unresolved-heading',
        place,
        `${name} has no heading “${written}”.`,
        didYouMean(heading === undefined ? null : (heading.tex ?? heading.title)),
      )
    }
    default:
      return parts satisfies never
  }
}

const NAMED_CANDIDATES = 4

/** RES-15: names the candidates, private ones excepted. */
function ambiguous(
  index: VaultIndex,
  src: VaultPath,
  link: LinkSummary,
  place: Place | null,
): NoteDiagnostic | null {
  const limit = NAMED_CANDIDATES + 2
  const [chosen, ...others] = candidatesOf(index.names, src, link.path, link.syntax, limit)
  if (chosen === undefined) return null
  const named = others.slice(0, NAMED_CANDIDATES).map((path) => `“${path}”`)
  if (others.length > NAMED_CANDIDATES) named.push('and others')
  const rivals = named.length === 0 ? 'a file that is not published' : named.join(', ')
  return noteDiagnostic(
    'ambiguous-link',
    place,
    `“${link.path}” could also mean ${rivals}; it leads to “${chosen}”.`,
    `Write the whole path: “${chosen.replace(/\.md$/i, '')}”.`,
  )
}

function didYouMean(name: string | null): string | null {
  return name === null ? null : `Did you mean “${name}”?`
}
