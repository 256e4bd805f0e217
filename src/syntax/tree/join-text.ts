import type { Nodes, Root } from 'mdast'
import { replaceAll, walk } from './walk.ts'

/** Joins neighbouring texts, so that what stood around a comment is one text again (CMT-7). */
export function joinText(tree: Root): void {
  walk(tree, (list) => {
    if (!list.some((node, i) => node.type === 'text' && list[i - 1]?.type === 'text')) return
    const joined: Nodes[] = []
    for (const node of list) {
      const last = joined.at(-1)
      if (node.type !== 'text' || last?.type !== 'text') {
        joined.push(node)
        continue
      }
      last.value += node.value
      if (last.position && node.position) {
        last.position = { start: last.position.start, end: node.position.end }
      }
    }
    replaceAll(list, joined)
  })
}
