/**
 * Holes on their way through a hast tree and its serialiser.
 *
 * A hole is a node of its own type, so no plugin mistakes it for text. For the serialiser it becomes raw
 * text `NUL index NUL`. That cannot be forged: Markdown and HTML parsing replace NUL in the input, and KaTeX
 * never prints one.
 */
import type { Element, ElementContent, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import type { Hole, Parts } from './object.ts'

/** A hole in a hast tree. */
export interface HoleNode {
  type: 'hole'
  index: number
}

/** HTML made by KaTeX or a highlighter: printed as it is, after sanitising. */
export interface SafeNode {
  type: 'safe'
  value: string
  /** What it says, for search. */
  text: string
}

declare module 'hast' {
  interface ElementContentMap {
    hole: HoleNode
    safe: SafeNode
  }
  interface RootContentMap {
    hole: HoleNode
    safe: SafeNode
  }
}

/** The holes of one note, by index. */
export interface Holes {
  readonly list: Hole[]
  /** A node for a new hole. */
  node(hole: Hole): HoleNode
  /** An attribute value for a new hole. */
  attribute(hole: Hole): string
}

/** Starts a note's list of holes. */
export function createHoles(): Holes {
  const list: Hole[] = []
  const add = (hole: Hole): number => list.push(hole) - 1
  return {
    list,
    node: (hole) => ({ type: 'hole', index: add(hole) }),
    attribute: (hole) => `\0${add(hole)}\0`,
  }
}

const SERIALISER = unified()
  // Attributes keep NUL as it is only where the serialiser may write what HTML calls a parse error.
  .use(rehypeStringify, { allowDangerousHtml: true, allowParseErrors: true })
  .freeze()

/** Serialises nodes into text and holes. */
export function toParts(nodes: readonly ElementContent[], holes: Holes): Parts {
  const root: Root = { type: 'root', children: nodes.map(printable) }
  return SERIALISER.stringify(root)
    .split('\0')
    .map((piece, index) => (index % 2 === 0 ? piece : holes.list[Number(piece)]))
    .filter((part): part is string | Hole => part !== undefined && part !== '')
}

function printable(node: ElementContent): ElementContent {
  if (node.type === 'hole') return { type: 'raw', value: `\0${node.index}\0` }
  if (node.type === 'safe') return { type: 'raw', value: node.value }
  // Raw HTML that no sanitiser has seen is never printed.
  if (node.type === 'raw' || node.type === 'comment') return { type: 'text', value: '' }
  if (node.type !== 'element') return node
  if (node.children.length === 0) return node
  return { ...node, children: node.children.map(printable) }
}

/** A deep copy of nodes in which `replace` decides about each: nodes to put in its place, or undefined to keep it. */
export function mapNodes(
  nodes: readonly ElementContent[],
  replace: (node: ElementContent) => readonly ElementContent[] | undefined,
): ElementContent[] {
  return nodes.flatMap((node): readonly ElementContent[] => {
    const replaced = replace(node)
    if (replaced !== undefined) return replaced
    return node.type === 'element' ? [{ ...node, children: mapNodes(node.children, replace) }] : [node]
  })
}

/** Makes an element. */
export function element(
  tagName: string,
  properties: Element['properties'],
  children: readonly ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children: [...children] }
}
