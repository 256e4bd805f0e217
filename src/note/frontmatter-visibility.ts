/**
 * Whether a note may be published (PRV-1, PRV-2, FM-14). Fails closed: what is not clear is private.
 */
import type { Visibility } from './summary.ts'

/** What `publish` and `draft` say together. */
export interface Publication {
  readonly visibility: Visibility
  /** True if `publish` is clearly yes; a vault that publishes by request asks for it. */
  readonly published: boolean
  /** The key whose value is neither clearly yes nor clearly no. */
  readonly unclear: 'publish' | 'draft' | null
}

/**
 * Decides from the values as written, blanks trimmed; null for an empty value. Several values for one
 * key come from spellings that differ in case: the one that says private wins.
 */
export function decidePublication(
  publish: readonly (string | null)[],
  draft: readonly (string | null)[],
): Publication {
  // An empty `publish` says nothing (PRV-1); an empty `draft` is not clearly no (PRV-2).
  const publishWords = publish
    .map((value) => value ?? '')
    .filter((value) => value !== '')
    .map(lower)
  const draftWords = draft.map((value) => lower(value ?? ''))
  const published = publishWords.length > 0 && publishWords.every(isYes)
  if (publishWords.some((word) => !isYes(word) && !REFUSED.has(word))) return closed('publish')
  if (publishWords.some((word) => REFUSED.has(word))) return closed(null)
  if (draftWords.some((word) => !isNo(word) && !DRAFT.has(word))) return closed('draft')
  if (draftWords.some((word) => DRAFT.has(word))) return { visibility: 'draft', published, unclear: null }
  return { visibility: 'public', published, unclear: null }
}

/**
 * FM-14: true if a line of a block that cannot be read names `publish` or `draft` with anything that is
 * not a clear statement that the note is public. Knows YAML, JSON and TOML spellings; linear.
 */
export function hintsAtPrivacy(block: string): boolean {
  for (const match of withoutInvisible(block).matchAll(HINT)) {
    const key = (match[1] ?? '').toLowerCase()
    const word = lower((match[2] ?? '').replace(/[ \t]#.*$/, '').replace(/["']/g, ''))
    if (!(key === 'publish' ? isYes(word) : isNo(word))) return true
  }
  return false
}

/** Text without characters of no width, which come along when text is copied. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
}

// The key at the start of a line or after `{` or `,`, perhaps quoted, with its value up to the next comma.
const HINT = /(?:^|[{,])[^\S\n]*(?:[?-][^\S\n]+)?["']?(publish|draft)["' \t]*[:=]([^\n,}]*)/gim

const REFUSED: ReadonlySet<string> = new Set(['false', 'no', 'off', 'n', 'f', '0'])
const DRAFT: ReadonlySet<string> = new Set(['true', 'yes', 'on', 'y', 't', '1'])

function isYes(word: string): boolean {
  return word === 'true' || word === 'yes' || word === 'on' || word === '1'
}

function isNo(word: string): boolean {
  return word === 'false' || word === 'no' || word === 'off' || word === '0'
}

function closed(unclear: Publication['unclear']): Publication {
  return { visibility: 'private', published: false, unclear }
}

function lower(text: string): string {
  return text.trim().toLowerCase()
}
