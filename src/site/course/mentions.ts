/** Who mentions a note without a link to it, and in what words (BKL-4). */
import type { MentionedIn } from '../../course/mentions.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import { relativeHref } from '../../html/url.ts'
import { append } from '../../lib/multimap.ts'
import type { VaultPath } from '../../lib/paths.ts'
import { linkFlat } from '../../render/link.ts'
import type { LinkScope } from '../../render/target.ts'
import { noteTitle } from '../../vault/collections.ts'
import type { Facts } from '../facts.ts'
import { headingCrumbs } from './backlinks.ts'
import type { MentionsView } from './view.ts'

/** So many excerpts are on a page: more are no offer any more. */
const MOST = 200

/** The mentions of a note, by the notes in which they stand, in course order; null if there are none. */
export function mentionsView(
  facts: Facts,
  scope: LinkScope,
  mentions: readonly MentionedIn[],
): MentionsView | null {
  if (mentions.length === 0) return null
  const { rank } = facts.course.courses
  const inOrder = [...mentions].sort((a, b) => (rank.get(a.from) ?? 0) - (rank.get(b.from) ?? 0))
  const groups = new Map<VaultPath, MentionedIn[]>()
  for (const mention of inOrder.slice(0, MOST)) append(groups, mention.from, mention)
  const notes = [...groups].flatMap(([from, excerpts]) => {
    const summary = facts.vault.notes.get(from)
    const output = facts.addresses.get(from)?.output
    if (summary === undefined || output === undefined) return []
    return [
      {
        title: noteTitle(from, summary),
        href: relativeHref(scope.page, output, null, facts.style),
        excerpts: excerpts.map(({ section, parts }) => ({
          crumbs: headingCrumbs(scope, from, summary, section),
          href: relativeHref(scope.page, output, summary.headings[section]?.anchor ?? null, facts.style),
          html: new SafeHtml(linkFlat(scope, from, parts)),
        })),
      },
    ]
  })
  return { count: mentions.length > MOST ? `${MOST}+` : String(mentions.length), notes }
}
