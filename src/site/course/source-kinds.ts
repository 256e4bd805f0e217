/** Sources by kind: papers, videos, books (SRC-6). */
import { type Source, sourcesByKind } from '../../course/sources.ts'
import { escapeHtml } from '../../html/escape.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import { relativeHref } from '../../html/url.ts'
import type { OutputPath } from '../../lib/paths.ts'
import { interfaceWords } from '../../template/words.ts'
import type { Facts } from '../facts.ts'
import type { Materials } from '../render-scope.ts'
import { SOURCES_PAGE, type SourceMaterials, sourceLink } from './sources.ts'
import type { SourceGroupView, SourceKindView, SourceLinkView } from './view.ts'

/** Sources by kind, as links to their entries. */
export function kindGroups(
  facts: Facts,
  materials: SourceMaterials,
  page: OutputPath,
  list: readonly Source[],
): SourceGroupView<SourceLinkView>[] {
  const words = interfaceWords(facts.config.lang)
  return sourcesByKind(list).map(({ kind, sources }) => ({
    html: new SafeHtml(escapeHtml(words.sourceKinds[kind])),
    href: null,
    sources: sources.map((source) => sourceLink(facts, materials, page, source)),
  }))
}

/** The kinds of sources of a very large site, as links to the pages that list them. */
export function kindIndex(
  { config, style }: Facts,
  { sourceKinds }: Pick<Materials, 'sourceKinds'>,
): SourceKindView[] {
  const words = interfaceWords(config.lang)
  return [...sourceKinds].flatMap(([kind, parts]) => {
    const [first] = parts
    if (first === undefined) return []
    const count = parts.reduce((sum, { items }) => sum + items.length, 0)
    return [
      { text: words.sourceKinds[kind], href: relativeHref(SOURCES_PAGE, first.output, null, style), count },
    ]
  })
}
