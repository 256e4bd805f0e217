/**
 * The frontmatter of one note: where it is, what it says, and the note's text with it blanked out.
 *
 * In: a note's text, line ends normalised. Out: validated properties, and a body of the same length, so
 * that every line, column and offset of the Markdown is that of the file. Never throws.
 */
import matter from 'gray-matter'
import type { Limits } from '../config/config.ts'
import { type NoteDiagnostic, noteDiagnostic, type Place } from '../diagnostics/diagnostic.ts'
import { readFields } from './frontmatter-fields.ts'
import { hintsAtPrivacy } from './frontmatter-visibility.ts'
import { parseYaml, type YamlEntry, type YamlProblem, type YamlResult } from './frontmatter-yaml.ts'
import { asTex } from './plain-text.ts'
import type { Frontmatter, NotePlaces } from './summary.ts'

/** A range of UTF-16 offsets, the end excluded. */
export interface Range {
  readonly start: number
  readonly end: number
}

export interface FrontmatterSplit {
  /** The lines between the fences. */
  readonly yaml: Range
  /** From the opening fence to the end of the line with the closing one. */
  readonly block: Range
}

export interface ReadFrontmatter {
  readonly frontmatter: Frontmatter
  /** The text with the block replaced by blanks, line ends kept. */
  readonly body: string
  readonly diagnostics: readonly NoteDiagnostic[]
  /** Property key → where it stands. */
  readonly places: NotePlaces['properties']
}

/** Finds the block (FM-1 to FM-3): `---` on line 1 up to a line `---` or `...`; null if there is none. */
export function splitFrontmatter(text: string): FrontmatterSplit | null {
  const opening = /^---[ \t]*\n/.exec(text)
  if (opening === null) return null
  const closing = /^(?:---|\.\.\.)[ \t]*$/gm
  closing.lastIndex = opening[0].length
  const match = closing.exec(text)
  if (match === null) return null
  return {
    yaml: { start: opening[0].length, end: match.index },
    block: { start: 0, end: match.index + match[0].length },
  }
}

/** Reads a note's frontmatter. A note whose block is broken but speaks of privacy is private (FM-14). */
export function readFrontmatter(
  text: string,
  limits: Pick<Limits, 'frontmatterBytes'>,
  formulaWords = asTex,
): ReadFrontmatter {
  const split = splitFrontmatter(text)
  if (split === null) return withoutBlock(text)
  const yaml = text.slice(split.yaml.start, split.yaml.end)
  const body = text.slice(0, split.block.end).replace(/[^\n]/g, ' ') + text.slice(split.block.end)
  const placeInText = placesUpTo(text, split.block.end)
  const placeOf = (offset: number) => placeInText(split.yaml.start + offset)
  if (Buffer.byteLength(yaml) > limits.frontmatterBytes) {
    const message = `The frontmatter is larger than ${Math.ceil(limits.frontmatterBytes / 1024)} KiB.`
    return unread(body, 'private', noteDiagnostic('frontmatter-invalid', FIRST, message, WITHHELD))
  }
  const result = parseBlock(yaml)
  if (result.kind === 'properties') {
    const { frontmatter, problems } = readFields(result.entries, formulaWords)
    const shown = [...result.problems, ...problems].slice(0, MAX_PROBLEMS)
    const diagnostics = shown.map((problem) => toDiagnostic(problem, placeOf))
    return { frontmatter, body, diagnostics, places: placesOf(result.entries, placeOf) }
  }
  const isPrivate = result.kind === 'excessive' || hintsAtPrivacy(yaml)
  const diagnostic = toDiagnostic(result.problem, placeOf)
  const help = isPrivate ? [WITHHELD, diagnostic.help].filter(Boolean).join(' ') : diagnostic.help
  return unread(body, isPrivate ? 'private' : 'public', { ...diagnostic, help })
}

/**
 * The one call of gray-matter: with options (without them it caches by text and shares its objects), with
 * its YAML parser replaced and its other engines refused, one of which would run code from the note.
 */
