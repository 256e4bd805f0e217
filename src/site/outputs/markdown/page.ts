/**
 * The page of a note as Markdown (WEB-2).
 *
 * It is made from the HTML that readers get, not from the author's text: so comments, private notes and the
 * addresses of links to them are gone already, embeds are expanded, and links lead to pages.
 */
import type { Root as HastRoot } from 'hast'
import { raw } from 'hast-util-raw'
import type { Root, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { mathToMarkdown } from 'mdast-util-math'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { SafeHtml } from '../../../html/safe-html.ts'
import { flowOf, phrasingOf } from './from-html.ts'

/** What the Markdown of a note is made from. */
export interface MarkdownView {
  readonly title: SafeHtml
  /** Public address of the page, if the site's is known. */
  readonly url: string | null
  readonly body: SafeHtml
}

/** A note as GitHub-flavoured Markdown with TeX formulas; ends with a line end. */
export function pageMarkdown({ title, url, body }: MarkdownView): string {
  const address: RootContent[] =
    url === null
      ? []
      : [{ type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', value: url }] }] }]
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: phrasingOf(treeOf(title).children) },
      ...address,
      ...flowOf(treeOf(body).children),
    ],
  }
  return toMarkdown(root, { bullet: '-', extensions: [gfmToMarkdown(), mathToMarkdown()] })
}

function treeOf({ html }: SafeHtml): HastRoot {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] })
  return tree.type === 'root' ? tree : { type: 'root', children: [] }
}
