/** The index of concepts (NAV-8, GLS-1). */
import type { GlossaryEntry } from '../../course/glossary.ts'
import { relativeHref } from '../../html/url.ts'
import type { OutputPath } from '../../lib/paths.ts'
import type { LinkScope } from '../../render/target.ts'
import { interfaceWords } from '../../template/words.ts'
import { noteTitle } from '../../vault/collections.ts'
import { noteDefinition } from '../course/definitions.ts'
import { placeView } from '../course/places.ts'
import type { Facts } from '../facts.ts'
import { INDEX_PAGE, type IndexDetail, type LetterGroup, showsMath } from '../index-parts.ts'
import type { LinkView } from '../parts/view.ts'
import { type Part, partsView } from '../parts.ts'
import { linkScope, type Materials } from '../render-scope.ts'
import type { IndexPageView } from '../view.ts'
import { baseView } from './base.ts'
import type { IndexEntryView } from './view.ts'

/** All titles and aliases by first letter: on one page, or a list of the pages that have them. */
export function indexPage(facts: Facts, materials: Materials, title: string): IndexPageView {
  const { letters, parts } = materials.index
  return {
    ...letterPage(facts, materials, INDEX_PAGE, title, letters),
    overview: parts.map((part) => overviewEntry(facts, part)),
  }
}

/** The titles and aliases of one part of the index. */
export function indexPartPage(
  facts: Facts,
  materials: Materials,
  { output, items }: Part<LetterGroup>,
  title: string,
): IndexPageView {
  const up: LinkView = {
    text: interfaceWords(facts.config.lang).index,
    href: relativeHref(output, INDEX_PAGE, null, facts.style),
  }
  return { ...letterPage(facts, materials, output, title, items), breadcrumbs: [up] }
}

function letterPage(
  facts: Facts,
  materials: Materials,
  output: OutputPath,
  title: string,
  letters: readonly LetterGroup[],
): IndexPageView {
  const scope = linkScope(facts, materials, output)
  const { detail, parts } = materials.index
  const base = baseView(facts, materials, output, title)
  const listed = letters.flatMap(({ entries }) => entries)
  return {
    ...base,
    features: { ...base.features, math: showsMath(facts, listed, detail) },
    kind: 'index',
    parts: partsView(facts, output, output === INDEX_PAGE ? [] : parts),
    overview: [],
    groups: letters.map(({ letter, entries }) => ({
      letter,
      entries: entries.flatMap((entry) => entryView(facts, scope, entry, detail)),
    })),
  }
}

function entryView(
  facts: Facts,
  scope: LinkScope,
  { text, path, isAlias, sections }: GlossaryEntry,
  { hasDefinitions, sections: most }: IndexDetail,
): IndexEntryView[] {
  const target = facts.addresses.get(path)?.output
  const summary = facts.vault.notes.get(path)
  if (target === undefined || summary === undefined) return []
  const shown = sections.slice(0, most)
  return [
    {
      text: isAlias ? noteTitle(path, summary) : text,
      href: relativeHref(scope.page, target, null, facts.style),
      alias: isAlias ? text : null,
      definition: isAlias || !hasDefinitions ? null : noteDefinition(path, summary.frontmatter),
      sections: shown.flatMap(
        (section) => placeView(facts, scope, section, { course: null, unit: null }) ?? [],
      ),
      more: most > 0 && sections.length > most,
      backlinks: relativeHref(scope.page, target, 'ui:backlinks', facts.style),
    },
  ]
}

function overviewEntry(
  { style }: Facts,
  { output, text, items }: Part<LetterGroup>,
): IndexPageView['overview'][number] {
  const entries = items.flatMap((group) => group.entries)
  return {
    text,
    href: relativeHref(INDEX_PAGE, output, null, style),
    first: entries[0]?.text ?? '',
    last: entries.at(-1)?.text ?? '',
    count: entries.length,
  }
}
