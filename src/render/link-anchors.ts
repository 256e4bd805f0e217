/** The parts of a page that lead somewhere, or say what leads there: links, tags, kinds of sources, numbers. */
import { escapeHtml } from '../html/escape.ts'
import { encodeFragment, relativeHref } from '../html/url.ts'
import { kindOfFile, type SourceKind } from '../note/source-address.ts'
import type { Hole } from './object.ts'
import type { LinkScope, LinkTarget } from './target.ts'

/** The start tag of a link; what leads nowhere is a `span` (LNK-3, PRV-5). */
export function openLink(
  scope: LinkScope,
  target: LinkTarget | undefined,
  { title, fragment }: Extract<Hole, { kind: 'open' }>,
): string {
  const tooltip = title === null ? '' : ` title="${escapeHtml(title)}"`
  switch (target?.kind) {
    case 'page':
    case 'file':
      return `<a class="internal-link" href="${escapeHtml(address(scope, target, fragment))}"${tooltip}>`
    case 'private':
      return '<span class="private-link">'
    case 'withheld':
      return '<span class="internal-link withheld">'
    default:
      return `<span class="internal-link unresolved" title="${escapeHtml(scope.words.unwritten)}">`
  }
}

/** The end tag. Beside a link to an unwritten note stands the way to its entry among the wanted ones (WNT-1). */
export function closeLink(scope: LinkScope, target: LinkTarget | undefined): string {
  if (target?.kind === 'page' || target?.kind === 'file') return '</a>'
  return `</span>${target?.kind === 'missing' ? wantedLink(scope, target.wanted) : ''}`
}

/** A link to the entry of an unwritten note. */
function wantedLink(scope: LinkScope, wanted: Extract<LinkTarget, { kind: 'missing' }>['wanted']): string {
  if (wanted === null) return ''
  const href = escapeHtml(relativeHref(scope.page, wanted.output, wanted.anchor, scope.style))
  const name = escapeHtml(scope.words.wantedBy.replace('{}', () => wanted.name))
  return `<a class="wanted-link" href="${href}" title="${name}" aria-label="${name}" data-chrome>?</a>`
}

/** The address of a target as seen from the page; `fragment` is a place in a file other than the link's own. */
export function address(scope: LinkScope, target: LinkTarget | undefined, fragment?: string): string {
  if (target?.kind === 'page') {
    const section = scope.section(target.note)
    if (section === null) return relativeHref(scope.page, target.output, target.anchor, scope.style)
    return `#${encodeFragment(target.anchor === null ? sectionId(section) : `${section}:${target.anchor}`)}`
  }
  if (target?.kind === 'file')
    return relativeHref(scope.page, target.output, fragment ?? target.fragment, scope.style)
  return '#'
}

/** The id of a section that shows a note, on a page of many notes (PG-6). */
export function sectionId(section: string): string {
  return `ui:${section}`
}

/** The words of a link that brings none of its own (PRV-6, NUM-2). */
export function label(scope: LinkScope, target: LinkTarget | undefined, html: string): string {
  if (target?.kind === 'private' && scope.privateLinks === 'redact')
    return escapeHtml(scope.words.privateNote)
  return target?.kind === 'page' && target.label !== null ? escapeHtml(target.label) : html
}

/** An inline tag (TAG-6). */
export function tagLink(scope: LinkScope, tag: string): string {
  const output = scope.tag(tag)
  const words = `#${escapeHtml(tag)}`
  if (output === null) return `<span class="tag">${words}</span>`
  return `<a class="tag" href="${escapeHtml(relativeHref(scope.page, output, null, scope.style))}">${words}</a>`
}

/** What a source is, in a word that the style sheet gives an icon (SRC-3); nothing for one that is not there. */
export function kindLabel(
  scope: LinkScope,
  targets: readonly LinkTarget[],
  source: SourceKind | { readonly link: number },
): string {
  const kind = typeof source === 'string' ? source : kindOf(targets[source.link])
  if (kind === null) return ''
  const word = escapeHtml(scope.words.sourceKinds[kind])
  return `<span class="source-kind" data-kind="${kind}" data-chrome>${word}</span> `
}

/** The number beside a formula, or nothing (NUM-2). */
export function equationNumber(number: string | null): string {
  return number === null ? '' : `<span class="equation-number">${escapeHtml(number)}</span>`
}

function kindOf(target: LinkTarget | undefined): SourceKind | null {
  if (target?.kind === 'page') return 'note'
  return target?.kind === 'file' ? (kindOfFile(target.name) ?? 'document') : null
}
