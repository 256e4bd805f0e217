/** The page of a note: its view, and what went wrong while its embeds were expanded. */
import { SafeHtml } from '../../html/safe-html.ts'
import { relativeHref } from '../../html/url.ts'
import { dirname, type OutputPath, type VaultPath } from '../../lib/paths.ts'
import type { Frontmatter } from '../../note/summary.ts'
import { tagKey } from '../../note/tag-key.ts'
import { linkFlat } from '../../render/link.ts'
import { noteTitle } from '../../vault/collections.ts'
import { backlinkViews, linksToSections, shownBacklinks } from '../course/backlinks.ts'
import { courseView, positionViews } from '../course/courses.ts'
import { noteDefinition } from '../course/definitions.ts'
import { noteData } from '../course/json-ld.ts'
import { mentionsView } from '../course/mentions.ts'
import type { Facts } from '../facts.ts'
import { localGraph } from '../local-graph.ts'
import { propertyViews } from '../properties.ts'
import { linkScope, type Materials } from '../render-scope.ts'
import { tableOfContents } from '../toc.ts'
import type { NotePageView } from '../view.ts'
import { absoluteUrl, baseView, courseFeed, featuresOf, pageClasses, tagViews } from './base.ts'

export interface NotePage {
  /** With slots; the reading time is found when they are filled. */
  readonly view: NotePageView
  /** Links to the note's sections as HTML, by heading. */
  readonly linksHere: ReadonlyMap<number, string>
}

/** Makes the view of a published note's page, with slots where notes will show. */
export function notePage(facts: Facts, materials: Materials, path: VaultPath): NotePage {
  const summary = facts.vault.notes.get(path)
  const address = facts.addresses.get(path)
  const object = materials.objects(path)
  if (summary === undefined || address === undefined || object === null) {
    throw Object.assign(new Error('A note without a page was asked for.'), { file: path })
  }
  const { frontmatter } = summary
  const scope = linkScope(facts, materials, address.output)
  const title = noteTitle(path, summary)
  const base = baseView(facts, materials, address.output, title, { folder: dirname(path), note: path })
  const image = imageUrl(facts, materials, path, frontmatter)
  const merged = summary.mergedHeading ? object.headings[0] : undefined
  const view: NotePageView = {
    ...base,
    kind: 'note',
    isHome: path === facts.home,
    draft: frontmatter.visibility === 'draft',
    titleHtml: merged === undefined ? base.titleHtml : new SafeHtml(linkFlat(scope, path, merged)),
    titleId: summary.mergedHeading ? (summary.headings[0]?.anchor ?? null) : null,
    description: noteDescription(path, frontmatter),
    lang: frontmatter.lang ?? base.lang,
    image: image ?? base.image,
    card: image === null ? base.card : null,
    feed: courseFeed(facts, materials, address.output, (course) => course.note === path),
    breadcrumbs: path === facts.home ? [] : base.breadcrumbs,
    cssClasses: pageClasses(frontmatter),
    features: pageFeatures(facts, materials, path),
    body: new SafeHtml(linkFlat(scope, path, object.body)),
    toc: tableOfContents(summary, (heading) => linkFlat(scope, path, object.headings[heading] ?? [])),
    tags: tagViews(facts, materials, address.output, summary.tags.map(tagKey)),
    date: frontmatter.date,
    modified: frontmatter.modified,
    readingMinutes: null,
    backlinks: backlinkViews(facts, materials, scope, shownBacklinks(facts, materials, path)),
    backlinkCount: new Set(facts.graph.backlinks.get(path)?.map(({ from }) => from)).size,
    moreBacklinks: hrefOf(facts, address.output, materials.backlinkPages.get(path)?.[0]?.output),
    mentions: mentionsView(facts, scope, materials.mentions.get(path) ?? []),
    localGraph: localGraph(facts, address.output, path),
    jsonLd: noteData(facts, materials.folderPages, path),
    positions: positionViews(facts, materials, scope, path),
    course: courseView(facts, materials, scope, path),
    properties: propertyViews(facts, path, address.output),
    markdown: hrefOf(facts, address.output, materials.markdown.get(path)),
    editHref: facts.config.editUrl === null ? null : editHref(facts.config.editUrl, path),
  }
  return { view, linksHere: linksToSections(facts, materials, scope, path) }
}

function hrefOf(facts: Facts, page: OutputPath, file: OutputPath | undefined): string | null {
  return file === undefined ? null : relativeHref(page, file, null, facts.style)
}

/** The description of a note: its own, else its first paragraph, shortened (WEB-1). */
export function noteDescription(path: VaultPath, frontmatter: Frontmatter): string {
  return frontmatter.description ?? noteDefinition(path, frontmatter)
}

/** What the page must load: an excerpt under “linked from” may hold a formula of its own. */
function pageFeatures(
  facts: Facts,
  { mentions }: Pick<Materials, 'mentions'>,
  path: VaultPath,
): NotePageView['features'] {
  const own = featuresOf(facts, [path])
  const quoted = [...(facts.graph.backlinks.get(path) ?? []), ...(mentions.get(path) ?? [])]
  return { ...own, math: own.math || quoted.some(({ from }) => facts.vault.notes.get(from)?.features.math) }
}

/** FM-18: a social image when it resolves to a published picture, or is an address itself. */
export function imageUrl(
  facts: Facts,
  materials: Pick<Materials, 'images'>,
  path: VaultPath,
  frontmatter: Frontmatter,
): string | null {
  const { image } = frontmatter
  if (image === null) return null
  if (/^https:\/\/\S+$/.test(image)) return image
  const file = materials.images(path)
  return file === null ? null : absoluteUrl(facts, file)
}

function editHref(template: string, path: VaultPath): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return template.includes('{path}')
    ? template.replaceAll('{path}', encoded)
    : template.replace(/\/?$/, '/') + encoded
}
