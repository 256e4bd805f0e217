import type { Nodes, PhrasingContent, Root } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { InlineField } from '../nodes.ts'
import type { Source } from '../tree/source.ts'
import { append, type Owner, replaceAll, walk } from '../tree/walk.ts'
import { flatten } from './flatten.ts'
import { type FieldSpan, findEnclosedFields, findLineFields } from './grammar.ts'

/**
 * Makes `inlineField` nodes of the fields in paragraphs, headings, table cells and callout titles (INF-1 to
 * INF-14, INF-16); bracket and parenthesis forms inside formatting and inline footnotes count as well.
 *
 * Links, code, formulas and wikilinks are whole: nothing in them opens, closes or separates a field. There
 * are no fields in the value of a field.
 */
export function markInlineFields(tree: Root, source: Source): void {
  const holdsField = new Set<Nodes>()
  walk(
    tree,
    (list, owner) => {
      if (!list.some(hasColons)) return
      const found = replaceFields(list, findEnclosedFields, holdsField, source)
      if (found) markHolders(owner, holdsField)
    },
    isTransparent,
  )
  walk(
    tree,
    (list, owner) => {
      if (isBlock(owner.node) && list.some(hasColons)) replaceFields(list, findLineFields, holdsField, source)
    },
    isTransparent,
  )
}

function hasColons(node: Nodes): boolean {
  return node.type === 'text' && node.value.includes('::')
}

function isTransparent(node: Nodes): boolean {
  return node.type !== 'link' && node.type !== 'linkReference' && node.type !== 'inlineField'
}

/** Whether the lines of the node's content are lines of the note. */
function isBlock(node: Nodes): boolean {
  return ['paragraph', 'heading', 'tableCell', 'callout'].includes(node.type)
}

function markHolders(owner: Owner, holdsField: Set<Nodes>): void {
  for (let next: Owner | null = owner; next !== null && !holdsField.has(next.node); next = next.above) {
    holdsField.add(next.node)
  }
}

/** Replaces the spans that `find` finds by fields. True if there are any. */
function replaceFields(
  list: Nodes[],
  find: (flat: string) => FieldSpan[],
  holdsField: ReadonlySet<Nodes>,
  source: Source,
): boolean {
  const { flat, takeUntil } = flatten(list, holdsField, source)
  const spans = find(flat)
  if (spans.length === 0) return false
  const result: Nodes[] = []
  for (const span of spans) {
    append(result, takeUntil(span.start))
    result.push(toField(span, takeUntil))
  }
  append(result, takeUntil(flat.length))
  replaceAll(list, result)
  return true
}

function toField(span: FieldSpan, takeUntil: (index: number) => Nodes[]): InlineField {
  const opening = takeUntil(span.keyStart)
  const keyChildren = takeUntil(span.keyEnd).filter(isPhrasing)
  const colons = takeUntil(span.valueStart)
  const children = takeUntil(span.valueEnd).filter(isPhrasing)
  const closing = takeUntil(span.end)
  const all: Nodes[] = [...opening, ...keyChildren, ...colons, ...children, ...closing]
  const start = all[0]?.position?.start
  const end = all.at(-1)?.position?.end
  return {
    type: 'inlineField',
    form: span.form,
    key: withoutMarkers(plainText(keyChildren)),
    keyChildren,
    children,
    ...(start && end && { position: { start, end } }),
  }
}

/** A list that holds text holds phrasing content only; this tells the compiler. */
function isPhrasing(node: Nodes): node is PhrasingContent {
  return node.type !== 'root'
}

/** A key without the markers of formatting that Markdown has left as text. */
function withoutMarkers(key: string): string {
  let start = 0
  let end = key.length
  while (start < end && ' \t*_~`'.includes(key[start] ?? '')) start++
  while (end > start && ' \t*_~`'.includes(key[end - 1] ?? '')) end--
  return key.slice(start, end)
}
