import type { Node, Parents, Root, RootContent } from 'mdast'
import type { Holes } from './holes.ts'

declare module 'mdast' {
  interface RootContentMap {
    edge: Edge
  }
}

/** The edge of a section in an mdast tree: becomes a hole. */
export interface Edge extends Node {
  type: 'edge'
  edge: 'start' | 'end'
  slice: number
}

/**
 * Marks where each section begins and ends: from its heading to the next one of the same or a higher level in
 * the same container (EMB-2). A section inside a quote or a list item ends with it.
 */
export function markSections(tree: Root): void {
  markIn(tree)
}

function markIn(parent: Parents): void {
  const open: { depth: number; slice: number }[] = []
  const children: RootContent[] = []
  const close = (depth: number): void => {
    for (let last = open.at(-1); last !== undefined && last.depth >= depth; last = open.at(-1)) {
      children.push({ type: 'edge', edge: 'end', slice: last.slice })
      open.pop()
    }
  }
  for (const child of parent.children as RootContent[]) {
    if (child.type === 'heading' && child.data?.heading !== undefined) {
      close(child.depth)
      children.push({ type: 'edge', edge: 'start', slice: child.data.heading })
      open.push({ depth: child.depth, slice: child.data.heading })
    }
    children.push(child)
    if ('children' in child && child.type !== 'paragraph' && child.type !== 'heading') markIn(child)
  }
  close(0)
  if (children.length !== parent.children.length) parent.children = children as typeof parent.children
}

/** The hole for an edge. */
export function edge(holes: Holes): (state: unknown, node: Edge) => ReturnType<Holes['node']> {
  return (_, node) => holes.node({ kind: node.edge, slice: node.slice })
}
