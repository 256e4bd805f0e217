import type { ElementContent } from 'hast'
import { escapeHtml } from '../html/escape.ts'
import { element, type Holes, mapNodes } from './holes.ts'

declare module 'hast' {
  interface ElementData {
    /** On `a` and `embed` elements: the internal link they stand for. */
    link?: number
    /** The author's title of a Markdown link. */
    linkTitle?: string | null
    /** A place in the file that the link leads to. */
    linkFragment?: string
  }
}

/**
 * Inline content as others quote it (BKL-3): math, code and emphasis stay; links become their words, marked
 * by holes when `marks` asks for it; pictures their alternative text; footnotes and anchors go.
 */
export function flatten(
  nodes: readonly ElementContent[],
  holes: Holes,
  marks: 'marks' | 'plain',
): ElementContent[] {
  return mapNodes(nodes, (node) => {
    if (node.type === 'hole') return flattenHole(node.index)
    if (node.type === 'raw' || node.type === 'comment') return []
    if (node.type !== 'element') return undefined
    if (node.tagName === 'br') return [{ type: 'text', value: ' ' }]
    if (node.tagName === 'img') return [{ type: 'text', value: String(node.properties.alt ?? '') }]
    if (node.tagName === 'input' || hasClass(node.properties.className, 'anchor')) return []
    const inner = flatten(node.children, holes, marks)
    const link = node.data?.link
    if (node.tagName === 'a') return link === undefined ? inner : marked(link, inner)
    const { id: _, ...properties } = node.properties
    return [element(node.tagName, properties, inner)]
  })

  function flattenHole(index: number): readonly ElementContent[] | undefined {
    const hole = holes.list[index]
    switch (hole?.kind) {
      case 'label':
        return undefined
      case 'embed':
        return marked(hole.link, [
          holes.node({ kind: 'label', link: hole.link, html: escapeHtml(hole.words) }),
        ])
      case 'tag':
        return [{ type: 'text', value: `#${hole.tag}` }]
      default:
        return []
    }
  }

  function marked(link: number, inner: readonly ElementContent[]): ElementContent[] {
    if (marks === 'plain') return [...inner]
    return [holes.node({ kind: 'mark', link }), ...inner, holes.node({ kind: 'unmark', link })]
  }
}

/** True if a `className` property holds a class. */
export function hasClass(className: unknown, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}
