import { sourceIdentity, sourceKind } from './source-address.ts'

/** The link text of a source in two parts: its title, and what its host adds to every title (SRC-3). */
export interface SourceTitle {
  readonly title: string
  /** ` - Google Slides`; empty for a title without one. */
  readonly suffix: string
}

/** Hosts by the words that they add to the titles of their pages. */
const SUFFIXES: readonly (readonly [host: RegExp, suffix: RegExp])[] = [
  [
    /^https?:\/\/(?:docs|drive)\.google\.com\//i,
    /\s+[-–—|]\s+Google\s+(?:Slides|Docs|Sheets|Forms|Drawings|Drive)$/i,
  ],
  [/^https?:\/\/(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)\//i, /\s+[-–—|]\s+YouTube$/i],
  [/^https?:\/\/(?:(?:www|player)\.)?vimeo\.com\//i, /\s+(?:on|[-–—|])\s+Vimeo$/i],
  [/^https?:\/\/(?:[\w-]+\.){1,3}wikipedia\.org\//i, /\s+[-–—|]\s+Wikip[eé]dia$/i],
  [/^https?:\/\/(?:www\.)?openreview\.net\//i, /\s+[-–—|]\s+OpenReview$/i],
  [/^https?:\/\/(?:www\.)?github\.com\//i, /\s+[-–—|·]\s+GitHub$/i],
]

/** Splits off what a known host adds; a title that would be empty stays whole. */
export function splitSourceTitle(text: string, url: string | null): SourceTitle {
  const rule = url === null ? undefined : SUFFIXES.find(([host]) => host.test(url))
  const suffix = rule?.[1].exec(text)?.[0] ?? ''
  const title = text.slice(0, text.length - suffix.length)
  return suffix === '' || title.trim() === '' ? { title: text, suffix: '' } : { title, suffix }
}

/** True if a link's text is no title but an address, as that of a bare URL. */
export function isAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(text.trim())
}

/** What a source is called that the notes only give the address of: its host and path, or its number. */
export function titleOfAddress(url: string): string {
  const identity = sourceIdentity(url)
  if (sourceKind(url) === 'paper' && /^(?:arxiv|doi):/.test(identity)) {
    return identity.replace(/^arxiv:/, 'arXiv:').replace(/^doi:/, 'DOI ')
  }
  return url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[#?].*$/s, '')
    .replace(/\/$/, '')
}
