import type { Element, ElementContent } from 'hast'
import type { Blockquote, List, ListItem, Parents, Table } from 'mdast'
import { defaultHandlers } from 'mdast-util-to-hast'
import type { Callout } from '../../syntax/nodes.ts'
import { append } from '../../syntax/tree/walk.ts'
import { withBlockId } from '../blocks.ts'
import type { NodeHandler, RenderContext } from '../context.ts'
import { element } from '../holes.ts'
import { keepQuote, keepRows } from '../quotes.ts'

/** Blockquotes. */
export function blockquote(context: RenderContext): NodeHandler<Blockquote> {
  return (state, node) =>
    withBlockId(context, node, element('blockquote', {}, state.wrap(state.all(node), true)))
}

/** Callouts in Obsidian's own structure; foldable ones are `details` (CAL-1 to CAL-4). */
export function callout(context: RenderContext): NodeHandler<Callout> {
  return (state, node) => {
    const before = context.linksMet.length
    const own = node.title.length > 0 ? state.all({ type: 'paragraph', children: node.title }) : null
    const words = numbered(node, own)
    keepQuote(context, before, words)
    const title = [
      element('span', { className: ['callout-icon'], ariaHidden: 'true' }),
      element('span', { className: ['callout-title-inner'] }, words),
    ]
    const body = state.wrap(state.all(node), true)
    const content = node.children.length > 0 ? [element('div', { className: ['callout-content'] }, body)] : []
    const properties = {
      className: node.fold === null ? ['callout'] : ['callout', 'is-collapsible'],
      dataCallout: node.kind,
      dataCalloutMetadata: node.metadata ?? undefined,
    }
    const result =
      node.fold === null
        ? element('div', properties, [element('div', { className: ['callout-title'] }, title), ...content])
        : element('details', { ...properties, open: node.fold === 'open' }, [
            element('summary', { className: ['callout-title'] }, title),
            ...content,
          ])
    return withBlockId(context, node, result)
  }
}

/** The words of a title: those of the author, after the number of a statement that has one (NUM-1). */
function numbered(node: Callout, own: ElementContent[] | null): ElementContent[] {
  const statement = node.data?.statement
  if (statement === undefined) return own ?? [ownTitle(node.kind)]
  const { name, number } = statement
  const label: ElementContent = { type: 'text', value: number === null ? name : `${name} ${number}` }
  if (own === null) return [label]
  if (number === null) return own
  return [element('span', { className: ['callout-number'] }, [label]), { type: 'text', value: ' ' }, ...own]
}

/** `custom-type` → “Custom-type” (CAL-2). */
function ownTitle(kind: string): ElementContent {
  const first = String.fromCodePoint(kind.codePointAt(0) ?? 0x20)
  return { type: 'text', value: first.toUpperCase() + kind.slice(first.length) }
}

/** Lists. */
export function list(context: RenderContext): NodeHandler<List> {
  return (state, node) => {
    const tasks = node.children.some((item) => typeof item.checked === 'boolean')
    const properties = {
      start: node.ordered === true && node.start !== 1 ? (node.start ?? undefined) : undefined,
      className: tasks ? ['contains-task-list'] : undefined,
    }
    const items = state.wrap(state.all(node), true)
    return withBlockId(context, node, element(node.ordered === true ? 'ol' : 'ul', properties, items))
  }
}

/** List items and tasks (TSK-1); in a tight list paragraphs lose their element, as in CommonMark. */
export function listItem(context: RenderContext): NodeHandler<ListItem> {
  return (state, node, parent) => {
    const loose = isLoose(parent, node)
    const children: ElementContent[] = []
    context.items.push({ words: null })
    const results = state.all(node)
    context.items.pop()
    if (typeof node.checked === 'boolean') addCheckbox(results, node.checked, node.data?.task)
    for (const [index, child] of results.entries()) {
      const paragraph = child.type === 'element' && child.tagName === 'p' ? child : null
      if (loose || index > 0 || paragraph === null) children.push({ type: 'text', value: '\n' })
      if (paragraph !== null && !loose && paragraph.properties.id === undefined)
        append(children, paragraph.children)
      else children.push(child)
    }
    const task =
      typeof node.checked === 'boolean' ? (node.data?.task ?? (node.checked ? 'x' : ' ')) : undefined
    const properties = task === undefined ? {} : { className: ['task-list-item'], dataTask: task }
    return withBlockId(context, node, element('li', properties, children))
  }
}

function isLoose(parent: unknown, node: ListItem): boolean {
  const list = parent as Parents | undefined
  if (list?.type !== 'list') return node.spread === true
  return list.spread === true || list.children.some((item) => item.spread === true)
}

function addCheckbox(results: ElementContent[], checked: boolean, task: string | undefined): void {
  const state = task ?? (checked ? 'x' : ' ')
  const box = element('input', { type: 'checkbox', disabled: true, checked, ariaLabel: `[${state}]` })
  const first = results[0]
  if (first?.type === 'element' && first.tagName === 'p') {
    if (first.children.length > 0) first.children.unshift({ type: 'text', value: ' ' })
    first.children.unshift(box)
  } else {
    results.unshift(element('p', {}, [box]))
  }
}

/** Tables scroll in a box of their own (PG-1). */
export function table(context: RenderContext): NodeHandler<Table> {
  return (state, node) => {
    const made = defaultHandlers.table(state, node)
    emptyHeadersToCells(made)
    keepRows(context, [made])
    const result = element('div', { className: ['table-scroll'] }, [made])
    return withBlockId(context, node, result)
  }
}

/** A header that says nothing, such as the corner of a table with names at both sides, heads nothing. */
function emptyHeadersToCells(table: Element): void {
  const head = table.children.find((child) => child.type === 'element' && child.tagName === 'thead')
  const row = head?.type === 'element' ? head.children.find((child) => child.type === 'element') : undefined
  if (row?.type !== 'element') return
  for (const cell of row.children) {
    if (cell.type === 'element' && cell.children.length === 0) cell.tagName = 'td'
  }
}
