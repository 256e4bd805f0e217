import type { Nodes, PhrasingContent, Root } from 'mdast'
import './annotations.ts'
import { plainText, plainTextOf } from './plain-text.ts'
import type { SyllabusLine } from './summary.ts'

/** Words that a line of a syllabus may have beside its link. */
const WORDS_IN_LINE = 12
/** Words of an introduction that a syllabus may have. */
const WORDS_OF_PROSE = 60

/**
 * The lines of a note that is a list of links with little prose, as a syllabus (CRS-3); empty for any other note.
 * A line is a list item, a row of a table or a line of a paragraph, and stands for its first link.
 */
export function syllabusOf(tree: Root): SyllabusLine[] {
  const lines: SyllabusLine[] = []
  let prose = 0
  visitAll(tree.children, 0)
  return lines.length >= 2 && prose <= WORDS_OF_PROSE + 2 * lines.length ? lines : []

  function visitAll(nodes: readonly Nodes[], depth: number): void {
    for (const node of nodes) visit(node, depth)
  }

  function visit(node: Nodes, depth: number): void {
    switch (node.type) {
      case 'heading':
      case 'definition':
      case 'footnoteDefinition':
        return
      case 'paragraph':
        for (const line of linesOf(node.children)) addLine(line, depth)
        return
      case 'table':
        // The head names the columns.
        for (const row of node.children.slice(1)) {
          addLine(
            row.children.flatMap((cell) => [...cell.children, { type: 'text' as const, value: ' ' }]),
            depth,
          )
        }
        return
      case 'listItem':
        visitAll(node.children.slice(0, 1), depth)
        visitAll(node.children.slice(1), depth + 1)
        return
      default:
        if ('children' in node) visitAll(node.children, depth)
        else prose += countWords(plainText(node))
    }
  }

  function addLine(line: readonly PhrasingContent[], depth: number): void {
    const links = line.flatMap(linksIn)
    const words = countWords(plainTextOf(line.filter((node) => node.type !== 'inlineField')))
    const own = countWords(plainTextOf(links))
    const link = links[0]?.data?.link
    if (link !== undefined && words - own <= WORDS_IN_LINE) lines.push({ link, depth })
    else prose += words
  }
}

function linesOf(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'break') lines.push([])
    else lines.at(-1)?.push(node)
  }
  return lines
}

/** The links of a node into the vault; those of a field are citations. */
function linksIn(node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'inlineField') return []
  if (node.data?.link !== undefined && node.type !== 'image' && node.type !== 'imageReference') return [node]
  return 'children' in node ? node.children.flatMap(linksIn) : []
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
