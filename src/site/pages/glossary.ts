/** The index of concepts (NAV-8, GLS-1). */
import { glossary } from '../../course/glossary.ts'
import { relativeHref } from '../../html/url.ts'
import { fold } from '../../lib/fold.ts'
import { append } from '../../lib/multimap.ts'
import type { OutputPath } from '../../lib/paths.ts'
import { noteTitle } from '../../vault/collections.ts'
import { noteDefinition } from '../course/definitions.ts'
import { placeView } from '../course/places.ts'
import type { SiteFacts } from '../facts.ts'
import { linkScope, type Materials } from '../render-scope.ts'
import type { IndexEntryView, IndexPageView } from '../view.ts'
import { baseView } from './base.ts'

/** Entries of a vault up to which the index says what each concept is and who links to it: one page holds them all. */
const FULL_INDEX = 1500
/** Sections named in one entry; the page of the concept names all. */
const SECTIONS = 12

/** All titles and aliases by first letter. */
export function indexPage(
  facts: SiteFacts,
  materials: Materials,
  output: OutputPath,
  title: string,
): IndexPageView {
  const scope = linkScope(facts, materials, output)
  const entries = glossary({ vault: facts.vault, tables: facts.tables }, facts.graph, facts.course.courses)
  const isFull = entries.length <= FULL_INDEX
  const groups = new Map<string, IndexEntryView[]>()
  let math = false
  for (const { text, path, isAlias, sections } of entries) {
    const target = facts.addresses.get(path)?.output
    const summary = facts.vault.notes.get(path)
    if (target === undefined || summary === undefined) continue
    const shown = isFull ? sections.slice(0, SECTIONS) : []
    math ||= shown.some(({ note }) => facts.vault.notes.get(note)?.features.math)
    append(groups, firstLetter(text), {
      text: isAlias ? noteTitle(path, summary) : text,
      href: relativeHref(output, target, null, facts.style),
      alias: isAlias ? text : null,
      definition: isAlias || !isFull ? null : noteDefinition(path, summary.frontmatter),
      sections: shown.flatMap(
        (section) => placeView(facts, scope, section, { course: null, unit: null }) ?? [],
      ),
      more: isFull && sections.length > SECTIONS,
      backlinks: relativeHref(output, target, 'ui:backlinks', facts.style),
    })
  }
  const base = baseView(facts, materials, output, title)
  return {
    ...base,
    features: { ...base.features, math },
    kind: 'index',
    groups: [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([letter, entries]) => ({ letter, entries })),
  }
}

/** The heading under which an entry stands: its first letter or digit without accents, or `#`. */
function firstLetter(text: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(fold(text).normalize('NFKD'))?.[0]
  if (letter === undefined) return '#'
  return /\p{N}/u.test(letter) ? '0–9' : letter.toUpperCase()
}
