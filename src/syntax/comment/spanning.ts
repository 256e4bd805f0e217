import type { Nodes, Parents, Root } from 'mdast'
import type { Comment } from '../nodes.ts'
import { replaceAll } from '../tree/walk.ts'

/** What becomes of the `%%` that have no partner in their block. */
interface Strays {
  /** From here on everything is hidden. */
  readonly starts: ReadonlySet<Nodes>
  /** Up to here. */
  readonly ends: ReadonlySet<Nodes>
  /** Text after all. */
  readonly literals: ReadonlySet<Nodes>
}

/**
 * Hides what stands between a `%%` in one block and its partner in another (CMT-5): what an author took for a
 * comment must not be published. The comment stays in the tree, not closed, so that it is reported.
 *
 * `openings` are the inline `%%` without partner in their block. A pair of them hides what is between them. A
 * block comment that its container cut off hides the rest of the note. A `%%` without any partner is text.
 */
export function hideSpanningComments(tree: Root, openings: WeakSet<Comment>): void {
  const strays = pairStrays(findStrays(tree, tree, openings), openings)
  if (strays.starts.size + strays.literals.size === 0) return
  let isHidden = false
  let changes = 0
  prune(tree)

  function prune(parent: Parents): void {
    const kept: Nodes[] = []
    for (const node of parent.children) {
      if (strays.ends.has(node)) set(false)
      else if (strays.starts.has(node)) {
        kept.push(node)
        set(true)
      } else if ('children' in node) {
        const before = changes
        const wasHidden = isHidden
        prune(node)
        // A hidden cell stays, empty: the cells after it must not move.
        if (!wasHidden || changes > before || node.type === 'tableCell') kept.push(node)
      } else if (!isHidden) {
        keepLeaf(kept, strays.literals.has(node) ? literal(node) : node)
      }
    }
    replaceAll<Nodes>(parent.children, kept)
  }

  function set(hidden: boolean): void {
    isHidden = hidden
    changes++
  }
}

/** The `%%` without partner in their block, and the comments that their containers cut off, in document order. */
function findStrays(parent: Parents, root: Root, openings: WeakSet<Comment>): Stray[] {
  return parent.children.flatMap((node, index) => {
    if ('children' in node) return findStrays(node, root, openings)
    if (node.type !== 'comment' || node.closed) return []
    const before = parent.children[index - 1]
    // `100%%` is a number, but it may end a comment.
    const isPercentage = openings.has(node) && before?.type === 'text' && /\d$/.test(before.value)
    return [{ node, canOpen: !isPercentage, isLast: parent === root && !openings.has(node) }]
  })
}

interface Stray {
  readonly node: Comment
  readonly canOpen: boolean
  /** It reaches to the end of the note by itself. */
  readonly isLast: boolean
}

function pairStrays(strays: readonly Stray[], openings: WeakSet<Comment>): Strays {
  const starts = new Set<Nodes>()
  const ends = new Set<Nodes>()
  const literals = new Set<Nodes>()
  for (let index = 0; index < strays.length; index++) {
    const stray = strays[index]
    const partner = strays[index + 1]
    if (stray === undefined || stray.isLast) continue
    if (!openings.has(stray.node)) {
      starts.add(stray.node)
      break
    }
    if (!stray.canOpen || partner === undefined) {
      literals.add(stray.node)
      continue
    }
    starts.add(stray.node)
    // A block comment that is never closed hides the rest anyway.
    if (!openings.has(partner.node)) break
    ends.add(partner.node)
    index++
  }
  return { starts, ends, literals }
}

function literal(node: Nodes): Nodes {
  return { type: 'text', value: '%%', ...(node.position && { position: node.position }) }
}

/** Adds a leaf to its siblings; a text is joined to the one before it. */
function keepLeaf(kept: Nodes[], node: Nodes): void {
  const last = kept.at(-1)
  if (node.type !== 'text' || last?.type !== 'text' || !last.position || !node.position) {
    kept.push(node)
    return
  }
  last.value += node.value
  last.position = { start: last.position.start, end: node.position.end }
}
