/** Lists of sources: strips at headings, and the list of all sources of a note (SRC-3, SRC-4, SRC-5). */
import type { ElementContent } from 'hast'
import type { PhrasingContent } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import { escapeHtml } from '../../html/escape.ts'
import { locatorIn } from '../../note/citations.ts'
import { externalHref } from '../../note/destination.ts'
import { deepLink, readLocator } from '../../note/locator.ts'
import { plainText, plainTextOf } from '../../note/plain-text.ts'
import { sourceKind } from '../../note/source-address.ts'
import { splitSourceTitle } from '../../note/source-title.ts'
import type { HeadingSummary } from '../../note/summary.ts'
import type { NodeHandler, RenderContext } from '../context.ts'
import { element, type Holes, mapNodes } from '../holes.ts'
import { keepQuote } from '../quotes.ts'
import type { SourceItem, SourceList } from '../sources/nodes.ts'
import { ownWords } from './inline.ts'

/** `ul` with one item for each source; it is content of the article and carries `data-sources`. */
export function sourceList(context: RenderContext): NodeHandler<SourceList> {
  return (state, { scope, items }) => {
    const className = scope === 'note' ? ['sources', 'all-sources'] : ['sources']
    const quotes = context.quotes.length
    const entries = items.flatMap((item) => entry(context, state, item))
    // Each citation is quoted where it stands.
    if (scope === 'note') context.quotes.length = quotes
    const ariaLabel = context.holes.attribute({ kind: 'sources-label' })
    return element('ul', { className, dataSources: '', ariaLabel }, entries)
  }
}

function entry(
  context: RenderContext,
  state: State,
  { cited, blocks, sections }: SourceItem,
): ElementContent[] {
  const { holes } = context
  const before = context.linksMet.length
  const source = cited.source.url === null ? { link: cited.source.link ?? -1 } : sourceKind(cited.source.url)
  const words: ElementContent[] = [
    ...aside(state, cited.before, 'before'),
    title(context, state, cited),
    ...withLocator(cited, aside(state, cited.after, 'after')),
  ]
  keepQuote(context, before, words)
  const [first, ...others] = blocks.map((block) => context.summary.blocks[block]?.anchor ?? '')
  const id = first === undefined ? undefined : holes.attribute({ kind: 'id', anchor: first })
  const anchors = others.map((anchor) => element('span', { id: holes.attribute({ kind: 'id', anchor }) }))
  const item = element('li', { id }, [
    ...anchors,
    holes.node({ kind: 'source-kind', source }),
    ...words,
    ...sectionLinks(context, sections),
  ])
  const slices = blocks.map((block) => context.summary.headings.length + block)
  return [
    ...slices.map((slice) => holes.node({ kind: 'start', slice })),
    item,
    ...slices.toReversed().map((slice) => holes.node({ kind: 'end', slice })),
  ]
}

/** The link with the author's words; what a known host adds to a title stays in the page, apart (SRC-3). */
function title(context: RenderContext, state: State, { node, source }: SourceItem['cited']): ElementContent {
  const text = plainText(node)
  const { link, url } = source
  const made = 'children' in node ? state.all(node) : []
  if (url === null) {
    if (link === null) return { type: 'text', value: text }
    context.linksMet.push(link)
    const isOwn = made.length === 0 && 'display' in node && node.display !== null
    const words = made.length > 0 ? made : [isOwn ? textNode(text) : ownWords(context, link, text)]
    return { ...element('a', {}, words), data: { link, linkTitle: null } }
  }
  const { title, suffix } = splitSourceTitle(text, url)
  const last = made.at(-1)
  const children =
    suffix !== '' && last?.type === 'text' && last.value.endsWith(suffix)
      ? [
          ...made.slice(0, -1),
          textNode(last.value.slice(0, -suffix.length)),
          element('span', { className: ['source-host'] }, [textNode(suffix)]),
        ]
      : made
  return external(url, title.trim() === '' ? [textNode(externalHref(url))] : children)
}

/** What the author wrote beside the link, without the marks that separated it. */
function aside(state: State, nodes: readonly PhrasingContent[], where: 'before' | 'after'): ElementContent[] {
  const text = plainTextOf(nodes)
  // Brackets and commas alone are what is left of the field.
  if (!/[\p{L}\p{N}\p{S}]/u.test(text) && nodes.every((node) => node.type === 'text')) return []
  const trimmed = nodes.map((node, index): PhrasingContent => {
    if (node.type !== 'text') return node
    let { value } = node
    if (index === 0) value = value.replace(/^[\s,;]+/, '')
    if (index === nodes.length - 1) value = value.replace(/[\s,;]+$/, '')
    return { ...node, value }
  })
  const made = state.all({ type: 'paragraph', children: trimmed })
  return where === 'before' ? [...made, textNode(' ')] : [textNode(' '), ...made]
}

/** Makes the locator a link to its place, where the source can be opened there (SRC-5). */
function withLocator({ source, node, after }: SourceItem['cited'], made: ElementContent[]): ElementContent[] {
  const words = locatorIn(plainTextOf(after))
  if (words === null) return made
  const locator = readLocator(words)
  const path = pathOf(node)
  const target = locator && deepLink(source.url ?? path, locator)
  let found = false
  return mapNodes(made, (child) => {
    if (found || child.type !== 'text') return undefined
    const start = child.value.indexOf(words)
    if (start === -1) return undefined
    found = true
    const inner = [textNode(words)]
    return [
      textNode(child.value.slice(0, start)),
      target === null
        ? element('span', { className: ['source-locator'] }, inner)
        : source.url !== null
          ? external(target, inner, 'source-locator')
          : {
              ...element('a', {}, inner),
              data: {
                link: source.link ?? -1,
                linkTitle: null,
                linkFragment: target.slice(target.indexOf('#') + 1),
              },
            },
      textNode(child.value.slice(start + words.length)),
    ]
  })
}

/** Where in the note a source is cited. */
function sectionLinks({ holes, summary }: RenderContext, sections: readonly number[]): ElementContent[] {
  if (sections.length === 0) return []
  const links = sections.flatMap((section, index): ElementContent[] => {
    const heading = summary.headings[section]
    if (heading === undefined) return []
    const href = `#${holes.attribute({ kind: 'fragment', anchor: heading.anchor })}`
    return [...(index === 0 ? [] : [textNode(', ')]), element('a', { href }, titleNodes(holes, heading))]
  })
  return [textNode(' '), element('span', { className: ['source-sections'], dataChrome: '' }, links)]
}

/** A title as text; words of links in it may have to be withheld. */
function titleNodes(holes: Holes, { title, ownWords = [] }: HeadingSummary): ElementContent[] {
  let at = 0
  const nodes = ownWords.flatMap(([link, from, to]): ElementContent[] => {
    const before = textNode(title.slice(at, from))
    at = to
    return [before, holes.node({ kind: 'label', link, html: escapeHtml(title.slice(from, to)) })]
  })
  return [...nodes, textNode(title.slice(at))]
}

function external(url: string, children: readonly ElementContent[], className?: string): ElementContent {
  const names = className === undefined ? ['external-link'] : ['external-link', className]
  return element(
    'a',
    { className: names, href: externalHref(url), rel: ['noopener', 'noreferrer'] },
    children,
  )
}

function pathOf(node: PhrasingContent): string {
  if (node.type === 'wikilink' || node.type === 'embed') return node.target
  return node.type === 'link' ? node.url : ''
}

function textNode(value: string): ElementContent {
  return { type: 'text', value }
}
