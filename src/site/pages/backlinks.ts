/** Who links to a note, for a note to which more notes link than its own page can show (BKL-1). */
import { relativeHref } from '../../html/url.ts'
import { dirname, type VaultPath } from '../../lib/paths.ts'
import { noteTitle } from '../../vault/collections.ts'
import { backlinkViews, type LinkingNote } from '../course/backlinks.ts'
import type { Facts } from '../facts.ts'
import { type Part, partsView } from '../parts.ts'
import { linkScope, type Materials } from '../render-scope.ts'
import type { BacklinksPageView } from '../view.ts'
import { baseView } from './base.ts'

/** A part of the notes that link to a note, with an excerpt for each link. */
export function backlinksPage(
  facts: Facts,
  materials: Materials,
  note: VaultPath,
  { output, items }: Part<LinkingNote>,
  title: string,
): BacklinksPageView {
  const summary = facts.vault.notes.get(note)
  const target = facts.addresses.get(note)?.output ?? output
  const base = baseView(facts, materials, output, title, { folder: dirname(note), note })
  const link = {
    text: summary === undefined ? '' : noteTitle(note, summary),
    href: relativeHref(output, target, null, facts.style),
  }
  return {
    ...base,
    kind: 'backlinks',
    // The page of a folder is on the way to its note already.
    breadcrumbs: base.breadcrumbs.some(({ href }) => href === link.href)
      ? base.breadcrumbs
      : [...base.breadcrumbs, link],
    features: {
      ...base.features,
      math: items.some(([from]) => facts.vault.notes.get(from)?.features.math),
    },
    note: link,
    backlinks: backlinkViews(facts, materials, linkScope(facts, materials, output), items),
    parts: partsView(facts, output, materials.backlinkPages.get(note) ?? []),
  }
}
