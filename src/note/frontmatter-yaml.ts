/**
 * The text between the fences → its properties, with the place and the spelling of every value.
 *
 * YAML 1.2 core schema (FM-4), which JSON is a part of (FM-12). No tags, no merge keys, and bounds on
 * nesting, keys and alias expansion that are counted, so that every machine judges alike (TR-14).
 */
import { Composer, type CST, type Document, isAlias, isMap, isScalar, isSeq, type Node, Parser } from 'yaml'
import type { DiagnosticCode } from '../diagnostics/catalogue.ts'
import { explainYamlError, QUOTE } from './frontmatter-errors.ts'
import { findUnclosed } from './frontmatter-unclosed.ts'

/** A value as parsed and as written; offsets are UTF-16 units from the start of the block. */
export type YamlValue =
  | YamlScalar
  | { readonly kind: 'list'; readonly items: readonly YamlValue[]; readonly offset: number }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[]; readonly offset: number }

export interface YamlScalar {
  readonly kind: 'scalar'
  readonly value: null | boolean | number | string
  /** The characters of a plain scalar, the text of a quoted one (FM-11). */
  readonly written: string
  readonly offset: number
}

export interface YamlEntry {
  readonly key: string
  /** Where the key starts. */
  readonly offset: number
  readonly value: YamlValue
  /** Values given for the same key before; this one counts (FM-15). */
  readonly earlier: readonly YamlValue[]
}

export interface YamlProblem {
  readonly code: DiagnosticCode
  readonly message: string
  readonly help: string | null
  readonly offset: number
}

export type YamlResult =
  | {
      readonly kind: 'properties'
      readonly entries: readonly YamlEntry[]
      readonly problems: readonly YamlProblem[]
    }
  /** Not YAML, or not a mapping (FM-13, FM-16). */
  | { readonly kind: 'broken'; readonly problem: YamlProblem }
  /** Beyond the bounds: the note is withheld. */
  | { readonly kind: 'excessive'; readonly problem: YamlProblem }

const MAX_DEPTH = 32
const MAX_ALIASES = 100
const MAX_KEYS = 2000
const MAX_VALUES = 20_000

/** Parses a block. Never throws; linear in its length. */
export function parseYaml(block: string): YamlResult {
  // JSON may be indented with tabs, which YAML forbids; a tab inside a JSON string is escaped anyway.
  const text = block.trimStart().startsWith('{') ? block.replaceAll('\t', ' ') : block
  const tokens = [...new Parser().parse(text)]
  const deep = findDeepToken(tokens)
  if (deep !== null) return excessive('Its values are nested too deeply.', deep)
  const [document] = new Composer(OPTIONS).compose(tokens, true, text.length)
  if (document === undefined) return { kind: 'properties', entries: [], problems: [] }
  const [error] = document.errors
  if (error !== undefined) {
    const unclosed = findUnclosed(tokens)
    const [message, help, offset] = unclosed ?? [...explainYamlError(error.code), error.pos[0]]
    return { kind: 'broken', problem: invalid(message, help, offset) }
  }
  return readDocument(document)
}

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  resolveKnownTags: false,
} as const

function readDocument(document: Document.Parsed): YamlResult {
  const { contents } = document
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return { kind: 'properties', entries: [], problems: [] }
  }
  if (!isMap(contents)) {
    const message = 'The frontmatter is not a list of properties.'
    return {
      kind: 'broken',
      problem: invalid(message, 'Write each property as “name: value”.', contents.range[0]),
    }
  }
  const copy = new Copy(document)
  try {
    const value = copy.value(contents, 0)
    return { kind: 'properties', entries: value.kind === 'map' ? value.entries : [], problems: copy.problems }
  } catch (error) {
    if (error instanceof Excess) return excessive(error.message, error.offset)
    throw error
  }
}

/** Ends a copy that has grown beyond the bounds. */
class Excess extends Error {
  readonly offset: number

  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** One copy of a document into plain values, counting what it makes. */
class Copy {
  readonly problems: YamlProblem[] = []
  readonly #document: Document.Parsed
  #aliases = 0
  #keys = 0
  #values = 0

