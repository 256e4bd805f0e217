import type { Element, ElementContent } from 'hast'
import type { FootnoteReference, Link, LinkReference } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { escapeHtml } from '../../html/escape.ts'
import { externalHref, readDestination } from '../../note/destination.ts'
import { wikilinkWords } from '../../note/plain-text.ts'
import { canonicalKey } from '../../syntax/inline-field/canonical-key.ts'
import type { Highlight, InlineField, InlineFootnote, Tag, Wikilink } from '../../syntax/nodes.ts'
import type { NodeHandler, RenderContext } from '../context.ts'
import { element } from '../holes.ts'

/** `[[…]]`: words that the author chose are text, others are the link's own and may be withheld. */
export function wikilink(context: RenderContext): NodeHandler<Wikilink> {
  return (_, node) => {
    const link = node.data?.link
    if (link === undefined)
      return { type: 'text', value: wikilinkWords(node.target, node.subpath, node.display) }
    const words: ElementContent =
      node.display !== null
        ? { type: 'text', value: node.display }
        : ownWords(context, link, wikilinkWords(node.target, node.subpath, null))
    return internalLink(context, link, null, [words])
  }
}

/** `[t](…)`. */
export function link(context: RenderContext): NodeHandler<Link> {
  return (state, node) => anchor(context, state, node, node.url, node.title)
}

/** `[t][ref]`. */
export function linkReference(context: RenderContext): NodeHandler<LinkReference> {
  return (state, node) => {
    const definition = context.definitions.get(node.identifier)
    return anchor(context, state, node, definition?.url ?? '', definition?.title)
  }
}

function anchor(
  context: RenderContext,
  state: State,
  node: Link | LinkReference,
  url: string,
  title: string | null | undefined,
): ElementContent | ElementContent[] {
  const index = node.data?.link
  if (index !== undefined) {
    const children = state.all(node)
    const words = children.length > 0 ? children : [ownWords(context, index, url)]
    return internalLink(context, index, title ?? null, words)
  }
  const children = state.all(node)
  const destination = readDestination(url)
  if (destination.kind !== 'external') return children
  const href = externalHref(destination.url)
  const words: ElementContent[] = children.length > 0 ? children : [{ type: 'text', value: href }]
  const properties = {
    className: ['external-link'],
    href,
    title: title ?? undefined,
    rel: ['noopener', 'noreferrer'],
  }
  return element('a', properties, words)
}

/** A link into the vault, for the linker to open and close. */
export function internalLink(
  context: RenderContext,
  index: number,
  title: string | null,
  children: readonly ElementContent[],
): Element {
  context.linksMet.push(index)
  return { ...element('a', {}, children), data: { link: index, linkTitle: title } }
}

export function ownWords(context: RenderContext, index: number, words: string): ElementContent {
  return context.holes.node({ kind: 'label', link: index, html: escapeHtml(words) })
}

/** `==x==` (INL-3). */
export function highlight(): NodeHandler<Highlight> {
  return (state, node) => element('mark', {}, state.all(node))
}

/** `#tag` (TAG-6). */
export function tag(context: RenderContext): NodeHandler<Tag> {
  return (_, node) => context.holes.node({ kind: 'tag', tag: node.value })
}

/** `[^1]` (FN-1). */
export function footnoteReference(context: RenderContext): NodeHandler<FootnoteReference> {
  return (_, node) => {
    const definition = context.footnoteDefinitions.get(node.identifier)?.node
    if (definition === undefined) return { type: 'text', value: `[^${node.label ?? node.identifier}]` }
    const known = context.footnotes.indexOf(definition)
    const footnote = known === -1 ? context.footnotes.push(definition) - 1 : known
    return context.holes.node({ kind: 'footnote', footnote })
  }
}

/** `^[text]` (FN-2). */
export function inlineFootnote(context: RenderContext): NodeHandler<InlineFootnote> {
  return (_, node) => context.holes.node({ kind: 'footnote', footnote: context.footnotes.push(node) - 1 })
}

/** A field shows its key and value, one in parentheses only its value (INF-1 to INF-3). */
export function inlineField(): NodeHandler<InlineField> {
  return (state, node) => {
    const value = element('span', { className: ['inline-field-value'] }, state.all(node))
    const properties = { className: ['inline-field'], dataKey: canonicalKey(node.key) }
    if (node.form === 'paren') return element('span', properties, [value])
    const keyParent = { type: 'paragraph' as const, children: node.keyChildren }
    const key = element('span', { className: ['inline-field-key'] }, state.all(keyParent))
    return element('span', properties, [key, { type: 'text', value: ' ' }, value])
  }
}
