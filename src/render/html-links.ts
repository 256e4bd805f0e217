/**
 * Links of raw HTML, which are found only when the whole note has been parsed as HTML: in which section they
 * stand, and the words around them (BKL-1, HTM-7).
 */
import type { ElementContent } from 'hast'
import { flatten } from './flatten.ts'
import { type Holes, toParts } from './holes.ts'
import type { Quote } from './object.ts'
import { sentencesOf } from './sentences.ts'

/** What is told of the links while the note is walked. */
export interface HtmlLinkSink {
  /** Index of the first link of raw HTML: those before it are Markdown's. */
  readonly first: number
  /** Slices below this one are sections. */
  readonly headings: number
  readonly holes: Holes
  readonly quotes: Quote[]
  /** Says in which section a link stands. */
  place(link: number, section: number): void
}

/** Walks what a note shows, in its order; `section` is that in which it begins. Takes linear time. */
export function keepHtmlLinks(sink: HtmlLinkSink, content: readonly ElementContent[], section: number): void {
  const { holes, first } = sink
  const holders = blockHolders(content, (node) => isEdge(node))
  let current = section
  walk(content)

  /** Blocks hold blocks or a run of words; words between blocks are a run too. */
  function walk(nodes: readonly ElementContent[]): void {
    let run: ElementContent[] = []
    const close = (): void => {
      if (run.length > 0) keepRun(run)
      run = []
    }
    for (const node of nodes) {
      if (isEdge(node)) {
        close()
        enter(node)
      } else if (node.type === 'element' && (BLOCKS.has(node.tagName) || holders.has(node))) {
        close()
        const links = attributeLinks(node)
        for (const link of links) sink.place(link, current)
        if (links.length > 0 && wordsOf(node).length <= LONGEST) keepQuote(links, [node])
        if (node.tagName === 'tr') keepRow(node.children)
        else walk(node.children)
      } else {
        run.push(node)
      }
    }
    close()
  }

  function keepRow(cells: readonly ElementContent[]): void {
    const words = cells.filter((cell) => cell.type === 'element')
    const row = words.flatMap((cell, index): ElementContent[] => [
      ...(index === 0 ? [] : [{ type: 'text' as const, value: ' · ' }]),
      ...cell.children,
    ])
    keepRun(row)
  }

  function keepRun(run: readonly ElementContent[]): void {
    const all = linksIn(run)
    if (all.length === 0) return
    for (const link of all) sink.place(link, current)
    for (const sentence of sentencesOf(run)) {
      const links = linksIn(sentence)
      // The parser leaves an empty link behind where one goes around a block.
      if (links.length === 0 || !sentence.some(shows)) continue
      keepQuote(links, sentence)
    }
  }

  function keepQuote(links: readonly number[], nodes: readonly ElementContent[]): void {
    const parts = toParts(flatten(nodes, holes, 'marks'), holes)
    sink.quotes.push({ section: current, links, parts })
  }

  function isEdge(node: ElementContent): boolean {
    return node.type === 'hole' && holes.list[node.index]?.kind === 'start'
  }

  function enter(node: ElementContent): void {
    const hole = node.type === 'hole' ? holes.list[node.index] : undefined
    if (hole?.kind === 'start' && hole.slice < sink.headings) current = hole.slice
  }

  /** The links of raw HTML in nodes, in order. */
  function linksIn(nodes: readonly ElementContent[]): number[] {
    return nodes.flatMap((node) => {
      if (node.type === 'hole') {
        const hole = holes.list[node.index]
        return hole?.kind === 'embed' && hole.link >= first ? [hole.link] : []
      }
      return node.type === 'element' ? [...attributeLinks(node), ...linksIn(node.children)] : []
    })
  }

  function attributeLinks({ data, properties }: Extract<ElementContent, { type: 'element' }>): number[] {
    const own = data?.link !== undefined && data.link >= first ? [data.link] : []
    const addresses = Object.values(properties).flatMap((value) => {
      const hole =
        typeof value === 'string' ? holes.list[Number(/^\0(\d+)\0$/.exec(value)?.[1] ?? -1)] : undefined
      return hole?.kind === 'address' && hole.link >= first ? [hole.link] : []
    })
    return [...own, ...addresses]
  }
}

/** A link around whole blocks is quoted if it holds no more characters than this. */
const LONGEST = 300

/** Elements of other kinds with blocks or edges in them: what an open tag at the wrong place makes of a page. */
function blockHolders(
  content: readonly ElementContent[],
  isEdge: (node: ElementContent) => boolean,
): ReadonlySet<ElementContent> {
  const holders = new Set<ElementContent>()
  content.forEach(mark)
  return holders

  function mark(node: ElementContent): boolean {
    if (node.type !== 'element') return isEdge(node)
    const holds = node.children.map(mark).includes(true)
    if (holds) holders.add(node)
    return holds || BLOCKS.has(node.tagName)
  }
}

function shows(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() !== ''
  return node.type !== 'element' || node.tagName === 'img' || node.children.some(shows)
}

function wordsOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(wordsOf).join('') : ''
}

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote center dd details dialog div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption'
  ).split(' '),
)