  constructor(document: Document.Parsed) {
    this.#document = document
    for (const warning of document.warnings) {
      this.#report('The frontmatter uses a YAML tag, which has no meaning here.', warning.pos[0])
    }
  }

  value(node: Node | null | undefined, depth: number, at = 0): YamlValue {
    const offset = node?.range?.[0] ?? at
    this.#values += 1
    if (this.#values > MAX_VALUES) throw new Excess('It has too many values.', offset)
    if (depth > MAX_DEPTH) throw new Excess('Its values are nested too deeply.', offset)
    if (isAlias(node)) {
      this.#aliases += 1
      if (this.#aliases > MAX_ALIASES) throw new Excess('It repeats too many values by alias.', offset)
      const target = node.resolve(this.#document)
      if (target === undefined) this.#report('A value starts with * but repeats nothing.', offset, QUOTE)
      return this.value(target, depth + 1, offset)
    }
    if (isMap(node)) return { kind: 'map', entries: this.#entries(node.items, depth, offset), offset }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.value(item as Node | null, depth + 1, offset))
      return { kind: 'list', items, offset }
    }
    if (isScalar(node)) return { kind: 'scalar', ...scalar(node.value, node.source), offset }
    return { kind: 'scalar', value: null, written: '', offset }
  }

  #entries(pairs: readonly { key: unknown; value: unknown }[], depth: number, at: number): YamlEntry[] {
    const entries = new Map<string, YamlEntry>()
    for (const pair of pairs) {
      this.#keys += 1
      const offset = (pair.key as Node | null)?.range?.[0] ?? at
      if (this.#keys > MAX_KEYS) throw new Excess('It has too many properties.', offset)
      const value = this.value(pair.value as Node | null, depth + 1, offset)
      const key = isScalar(pair.key) ? scalar(pair.key.value, pair.key.source).written.trim() : ''
      if (key === '') this.#report('A property has no name that can be read.', offset)
      else if (key === '<<') this.#report('Merge keys (<<) are not supported.', offset)
      else if (!FORBIDDEN.has(key)) {
        const message = `“${key}” is given twice; the last value counts.`
        if (entries.has(key)) this.problems.push({ code: 'duplicate-key', message, help: null, offset })
        entries.set(key, { key, offset, value, earlier: valuesOf(entries.get(key)) })
      }
    }
    return [...entries.values()]
  }

  #report(message: string, offset: number, help: string | null = null): void {
    this.problems.push({ code: 'frontmatter-value', message, help, offset })
  }
}

function valuesOf(entry: YamlEntry | undefined): readonly YamlValue[] {
  return entry === undefined ? [] : [...entry.earlier, entry.value]
}

/** Names that could reach an object's prototype if somebody used them carelessly (TR-14). */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor'])

function scalar(value: unknown, source: string | undefined) {
  switch (typeof value) {
    case 'string': {
      const text = printable(value)
      return { value: text, written: text }
    }
    case 'boolean':
      return { value, written: source ?? String(value) }
    case 'number': {
      const written = source ?? String(value)
      // A number that JSON or a double cannot hold is kept as it was written.
      const exact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
      return { value: exact ? value : written, written }
    }
    default:
      return { value: null, written: source ?? '' }
  }
}

/** Escapes can spell what no file of text holds: control characters and halves of characters. */
function printable(text: string): string {
  return text.replace(/[\0-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udfff]/gu, '\ufffd')
}

/** The offset of the first token below the deepest level allowed; the walk itself does not recurse. */
function findDeepToken(tokens: readonly CST.Token[]): number | null {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next
    if (depth > MAX_DEPTH) return token.offset
    if (token.type === 'document' && token.value !== undefined) open.push({ token: token.value, depth })
    if (!('items' in token)) continue
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 })
      if (value) open.push({ token: value, depth: depth + 1 })
    }
  }
  return null
}

function invalid(message: string, help: string | null, offset: number): YamlProblem {
  return { code: 'frontmatter-invalid', message, help, offset }
}

function excessive(reason: string, offset: number): YamlResult {
  const problem = invalid(`The frontmatter is too complex: ${lowerFirst(reason)}`, null, offset)
  return { kind: 'excessive', problem }
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