function parseBlock(yaml: string): YamlResult {
  let result: YamlResult = { kind: 'properties', entries: [], problems: [] }
  const read = () => {
    result = parseYaml(yaml)
    return {}
  }
  // It looks for comments in a way that is quadratic in runs of white space: it gets a copy without
  // them and decides from that whether there is anything to parse; the engine reads the block itself.
  const dense = yaml.replace(/\s{2,}/g, '\n')
  matter(`---\n${dense}\n---\n`, {
    language: 'yaml',
    engines: { yaml: read, json: refuse, javascript: refuse, coffee: refuse },
  })
  return result
}

function refuse(): never {
  throw new Error('Frontmatter is YAML; no other engine runs.')
}

/** A note without a block (FM-2): its text is content, unless it looks like a header gone wrong. */
function withoutBlock(text: string): ReadFrontmatter {
  const [first = '', second = ''] = text.split('\n', 2)
  const isForeign = FOREIGN.test(first)
  if (!isForeign && !/^---[ \t]*$/.test(first)) return withoutFence(text)
  const reason = isForeign
    ? 'Only YAML between lines “---” is frontmatter'
    : 'The frontmatter is never closed'
  if (hintsAtPrivacy(text)) {
    const message = `${reason}, and it speaks of publishing.`
    return unread(text, 'private', noteDiagnostic('frontmatter-invalid', FIRST, message, WITHHELD))
  }
  // A note may well begin with a thematic break.
  if (!isForeign && !PROPERTY.test(second)) return unread(text, 'public')
  const diagnostic = noteDiagnostic('frontmatter-invalid', FIRST, `${reason}; it is shown as text.`)
  return unread(text, 'public', { ...diagnostic, severity: 'warning' })
}

/** A note that does not begin with a fence (FM-3) is text, unless its author believed that it does (TR-1). */
function withoutFence(text: string): ReadFrontmatter {
  const fence = ALMOST_FENCE.exec(text)
  if (fence === null) return unread(text, 'public')
  const [paragraph = ''] = text.slice(fence[0].length).split(/\n[ \t]*\n/, 1)
  if (!hintsAtPrivacy(paragraph)) return unread(text, 'public')
  const message = 'What looks like frontmatter speaks of publishing, but is none.'
  const help = `Frontmatter begins with a line “---”, the very first. ${WITHHELD}`
  return unread(text, 'private', noteDiagnostic('frontmatter-invalid', FIRST, message, help))
}

const ALMOST_FENCE = /^\s*(?:-{3,}|[–—]{1,3}|\+{3,}|;{3,})[^\n]*\n/
const FOREIGN =
  /^(?:---[ \t]*(?:js|javascript|jsonc?|json5|coffee|coffeescript|cson|toml|ya?ml)|\+\+\+|;;;)[ \t]*$/i
const PROPERTY = /^["']?[\w-][^:\n]{0,80}:(?: |$)/
const FIRST: Place = { line: 1, column: 1 }
const WITHHELD = 'The note is not published.'
const MAX_PROBLEMS = 100
const UNKNOWN: Frontmatter = readFields([]).frontmatter

/** The result for a note whose properties are unknown. */
function unread(
  body: string,
  visibility: 'public' | 'private',
  ...diagnostics: NoteDiagnostic[]
): ReadFrontmatter {
  return { frontmatter: { ...UNKNOWN, visibility }, body, diagnostics, places: placesOf([], () => FIRST) }
}

function placesOf(
  entries: readonly YamlEntry[],
  placeOf: (offset: number) => Place,
): NotePlaces['properties'] {
  const places: { [key: string]: Place } = Object.create(null)
  for (const { key, offset } of entries) places[key] = placeOf(offset)
  return places
}

function toDiagnostic(problem: YamlProblem, placeOf: (offset: number) => Place): NoteDiagnostic {
  return noteDiagnostic(problem.code, placeOf(problem.offset), problem.message, problem.help)
}

/** Offset in the text → place, for offsets up to `end`. */
function placesUpTo(text: string, end: number): (offset: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1))
    starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
