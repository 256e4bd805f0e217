import type GithubSlugger from 'github-slugger'
import { slug } from 'github-slugger'
import type { Heading } from 'mdast'
import { normaliseHeading } from './normalise-heading.ts'
import { plainText } from './plain-text.ts'
import type { HeadingSummary } from './summary.ts'

/** What others may know of a heading (HD-5, ANC-1 to ANC-4). `slugger` is that of the note. */
export function summariseHeading(node: Heading, source: string, slugger: GithubSlugger): HeadingSummary {
  const title = plainText(node).trim()
  return {
    depth: node.depth,
    title,
    raw: normaliseHeading(sourceOf(node, source)),
    text: normaliseHeading(title),
    anchor: slugger.slug(slug(title) || 'section'),
  }
}

function sourceOf(node: Heading, source: string): string {
  const start = node.children[0]?.position?.start.offset
  const end = node.children.at(-1)?.position?.end.offset
  return start === undefined || end === undefined ? '' : source.slice(start, end)
}
