import { SafeHtml } from '../html/safe-html.ts'
import { encodeFragment } from '../html/url.ts'
import type { NoteSummary } from '../note/summary.ts'
import type { TocView } from './parts/view.ts'

/** A heading on its way into the tree. */
interface Entry extends TocView {
  readonly children: Entry[]
}

/**
 * The contents of a page: its headings, nested by depth. The heading that the page shows as its title is not in it.
 *
 * @param words each heading's words as HTML, by heading index
 */
export function tableOfContents(summary: NoteSummary, words: (heading: number) => string): TocView[] {
  const top: Entry[] = []
  const open: Entry[] = []
  summary.headings.forEach((heading, index) => {
    if (index === 0 && summary.mergedHeading) return
    const entry: Entry = {
      depth: heading.depth,
      html: new SafeHtml(words(index)),
      href: `#${encodeFragment(heading.anchor)}`,
      children: [],
    }
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop()
    ;(open.at(-1)?.children ?? top).push(entry)
    open.push(entry)
  })
  return top
}
