/**
 * The link phase: an object's holes filled for one page. String concatenation only; no tree, no parsing.
 *
 * Embeds are expanded here, each copy with an id prefix of its own (EMB-10), so a change in an embedded note
 * re-renders that note once and re-links the pages that show it.
 */
import { escapeHtml } from '../html/escape.ts'
import { encodeFragment } from '../html/url.ts'
import { address, closeLink, equationNumber, kindLabel, label, openLink, tagLink } from './link-anchors.ts'
import { embedMissing, fileEmbed } from './link-files.ts'
import { createFootnotes, type Footnotes } from './link-footnotes.ts'
import type { Hole, Parts } from './object.ts'
import type { LinkScope, LinkTarget, NoteKey } from './target.ts'

/** Trouble met while embedding; the link is that of the note in which it stands. */
export interface EmbedProblem {
  readonly code: 'embed-cycle' | 'embed-depth' | 'embed-limit'
  readonly note: NoteKey
  readonly link: number
  /** What the author calls the embed. */
  readonly words: string
}

/** One note in the course of being shown: the page's own, or an embedded one. */
interface Frame {
  readonly note: NoteKey
  readonly targets: readonly LinkTarget[]
  readonly prefix: string
  /** Before all ids of the article, embedded copies included (PG-6). */
  readonly section: string
  readonly footnotes: Footnotes
  readonly parent: Frame | null
  readonly depth: number
  /** Index of the part being filled, to tell whether an embed would show itself. */
  at: number
}

/** What has been used up on this page. */
interface Budget {
  embeds: number
  bytes: number
  readonly problems: EmbedProblem[]
}

/** A page's article as HTML, and what went wrong in its embeds. */
export function linkBody(
  scope: LinkScope,
  note: NoteKey,
): { html: string; problems: readonly EmbedProblem[] } {
  const budget: Budget = { embeds: 0, bytes: 0, problems: [] }
  const html = linkSlice(scope, budget, note, null, null)
  return { html, problems: budget.problems }
}

/** Flat parts (headings, leads, quotes) as HTML; `marked` is the link to mark in a quote. */
export function linkFlat(
  scope: LinkScope,
  note: NoteKey,
  parts: Parts,
  marked: number | null = null,
): string {
  let html = ''
  for (const part of parts) {
    if (typeof part === 'string') html += part
    else if (part.kind === 'label') html += label(scope, scope.targets(note)[part.link], part.html)
    else if (part.kind === 'mark' && part.link === marked) html += '<mark>'
    else if (part.kind === 'unmark' && part.link === marked) html += '</mark>'
  }
  return html
}

function linkSlice(
  scope: LinkScope,
  budget: Budget,
  note: NoteKey,
  slice: number | null,
  parent: Frame | null,
): string {
  const object = scope.object(note)
  if (object === null) return ''
  const [from, to] = sliceRange(object.body, slice)
  const section = parent?.section ?? sectionPrefix(scope, note)
  const prefix = parent === null ? section : `${section}e${budget.embeds}:`
  const frame: Frame = {
    note,
    targets: scope.targets(note),
    prefix,
    section,
    footnotes: createFootnotes(prefix, scope.words),
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    at: from,
  }
  let html = ''
  for (let index = from; index < to; index++) {
    const part = object.body[index]
    frame.at = index
    if (part !== undefined) html += typeof part === 'string' ? part : fill(scope, budget, frame, part)
  }
  const wrap = slice === null ? null : (object.slices[slice]?.wrap ?? null)
  if (wrap !== null) html = `<${wrap}>${html}</${wrap}>`
  const notes = frame.footnotes.render(html, (footnote) =>
    fillAll(scope, budget, frame, object.footnotes[footnote] ?? []),
  )
  return html + notes
}

/** One of many notes on a page has ids of its own (PG-6). */
function sectionPrefix(scope: LinkScope, note: NoteKey): string {
  const section = scope.section(note)
  return section === null ? '' : `${section}:`
}

function fillAll(scope: LinkScope, budget: Budget, frame: Frame, parts: Parts): string {
  return parts.map((part) => (typeof part === 'string' ? part : fill(scope, budget, frame, part))).join('')
}

