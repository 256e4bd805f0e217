/** HTML of notes → Markdown's tree: what stands in a line. */
import type { Element, ElementContent, RootContent as HastContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { PhrasingContent } from 'mdast'

type Content = HastContent | ElementContent

/** Elements without words of the author. */
const FURNITURE: ReadonlySet<string> = new Set(
  'button canvas input math object script source style svg template track'.split(' '),
)
/** Elements that Markdown writes as HTML. */
const AS_HTML: ReadonlySet<string> = new Set(['kbd', 'mark', 'sub', 'sup', 'u'])

/** Text, links, formulas and their like; blank stretches are one blank. */
export function phrasingOf(nodes: readonly Content[]): PhrasingContent[] {
  return trimmed(nodes.flatMap(inline))
}

/** What helps to use the page and is no content. */
export function isFurniture(node: Element): boolean {
  return (
    FURNITURE.has(node.tagName) ||
    node.properties.dataChrome !== undefined ||
    classesOf(node).some((name) => name === 'anchor' || name === 'callout-icon')
  )
}

/** The classes of an element. */
export function classesOf(node: Element): readonly string[] {
  const { className } = node.properties
  return Array.isArray(className) ? className.map(String) : []
}

/** What a footnote is called, by its id: `1`, or `e2-1` in an embedded copy. */
export function footnoteKey(id: string): string {
  return id.replace('fn:', '').replaceAll(':', '-')
}

/** A link to what an element of the page loads. */
export function linkTo(node: Element): PhrasingContent[] {
  const { src, title } = node.properties
  if (typeof src !== 'string') return []
  return [{ type: 'link', url: src, children: [text(typeof title === 'string' ? title : src)] }]
}

/** The source of a formula; null for anything else. */
export function texOf(node: Element): string | null {
  if (node.tagName === 'annotation') return textOf(node)
  for (const child of node.children) {
    const tex = child.type === 'element' ? texOf(child) : null
    if (tex !== null) return tex
  }
  return null
}

function inline(node: Content): PhrasingContent[] {
  if (node.type === 'text') return [text(node.value.replace(/\s+/g, ' '))]
  if (node.type !== 'element') return []
  if (classesOf(node).includes('katex')) {
    const tex = texOf(node)
    return tex === null ? [text(textOf(node))] : [{ type: 'inlineMath', value: tex }]
  }
  if (isFurniture(node)) return []
  const children = node.children.flatMap(inline)
  switch (node.tagName) {
    case 'strong':
    case 'b':
      return [{ type: 'strong', children }]
    case 'em':
    case 'i':
      return [{ type: 'emphasis', children }]
    case 'del':
    case 's':
      return [{ type: 'delete', children }]
    case 'code':
      return [{ type: 'inlineCode', value: textOf(node) }]
    case 'br':
      return [{ type: 'break' }]
    case 'img':
      return imageOf(node)
    case 'a':
      return linkOf(node, children)
    case 'iframe':
    case 'video':
    case 'audio':
      return linkTo(node)
    default:
      break
  }
  if (classesOf(node).includes('footnote-ref')) return footnoteOf(node)
  if (!AS_HTML.has(node.tagName)) return children
  const tag = (value: string): PhrasingContent => ({ type: 'html', value })
  return [tag(`<${node.tagName}>`), ...children, tag(`</${node.tagName}>`)]
}

function imageOf({ properties }: Element): PhrasingContent[] {
  const { src, alt } = properties
  return typeof src === 'string' ? [{ type: 'image', url: src, alt: String(alt ?? '') }] : []
}

function linkOf({ properties }: Element, children: PhrasingContent[]): PhrasingContent[] {
  const { href } = properties
  return typeof href === 'string' ? [{ type: 'link', url: href, children }] : children
}

function footnoteOf(node: Element): PhrasingContent[] {
  const link = node.children.find((child) => child.type === 'element')
  const identifier = link?.type === 'element' ? footnoteKey(String(link.properties.href ?? '').slice(1)) : ''
  return [{ type: 'footnoteReference', identifier, label: identifier }]
}

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}

/** Without blanks at the edges, which Markdown would have to write as entities. */
function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'text') return [node]
    const before = nodes[index - 1]
    const isFirst = before === undefined || before.type === 'break'
    const start = isFirst ? node.value.trimStart() : node.value
    const value = index === nodes.length - 1 ? start.trimEnd() : start
    return value === '' ? [] : [text(value)]
  })
}
