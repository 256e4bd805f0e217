/** Published notes as the search sees them: words that readers can see, by section (NAV-3). */
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import { linkFlat } from '../render/link.ts'
import type { SectionText } from '../render/object.ts'
import type { LinkScope, LinkTarget, NoteKey } from '../render/target.ts'
import { noteTitle } from '../vault/collections.ts'
import type { Facts } from './facts.ts'
import { unescapeText } from './plain.ts'
import type { LinkSettings, Materials } from './render-scope.ts'
import type { SearchNote, SearchSection } from './search/note.ts'

/** What facts say about a note; its texts come to it where they are read. Plain data. */
export interface SearchDraft extends Omit<SearchNote, 'sections'> {
  readonly note: NoteKey
  readonly headings: readonly (readonly [anchor: string, title: string])[]
  /** True if the page shows the first heading as its title. */
  readonly mergedHeading: boolean
  /** Links whose words the vault decides. */
  readonly targets: readonly (readonly [link: number, target: LinkTarget])[]
}

/** The draft of a published note. */
export function searchDraft(facts: Facts, materials: Materials, path: VaultPath): SearchDraft {
  const summary = facts.vault.notes.get(path)
  const address = facts.addresses.get(path)
  if (summary === undefined || address === undefined) {
    throw Object.assign(new Error('A note without a page was to be found by the search.'), { file: path })
  }
  const positions = facts.course.courses.positions.get(path) ?? []
  return {
    note: path,
    output: address.output,
    title: noteTitle(path, summary),
    aliases: summary.frontmatter.aliases,
    tags: summary.tags,
    courses: positions.flatMap(({ course }) => facts.course.courses.list[course]?.title ?? []),
    lang: summary.frontmatter.lang ?? facts.config.lang,
    headings: summary.headings.map(({ anchor, title }) => [anchor, title]),
    mergedHeading: summary.mergedHeading,
    targets: materials.decisive(path),
  }
}

/** A note with its texts. */
export function searchNote(
  draft: SearchDraft,
  texts: readonly SectionText[],
  settings: LinkSettings,
): SearchNote {
  const scope = textScope(draft, settings)
  const sections = texts.map(({ section, parts }): SearchSection => {
    const text = unescapeText(linkFlat(scope, draft.note, parts))
    const heading = draft.headings[section]
    // The heading that the page shows as its title is the title.
    if (heading === undefined || (section === 0 && draft.mergedHeading))
      return { anchor: null, heading: null, text }
    const [anchor, title] = heading
    return { anchor, heading: title, text: withoutHeading(text, title) }
  })
  const { output, title, aliases, tags, courses, lang } = draft
  return { output, title, aliases, tags, courses, lang, sections }
}

/** Texts have nothing to link: only the words of links can depend on the vault. */
function textScope({ output, targets }: SearchDraft, settings: LinkSettings): LinkScope {
  const list: LinkTarget[] = []
  for (const [link, target] of targets) list[link] = target
  return {
    ...settings,
    page: output as OutputPath,
    object: () => null,
    targets: () => list,
    section: () => null,
    equation: () => null,
    anchor: (_, anchor) => anchor,
    linksHere: () => '',
    tag: () => null,
  }
}

function withoutHeading(text: string, heading: string): string {
  const title = heading.replace(/\s+/g, ' ')
  return text.startsWith(title) ? text.slice(title.length).trimStart() : text
}
