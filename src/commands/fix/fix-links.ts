/**
 * `check --fix`: writes the one right answer into notes with broken links.
 *
 * What is broken is what a build reports, so only published notes are changed, and a code that the author has
 * turned off is left alone. Of a note nothing but the paths of those links changes: not its line ends, its
 * byte order mark or its permissions. A link that leads somewhere is never touched.
 */
import fs from 'node:fs'
import type { BuildRequest, Site } from '../../build/interface.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { UserError } from '../../diagnostics/user-error.ts'
import { errorCode } from '../../lib/error-code.ts'
import { append } from '../../lib/multimap.ts'
import { basename, dirname } from '../../lib/paths.ts'
import { scanVault } from '../../source/scan.ts'
import type { Snapshot } from '../../source/snapshot.ts'
import { walk } from '../../syntax/tree/walk.ts'
import { type ParsedNote, readParsedNote } from '../parsed-note.ts'
import { writtenLink } from './edit.ts'
import { createRepairer, type Repairer } from './repair.ts'

/** One link that was changed; the place is that before the change, 1-based. */
export interface Fix {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly before: string
  readonly after: string
}

const BROKEN: ReadonlySet<string> = new Set(['unresolved-link', 'missing-attachment'])

/** Repairs the notes of a site on disk and answers with what was changed. Throws `UserError` 3. */
export async function fixLinks(site: Site, { vault, config }: BuildRequest): Promise<Fix[]> {
  const broken = site.diagnostics.filter(({ code }) => BROKEN.has(code))
  if (broken.length === 0) return []
  const snapshot = await scanVault(vault, { ignore: config.ignore, noteBytes: config.limits.noteBytes })
  const repair = repairerFor(site, snapshot)
  const placesIn = new Map<string, string[]>()
  for (const one of broken) if (one.file !== null) append(placesIn, one.file, placeOf(one))
  const fixes: Fix[] = []
  for (const { path } of snapshot.notes) {
    const places = placesIn.get(path)
    if (places === undefined) continue
    const file = `${snapshot.root}/${path}`
    const note = await readParsedNote(file, config)
    if (note === null) continue
    const found = findFixes(path, note, new Set(places), repair)
    const bytes = applied(note, found)
    if (bytes === null || !replaceNote(file, note.bytes, bytes)) continue
    for (const { start, end, ...fix } of found) fixes.push(fix)
  }
  return fixes
}

function repairerFor(site: Site, { notes, attachments, withheld }: Snapshot): Repairer {
  const published = new Map(site.pages.map(({ source, title }) => [source, title]))
  return createRepairer({
    notes: published,
    attachments: attachments.map(({ path }) => path),
    others: [...notes.map(({ path }) => path), ...withheld].filter((path) => !published.has(path)),
  })
}

interface Edit extends Fix {
  /** UTF-16 offsets in the decoded text. */
  readonly start: number
  readonly end: number
}

/** The repairs of the links at these places, in the order of the note; none of them overlap. */
function findFixes(file: string, note: ParsedNote, places: ReadonlySet<string>, repair: Repairer): Edit[] {
  const edits: Edit[] = []
  walk(note.tree, (list, owner) => {
    for (const node of list) {
      const point = node.position?.start
      if (point === undefined || !places.has(placeOf(point))) continue
      const link = writtenLink(node, note.text, owner.node)
      const answer = link && repair(file, link)
      const after = answer && link.rewrite(answer)
      if (link === null || after === null) continue
      const { start, end } = link
      const { line, column } = point
      edits.push({ file, line, column, before: note.text.slice(start, end), after, start, end })
    }
  })
  edits.sort((a, b) => a.start - b.start)
  // A link over two lines has the note's own line ends in it; it is left as it is.
  const simple = edits.filter(({ before }) => !before.includes('\n'))
  return simple.filter((edit, i) => i === 0 || edit.start >= (simple[i - 1]?.end ?? 0))
}

function placeOf({ line, column }: Pick<Diagnostic, 'line' | 'column'>): string {
  return `${line}:${column}`
}

/** The bytes of the note with the edits; null if there are none, or if it is not valid UTF-8. */
function applied({ bytes, text }: ParsedNote, edits: readonly Edit[]): Uint8Array | null {
  if (edits.length === 0) return null
  const raw = decodeExactly(bytes)
  if (raw === null) return null
  const toRaw = rawOffsets(raw, text)
  let result = ''
  let done = 0
  for (const { start, end, before, after } of edits) {
    // The text that was parsed is not that of the file: a control character, say.
    if (raw.slice(toRaw(start), toRaw(end)) !== before) return null
    result += raw.slice(done, toRaw(start)) + after
    done = toRaw(end)
  }
  return Buffer.from(result + raw.slice(done))
}

function decodeExactly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Offsets of the decoded text → offsets of the file's: the mark at its start and CR LF are longer there. */
function rawOffsets(raw: string, text: string): (offset: number) => number {
  let at = raw.startsWith('\uFEFF') ? 1 : 0
  const starts = new Uint32Array(text.length + 1)
  for (let i = 0; i <= text.length; i++) {
    starts[i] = at
    at += raw[at] === '\r' && raw[at + 1] === '\n' ? 2 : 1
  }
  return (offset) => starts[offset] ?? raw.length
}

/** False if the note has changed since it was read: then its author is at work on it. */
function replaceNote(file: string, before: Uint8Array, after: Uint8Array): boolean {
  const temporary = `${dirname(file)}/.${basename(file)}.${process.pid}.tmp`
  try {
    const { mode } = fs.lstatSync(file)
    const fd = fs.openSync(temporary, 'wx', mode)
    try {
      fs.fchmodSync(fd, mode)
      fs.writeFileSync(fd, after)
      fs.fsyncSync(fd)
    } finally {
      fs.closeSync(fd)
    }
    if (!fs.readFileSync(file).equals(before)) {
      fs.rmSync(temporary)
      return false
    }
    fs.renameSync(temporary, file)
    return true
  } catch (error) {
    fs.rmSync(temporary, { force: true })
    throw new UserError(3, `“${file}” could not be repaired (${errorCode(error) ?? error}).`)
  }
}
