import type { ElementContent } from 'hast'
import { escapeHtml } from '../html/escape.ts'
import type { NoteSummary } from '../note/summary.ts'
import type { Holes } from './holes.ts'
import type { Parts, SectionText } from './object.ts'

const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote br dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table td th tr ul'.split(
    ' ',
  ),
)

/** The words of a note by section, from the rendered tree: what search may find is what readers see. */
export function sectionTexts(
  nodes: readonly ElementContent[],
  holes: Holes,
  summary: NoteSummary,
): SectionText[] {
  const sections: { section: number; parts: Parts[number][] }[] = []
  let current = start(summary.mergedHeading ? 0 : -1)
  visit(nodes)
  return sections
    .map(({ section, parts }) => ({ section, parts: joinTexts(parts) }))
    .filter((s) => s.parts.length > 0)

  function start(section: number): Parts[number][] {
    const parts: Parts[number][] = []
    sections.push({ section, parts })
    return parts
  }

  function visit(content: readonly ElementContent[]): void {
    for (const node of content) {
      if (node.type === 'text') current.push(node.value)
      else if (node.type === 'safe') current.push(node.text)
      else if (node.type === 'hole') visitHole(node.index)
      else if (node.type === 'element' && !isAnchor(node.properties.className)) {
        if (BLOCKS.has(node.tagName)) current.push(' ')
        visit(node.children)
        if (BLOCKS.has(node.tagName)) current.push(' ')
      }
    }
  }

  function visitHole(index: number): void {
    const hole = holes.list[index]
    if (hole?.kind === 'start' && hole.slice < summary.headings.length) current = start(hole.slice)
    else if (hole?.kind === 'label') current.push(hole)
    else if (hole?.kind === 'tag') current.push(`#${hole.tag}`)
    else if (hole?.kind === 'embed' && hole.alt !== null) current.push(hole.alt)
  }
}

/** Words in all sections, for the reading time. */
export function countWords(texts: readonly SectionText[]): number {
  let words = 0
  for (const { parts } of texts) {
    for (const part of parts) {
      const text = typeof part === 'string' ? part : part.kind === 'label' ? part.html : ''
      // A Chinese or Japanese character reads about as long as half a word.
      const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
      words += (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + Math.ceil(ideographs / 2)
    }
  }
  return words
}

function joinTexts(parts: readonly Parts[number][]): Parts {
  const joined: Parts[number][] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
    .map((part) => (typeof part === 'string' ? escapeHtml(part.replace(/\s+/g, ' ')) : part))
    .filter((part) => typeof part !== 'string' || part.trim() !== '')
}

function isAnchor(className: unknown): boolean {
  return Array.isArray(className) && className.includes('anchor')
}
