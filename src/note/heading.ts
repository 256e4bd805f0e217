import type GithubSlugger from 'github-slugger'
import { slug } from 'github-slugger'
import type { Heading, Nodes } from 'mdast'
import { normaliseHeading } from './normalise-heading.ts'
import { type FormulaWords, plainText } from './plain-text.ts'
import type { HeadingSummary, OwnWords } from './summary.ts'

/** What others may know of a heading (HD-5, ANC-1 to ANC-4). `slugger` is that of the note. */
export function summariseHeading(
  node: Heading,
  source: string,
  slugger: GithubSlugger,
  formulaWords: FormulaWords,
): HeadingSummary {
  const tex = plainText(node).trim()
  const title = plainText(node, formulaWords).trim()
  return {
    depth: node.depth,
    title,
    ...(tex !== title && { tex }),
    raw: normaliseHeading(sourceOf(node, source)),
    text: normaliseHeading(tex),
    anchor: slugger.slug(slug(tex) || 'section'),
  }
}

/** The words of links that bring none of their own, in the title of a heading whose links have their indices. */
export function ownWordsOf(node: Heading, formulaWords: FormulaWords): readonly OwnWords[] {
  const found: [link: number, from: number, to: number][] = []
  let at = 0
  visit(node)
  const text = plainText(node, formulaWords)
  const blanks = text.length - text.trimStart().length
  return found.map(([link, from, to]) => [link, from - blanks, to - blanks])

  function visit(child: Nodes): void {
    if ('children' in child && child.type !== 'inlineFootnote') {
      if (child.type === 'inlineField' && child.form !== 'paren') at += child.key.length + 1
      child.children.forEach(visit)
      return
    }
    const from = at
    at += plainText(child, formulaWords).length
    const isOwn = child.type === 'embed' || (child.type === 'wikilink' && child.display === null)
    if (isOwn && child.data?.link !== undefined) found.push([child.data.link, from, at])
  }
}

function sourceOf(node: Heading, source: string): string {
  const start = node.children[0]?.position?.start.offset
  const end = node.children.at(-1)?.position?.end.offset
  return start === undefined || end === undefined ? '' : source.slice(start, end)
}
