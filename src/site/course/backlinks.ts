/** Who links here, and in what words (BKL-1, BKL-2). */
import { escapeHtml } from '../../html/escape.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import { relativeHref, withFragment } from '../../html/url.ts'
import { append } from '../../lib/multimap.ts'
import type { OutputPath, VaultPath } from '../../lib/paths.ts'
import type { NoteSummary } from '../../note/summary.ts'
import type { LinkScope } from '../../render/target.ts'
import { interfaceWords } from '../../template/words.ts'
import { noteTitle } from '../../vault/collections.ts'
import type { Backlink } from '../../vault/graph.ts'
import type { Target } from '../../vault/resolution.ts'
import type { Facts, SiteFacts } from '../facts.ts'
import { cutList, numberedParts, type Part, type Room } from '../parts.ts'
import type { Materials } from '../render-scope.ts'
import { slotText } from '../slots.ts'
import { headingHtml } from './places.ts'
import type { BacklinkView, ExcerptView } from './view.ts'

/** Excerpts of one note in a list. Who links more often has said why, and a sentence of many links is shown for each. */
const MOST_OF_ONE_NOTE = 100

/** A note with its links to another note, in the order of the text. */
export type LinkingNote = readonly [from: VaultPath, links: readonly number[]]

/** Links to a note up to which its page shows them all; of more it shows the first, and other pages show them all. */
const BACKLINKS: Room = { whole: 80, part: 80 }
const FIRST_BACKLINKS = 30
/** The same for the links to one section, on the page of a note that has more links than its page shows. */
const FIRST_OF_SECTION = 12

/** The pages that show who links to a note, for notes to which very many do. */
export function backlinkParts({ graph, course, addresses, allocator }: SiteFacts) {
  const pages = new Map<VaultPath, readonly Part<LinkingNote>[]>()
  // Most notes link once: one list for each number, in place of one for each note.
  const single = new Map<number, readonly number[]>()
  const shared = (links: readonly number[]): readonly number[] => {
    const [link] = links
    if (link === undefined || links.length > 1) return links
    const found = single.get(link) ?? links
    single.set(link, found)
    return found
  }
  for (const [path, backlinks] of graph.backlinks) {
    const output = addresses.get(path)?.output
    if (backlinks.length <= BACKLINKS.whole || output === undefined) continue
    const linking = grouped({ course }, backlinks).map(([from, links]): LinkingNote => [from, shared(links)])
    const cut = cutList(linking, BACKLINKS, ([, links]) => links.length)
    const folder = output.replace(
      /(^|\/)index\.html$|\.html$/,
      (_, slash: string | undefined) => slash ?? '/',
    )
    const parts = numberedParts(allocator, cut, {
      path: (number) => `${folder}backlinks${number === 1 ? '' : `-${number}`}.html`,
      owner: `backlinks:${path}`,
    })
    pages.set(path, parts)
  }
  return pages
}

/** The notes of which the page of a note shows that they link to it: all, or the first of very many. */
export function shownBacklinks(
  facts: Facts,
  { backlinkPages }: Pick<Materials, 'backlinkPages'>,
  path: VaultPath,
): readonly LinkingNote[] {
  const parts = backlinkPages.get(path)
  if (parts === undefined) return grouped(facts, facts.graph.backlinks.get(path) ?? [])
  return (
    cutList(parts[0]?.items ?? [], { whole: 0, part: FIRST_BACKLINKS }, ([, links]) => links.length)[0] ?? []
  )
}

/** Notes that link to the one of the page, in course order, with an excerpt for each of their links. */
export function backlinkViews(
  facts: Facts,
  materials: Materials,
  scope: LinkScope,
  notes: readonly LinkingNote[],
): BacklinkView[] {
  return notes.flatMap(([from, links]) => {
    const summary = facts.vault.notes.get(from)
    const output = facts.addresses.get(from)?.output
    if (summary === undefined || output === undefined) return []
    const href = relativeHref(scope.page, output, null, facts.style)
    const excerpts = links.flatMap((link) => excerptView(materials, scope, from, summary, href, link))
    return [{ title: noteTitle(from, summary), href, excerpts }]
  })
}

/**
 * For each section of a note that others link to, its heading or a block in it: the count of these links, which
 * opens the excerpts. As HTML, since it stands in the article.
 */