function fill(scope: LinkScope, budget: Budget, frame: Frame, hole: Hole): string {
  switch (hole.kind) {
    case 'id':
      return escapeHtml(frame.prefix + scope.anchor(frame.note, hole.anchor))
    case 'fragment':
      return escapeHtml(encodeFragment(frame.prefix + scope.anchor(frame.note, hole.anchor)))
    case 'open':
      return openLink(scope, frame.targets[hole.link], hole)
    case 'close':
      return closeLink(scope, frame.targets[hole.link])
    case 'label':
      return label(scope, frame.targets[hole.link], hole.html)
    case 'address':
      return address(scope, frame.targets[hole.link])
    case 'embed':
      return embed(scope, budget, frame, hole)
    case 'footnote':
      return frame.footnotes.reference(hole.footnote)
    case 'tag':
      return tagLink(scope, hole.tag)
    case 'source-kind':
      return kindLabel(scope, frame.targets, hole.source)
    case 'sources-label':
      return escapeHtml(scope.words.sources)
    case 'equation':
      return equationNumber(scope.equation(frame.note, hole.block))
    case 'links-here':
      // An embedded copy is quoted on its own page.
      return frame.parent === null ? scope.linksHere(frame.note, hole.section) : ''
    case 'start':
    case 'end':
    case 'mark':
    case 'unmark':
      return ''
    default:
      return hole satisfies never
  }
}

type EmbedHole = Extract<Hole, { kind: 'embed' }>

function embed(scope: LinkScope, budget: Budget, frame: Frame, hole: EmbedHole): string {
  const target = frame.targets[hole.link]
  if (target?.kind === 'file') return fileEmbed(hole, target, address(scope, target))
  if (target?.kind === 'private') {
    return embedMissing(hole, 'private-link', escapeHtml(scope.words.privateNote))
  }
  if (target?.kind === 'withheld') return embedMissing(hole, 'embed-missing', escapeHtml(target.name))
  if (target?.kind !== 'page') return embedMissing(hole, 'embed-missing unresolved', escapeHtml(hole.words))
  const href = escapeHtml(address(scope, target))
  const link = `<a class="internal-link embed-link" href="${href}">${escapeHtml(hole.words || target.title)}</a>`
  if (target.slice === 'unknown') return embedMissing(hole, 'embed-missing', link)
  const problem =
    hole.context === 'phrasing' ? null : embedProblem(scope, budget, frame, target.note, target.slice)
  if (problem !== null) {
    budget.problems.push({ code: problem, note: frame.note, link: hole.link, words: hole.words })
  }
  if (problem !== null || hole.context === 'phrasing')
    return hole.context === 'block' ? `<p>${link}</p>` : link
  budget.embeds++
  const content = linkSlice(scope, budget, target.note, target.slice, frame)
  budget.bytes += content.length
  const title =
    target.slice === null
      ? `<div class="embed-title"><a class="internal-link" href="${href}">${escapeHtml(target.title)}</a></div>`
      : `<a class="embed-open" href="${href}" aria-label="${escapeHtml(`${scope.words.open} ${target.title}`)}" data-chrome></a>`
  return `<div class="embed">${title}<div class="embed-content">${content}</div></div>`
}

function embedProblem(
  scope: LinkScope,
  budget: Budget,
  frame: Frame,
  note: NoteKey,
  slice: number | null,
): EmbedProblem['code'] | null {
  const body = scope.object(note)?.body ?? []
  const [from, to] = sliceRange(body, slice)
  // A cycle: the embed stands inside what it would show (EMB-7). Another section of the same note is none.
  for (let outer: Frame | null = frame; outer !== null; outer = outer.parent) {
    if (outer.note === note && outer.at >= from && outer.at < to) return 'embed-cycle'
  }
  if (frame.depth >= scope.limits.depth) return 'embed-depth'
  return budget.embeds >= scope.limits.count || budget.bytes > scope.limits.bytes ? 'embed-limit' : null
}

function sliceRange(body: Parts, slice: number | null): readonly [number, number] {
  if (slice === null) return [0, body.length]
  const edge = (kind: 'start' | 'end'): number =>
    body.findIndex((part) => typeof part !== 'string' && part.kind === kind && part.slice === slice)
  return [edge('start') + 1, edge('end')]
}
