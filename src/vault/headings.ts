/**
 * The part of a link after `#` → a heading or block of the note it leads to: sections 9 and 10 of
 * obsidian-markdown.md.
 */
import { normaliseHeading } from '../note/normalise-heading.ts'
import type { HeadingSummary, LinkSummary, NoteSummary } from '../note/summary.ts'
import { type Target, WHOLE } from './resolution.ts'

/** The two texts by which a heading can be called (HD-5): its source first, then what is rendered. */
type View = 'raw' | 'text'

/** What a subpath asks for; its segments are those between `#`, blank ones dropped. */
export type SubpathParts =
  | { readonly kind: 'whole' }
  | { readonly kind: 'block'; readonly id: string }
  | { readonly kind: 'headings'; readonly segments: readonly string[] }

/** Reads a subpath without looking at a note. A footnote has no place of its own that lasts: the page. */
export function readSubpath(subpath: string | null): SubpathParts {
  const segments = (subpath ?? '')
    .split('#')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
  const [only] = segments
  if (only === undefined) return { kind: 'whole' }
  if (segments.length > 1) return { kind: 'headings', segments }
  if (only.startsWith('[^')) return { kind: 'whole' }
  if (only.startsWith('^')) return { kind: 'block', id: only.slice(1).trim().toLowerCase() }
  return { kind: 'headings', segments }
}

/** Finds the place in `summary` that a subpath names (HD-1 to HD-12, BRF-9 to BRF-11, MDL-5). */
export function resolveSubpath(
  summary: NoteSummary,
  subpath: string | null,
  syntax: LinkSummary['syntax'],
): Target {
  const parts = readSubpath(subpath)
  if (parts.kind === 'whole') return WHOLE
  if (parts.kind === 'block') {
    const block = summary.blocks.findIndex((candidate) => candidate.id === parts.id)
    const anchor = summary.blocks[block]?.anchor
    return anchor === undefined ? { kind: 'unknown' } : { kind: 'block', block, anchor }
  }
  const heading = findHeading(summary.headings, parts.segments, syntax)
  const anchor = summary.headings[heading]?.anchor
  return anchor === undefined ? { kind: 'unknown' } : { kind: 'heading', heading, anchor }
}

/** The index of the heading, or -1. */
function findHeading(
  headings: readonly HeadingSummary[],
  segments: readonly string[],
  syntax: LinkSummary['syntax'],
): number {
  const wanted = segments.map(normaliseHeading)
  for (const view of ['raw', 'text'] as const) {
    const contained = findContained(headings, wanted, view)
    if (contained !== -1) return contained
    const scanned = findByScan(headings, wanted, view)
    if (scanned !== -1) return scanned
  }
  if (syntax !== 'markdown' || segments.length > 1) return -1
  const slug = segments[0]?.normalize('NFC').toLowerCase()
  return headings.findIndex((heading) => heading.anchor.toLowerCase() === slug)
}

/** Step A: the first heading of the last name whose ancestors include the other names in order. */
function findContained(headings: readonly HeadingSummary[], wanted: readonly string[], view: View): number {
  const last = wanted.at(-1)
  const earlier = wanted.slice(0, -1)
  const open: HeadingSummary[] = []
  return headings.findIndex((heading) => {
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop()
    if (heading[view] === last && includesInOrder(open, earlier, view)) return true
    open.push(heading)
    return false
  })
}

function includesInOrder(
  ancestors: readonly HeadingSummary[],
  wanted: readonly string[],
  view: View,
): boolean {
  let next = 0
  for (const ancestor of ancestors) {
    if (ancestor[view] === wanted[next]) next++
  }
  return next >= wanted.length
}

/** Step B, as Obsidian does it: one walk in which every match must be deeper than the one before. */
function findByScan(headings: readonly HeadingSummary[], wanted: readonly string[], view: View): number {
  let next = 0
  let depth = 0
  return headings.findIndex((heading) => {
    if (heading.depth <= depth || heading[view] !== wanted[next]) return false
    depth = heading.depth
    next++
    return next === wanted.length
  })
}
