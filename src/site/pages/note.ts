/** The page of a note: its view, and what went wrong while its embeds were expanded. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import { relativeHref } from '../../html/url.ts'
import { dirname, type VaultPath } from '../../lib/paths.ts'
import type { Frontmatter, NoteSummary } from '../../note/summary.ts'
import { tagKey } from '../../note/tag-key.ts'
import { type EmbedProblem, linkBody, linkFlat } from '../../render/link.ts'
import type { LinkScope } from '../../render/target.ts'
import { noteTitle } from '../../vault/collections.ts'
import { embedClosure } from '../../vault/graph.ts'
import type { SiteFacts } from '../facts.ts'
import { shorten, unescapeText } from '../plain.ts'
import { propertyViews } from '../properties.ts'
import { linkScope, type Materials } from '../render-scope.ts'
import { tableOfContents } from '../toc.ts'
import type { BacklinkView, NotePageView } from '../view.ts'
import { absoluteUrl, baseView, tagViews } from './base.ts'

export interface NotePage {
  readonly view: NotePageView
  readonly problems: readonly EmbedProblem[]
}

/** Makes the view of a published note's page. */
export function notePage(facts: SiteFacts, materials: Materials, path: VaultPath): NotePage {
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
  const body = linkBody(scope, path)
  const merged = summary.mergedHeading ? object.headings[0] : undefined
  const view: NotePageView = {
    ...base,
    kind: 'note',
    isHome: path === facts.home,
    draft: frontmatter.visibility === 'draft',
    titleHtml: merged === undefined ? base.titleHtml : new SafeHtml(linkFlat(scope, path, merged)),
    titleId: summary.mergedHeading ? (summary.headings[0]?.anchor ?? null) : null,
    description: noteDescription(scope, path, frontmatter),
    lang: frontmatter.lang ?? base.lang,
    image: imageUrl(facts, materials, path, frontmatter),
    breadcrumbs: path === facts.home ? [] : base.breadcrumbs,
    cssClasses: frontmatter.cssClasses.filter((name) => /^[\w-]{1,40}$/.test(name)),
    features: pageFeatures(facts, path, summary),
    body: new SafeHtml(body.html),
    toc: tableOfContents(summary, (heading) => linkFlat(scope, path, object.headings[heading] ?? [])),
    tags: tagViews(facts, materials, address.output, summary.tags.map(tagKey)),
    date: frontmatter.date,
    modified: frontmatter.modified,
    readingMinutes: object.words === 0 ? null : Math.max(1, Math.round(object.words / 220)),
    backlinks: backlinkViews(facts, materials, scope, path),
    properties: propertyViews(frontmatter, facts.config.properties),
    editHref: facts.config.editUrl === null ? null : editHref(facts.config.editUrl, path),
  }
  return { view, problems: body.problems }
}

/** The description of a note: its own, else its first paragraph, shortened (WEB-1). */
export function noteDescription(scope: LinkScope, path: VaultPath, frontmatter: Frontmatter): string | null {
  if (frontmatter.description !== null) return frontmatter.description
  const lead = unescapeText(linkFlat(scope, path, scope.object(path)?.lead ?? []))
  return lead === '' ? null : shorten(lead, 200)
}

/** Diagnostics for embeds that were not expanded; each place once, however many pages show it. */
export function embedDiagnostic(
  problem: EmbedProblem,
  summary: NoteSummary | undefined,
  place: { line: number; column: number } | null,
): Pick<Diagnostic, 'code' | 'message' | 'help'> & { place: typeof place } {
  const words = summary?.links[problem.link]?.words ?? ''
  const messages = {
    'embed-cycle': [
      `“${words}” embeds itself, directly or through other notes.`,
      'A link is shown where it would begin again.',
    ],
    'embed-depth': [`“${words}” is embedded too many levels deep.`, 'A link is shown instead.'],
    'embed-limit': [`“${words}” is more than one page can embed.`, 'A link is shown instead.'],
  } as const
  const [message, help] = messages[problem.code]
  return { code: problem.code, message, help, place }
}

/** What the page must load: what its note needs, and whatever it embeds. */
function pageFeatures(facts: SiteFacts, path: VaultPath, summary: NoteSummary): NotePageView['features'] {
  const all = [
    summary,
    ...embedClosure(facts.graph, path).flatMap((note) => facts.vault.notes.get(note) ?? []),
  ]
  // An excerpt under “linked from” may hold a formula of its own.
  const quoted = (facts.graph.backlinks.get(path) ?? []).some(
    (link) => facts.vault.notes.get(link.from)?.features.math,
  )
  return {
    math: quoted || all.some((note) => note.features.math),
    mermaid: all.some((note) => note.features.mermaid),
    code: all.some((note) => note.features.code),
  }
}

function backlinkViews(
  facts: SiteFacts,
  materials: Materials,
  scope: LinkScope,
  path: VaultPath,
): BacklinkView[] {
  const groups = new Map<VaultPath, number[]>()
  for (const { from, link } of facts.graph.backlinks.get(path) ?? []) {
    groups.set(from, [...(groups.get(from) ?? []), link])
  }
  return [...groups].flatMap(([from, links]) => {
    const summary = facts.vault.notes.get(from)
    const output = facts.addresses.get(from)?.output
    if (summary === undefined || output === undefined) return []
    const excerpts = links.flatMap((link) => {
      const quote = materials.objects(from)?.quotes.find((candidate) => candidate.links.includes(link))
      if (quote === undefined) return []
      const heading = summary.headings[quote.section]
      return [
        {
          section:
            heading === undefined || (quote.section === 0 && summary.mergedHeading) ? null : heading.title,
          href: relativeHref(scope.page, output, heading?.anchor ?? null, facts.style),
          html: new SafeHtml(linkFlat(scope, from, quote.parts, link)),
        },
      ]
    })
    const href = relativeHref(scope.page, output, null, facts.style)
    return [{ title: noteTitle(from, summary), href, excerpts }]
  })
}

/** FM-18: a social image when it resolves to a published picture, or is an address itself. */
function imageUrl(
  facts: SiteFacts,
  materials: Materials,
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
  return template.includes(':path')
    ? template.replaceAll(':path', encoded)
    : template.replace(/\/?$/, '/') + encoded
}