export function linksToSections(
  facts: Facts,
  materials: Materials,
  scope: LinkScope,
  path: VaultPath,
): ReadonlyMap<number, string> {
  const summary = facts.vault.notes.get(path)
  const bySection = new Map<number, Backlink[]>()
  for (const backlink of facts.graph.backlinks.get(path) ?? []) {
    const section = summary === undefined ? -1 : sectionOf(summary, backlink.target)
    // The title's own section is the page: its links are at the foot.
    if (section > (summary?.mergedHeading ? 0 : -1)) append(bySection, section, backlink)
  }
  const all = materials.backlinkPages.get(path)?.[0]?.output
  return new Map(
    [...bySection].map(([section, links]) => [section, sectionCount(facts, materials, scope, links, all)]),
  )
}

function sectionOf(summary: NoteSummary, target: Target): number {
  if (target.kind === 'heading') return target.heading
  return target.kind === 'block' ? (summary.blocks[target.block]?.section ?? -1) : -1
}

/** `all` is the page with the links to the whole note, if this one does not show them all. */
function sectionCount(
  facts: Facts,
  materials: Materials,
  scope: LinkScope,
  links: readonly Backlink[],
  all: OutputPath | undefined,
): string {
  const words = interfaceWords(facts.config.lang)
  const groups = grouped(facts, links)
  const shown =
    all === undefined
      ? groups
      : (cutList(groups, { whole: 0, part: FIRST_OF_SECTION }, ([, indices]) => indices.length)[0] ?? [])
  const items = shown.flatMap(([from, indices]) => {
    const summary = facts.vault.notes.get(from)
    const output = facts.addresses.get(from)?.output
    if (summary === undefined || output === undefined) return []
    const note = relativeHref(scope.page, output, null, facts.style)
    return indices.flatMap((link) =>
      excerptView(materials, scope, from, summary, note, link).map(
        ({ html, href }) =>
          `<li><a class="backlink-title" href="${escapeHtml(href)}">${escapeHtml(noteTitle(from, summary))}</a> ` +
          `<div class="excerpt">${html.html}</div></li>`,
      ),
    )
  })
  if (items.length === 0) return ''
  const count = shown.length === groups.length ? items.length : links.length
  if (all !== undefined && shown.length < groups.length) {
    items.push(`<li><a href="${relativeHref(scope.page, all, null, facts.style)}">…</a></li>`)
  }
  const name = escapeHtml(words.linksHere.replace('{}', String(count)))
  return (
    `<details class="links-here" data-chrome><summary title="${name}">` +
    `<span class="count" aria-hidden="true">${count}</span><span class="visually-hidden">${name}</span>` +
    `</summary><ul>${items.join('')}</ul></details>`
  )
}

/** The excerpt for one link, or none for a link that stands in no text of its own; `note` is the note's address. */
function excerptView(
  materials: Materials,
  scope: LinkScope,
  from: VaultPath,
  summary: NoteSummary,
  note: string,
  link: number,
): ExcerptView[] {
  const section = materials.quoteSection(from, link)
  if (section === null) return []
  return [
    {
      crumbs: headingCrumbs(scope, from, summary, section),
      href: withFragment(note, summary.headings[section]?.anchor ?? null),
      html: new SafeHtml(slotText({ kind: 'excerpt', note: from, index: link })),
    },
  ]
}

/** The words of the headings above a section and of its own, outermost first. */
export function headingCrumbs(
  scope: LinkScope,
  note: VaultPath,
  summary: NoteSummary,
  section: number,
): SafeHtml[] {
  return headingPath(summary, section).map((heading) => headingHtml(scope, note, heading))
}

/** The headings above a section and its own, outermost first, without the one that is the page's title. */
function headingPath({ headings, mergedHeading }: NoteSummary, section: number): number[] {
  const path: number[] = []
  let depth = Number.POSITIVE_INFINITY
  for (let index = section; index >= (mergedHeading ? 1 : 0); index--) {
    const heading = headings[index]
    if (heading === undefined || heading.depth >= depth) continue
    path.unshift(index)
    depth = heading.depth
  }
  return path
}

/** Links by note, notes in course order, links in the order of the text as far as they are shown. */
function grouped(facts: Pick<Facts, 'course'>, backlinks: readonly Backlink[]): [VaultPath, number[]][] {
  const groups = new Map<VaultPath, Backlink[]>()
  for (const backlink of backlinks) append(groups, backlink.from, backlink)
  const { rank } = facts.course.courses
  const ranked = [...groups].map(([from, links]) => ({ from, links, rank: rank.get(from) ?? 0 }))
  ranked.sort((a, b) => a.rank - b.rank)
  // Links of raw HTML are counted after those of Markdown, wherever they stand.
  return ranked.map(({ from, links }) => {
    links.sort((a, b) => a.section - b.section)
    return [from, links.slice(0, MOST_OF_ONE_NOTE).map(({ link }) => link)]
  })
}
