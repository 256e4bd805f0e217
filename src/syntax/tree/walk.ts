import type { Nodes, Parents, Root } from 'mdast'

/** A node with children together with the chain of nodes around it, innermost first. */
export interface Owner {
  readonly node: Parents
  readonly above: Owner | null
}

/**
 * Calls `visit` for every list of siblings, a parent's before its children's, in document order.
 *
 * `visit` may change the list in place: what is in it afterwards is visited next. A callout has two lists,
 * its title and its body. The walk keeps its own stack, so depth of nesting costs memory, not stack frames.
 * `into` says which nodes to enter; all by default.
 */
export function walk(
  tree: Root,
  visit: (list: Nodes[], owner: Owner) => void,
  into: (node: Nodes) => boolean = () => true,
): void {
  const stack: { list: Nodes[]; owner: Owner }[] = [
    { list: tree.children, owner: { node: tree, above: null } },
  ]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    visit(next.list, next.owner)
    for (const node of next.list.toReversed()) {
      if (!('children' in node) || !into(node)) continue
      const owner = { node, above: next.owner }
      stack.push({ list: node.children, owner })
      if (node.type === 'callout') stack.push({ list: node.title, owner })
    }
  }
}

/** Gives a list other contents and keeps its identity, whatever the number of items. */
export function replaceAll<T>(list: T[], items: Iterable<T>): void {
  const copy = [...items]
  list.length = 0
  append(list, copy)
}

/** Adds items to a list, whatever their number: as arguments of `push` there could be too many. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item)
}
