import type { Nodes, Root, Text } from 'mdast'
import { type NoteDiagnostic, noteDiagnostic } from '../../diagnostics/diagnostic.ts'
import type { Comment } from '../nodes.ts'
import { isLineEnd, lineEndLength, skipBlanks, skipBlanksBack } from './characters.ts'
import { isBlankText } from './phrasing.ts'
import type { Source } from './source.ts'
import { mapText, sliceText } from './text-map.ts'
import { replaceAll, walk } from './walk.ts'

/**
 * Removes every comment, and the paragraphs that held nothing else (CMT-1, CMT-2, CMT-4).
 *
 * The text around a comment stays as it stands, in nodes of its own, so that each is one stretch of the
 * source (CMT-7; `joinText` comes last). A line that held only comments goes with its line ending.
 * Returns a diagnostic for each comment that is never closed (CMT-5).
 */
export function removeComments(tree: Root, source: Source): NoteDiagnostic[] {
  const diagnostics: NoteDiagnostic[] = []
  const changed = new Set<Nodes>()
  walk(tree, (list, owner) => {
    const comments = list.filter((node) => node.type === 'comment')
    if (comments.length === 0) return
    changed.add(owner.node)
    for (const comment of comments) if (!comment.closed) diagnostics.push(unclosed(comment))
    replaceAll(list, withoutComments(list, source))
  })
  if (changed.size > 0) {
    walk(tree, (list) =>
      replaceAll(
        list,
        list.filter((node) => !(changed.has(node) && isEmptied(node))),
      ),
    )
  }
  return diagnostics
}

function unclosed(comment: Comment): NoteDiagnostic {
  return noteDiagnostic(
    'unclosed-comment',
    comment.position?.start ?? null,
    'This %% comment is never closed, so everything after it is hidden.',
    'Write a line with only %% where the comment ends.',
  )
}

function isEmptied(node: Nodes): boolean {
  return node.type === 'paragraph' && node.children.every(isBlankText)
}

function withoutComments(list: readonly Nodes[], source: Source): Nodes[] {
  const kept: Nodes[] = []
  let afterComment = false
  for (const node of list) {
    if (node.type === 'comment') {
      afterComment = true
      continue
    }
    const rest = afterComment && endsLine(kept.at(-1)) ? withoutLeadingLineEnd(node, source) : node
    if (rest !== null) kept.push(rest)
    afterComment = false
  }
  if (afterComment) dropTrailingLineEnd(kept, source)
  return kept
}

/** Whether nothing stands between this node and the start of a line. */
function endsLine(node: Nodes | undefined): boolean {
  if (node?.type !== 'text') return node === undefined || node.type === 'break'
  return isLineEnd(node.value[skipBlanksBack(node.value, node.value.length) - 1])
}

function withoutLeadingLineEnd(node: Nodes, source: Source): Nodes | null {
  if (node.type === 'break') return null
  if (node.type !== 'text') return node
  const blanks = skipBlanks(node.value, 0)
  const eol = lineEndLength(node.value, blanks)
  return eol === 0 ? node : slice(node, blanks + eol, node.value.length, source)
}

function dropTrailingLineEnd(kept: Nodes[], source: Source): void {
  const last = kept.at(-1)
  if (last === undefined || !endsLine(last)) return
  kept.pop()
  if (last.type !== 'text') return
  let end = skipBlanksBack(last.value, last.value.length) - 1
  if (last.value[end] === '\n' && last.value[end - 1] === '\r') end--
  const rest = slice(last, 0, end, source)
  if (rest !== null) kept.push(rest)
}

function slice(node: Text, from: number, to: number, source: Source): Text | null {
  return sliceText(node, mapText(node, source), from, to, source)
}
