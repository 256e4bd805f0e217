import { escapeHtml } from '../../../html/escape.ts'
import { SafeHtml } from '../../../html/safe-html.ts'
import type { OutputPath, VaultPath } from '../../../lib/paths.ts'
import { linkFlat } from '../../../render/link.ts'
import { noteTitle } from '../../../vault/collections.ts'
import type { Facts } from '../../facts.ts'
import { absoluteUrl } from '../../pages/base.ts'
import { linkScope, type Materials } from '../../render-scope.ts'
import type { MarkdownView } from './page.ts'

/** The view of a published note for its Markdown at `path`, with slots. */
export function markdownView(
  facts: Facts,
  materials: Materials,
  note: VaultPath,
  path: OutputPath,
): MarkdownView {
  const summary = facts.vault.notes.get(note)
  const object = materials.objects(note)
  const page = facts.addresses.get(note)?.output
  if (summary === undefined || object === null || page === undefined) {
    throw Object.assign(new Error('The Markdown of a note without a page was asked for.'), { file: note })
  }
  const scope = linkScope(facts, materials, path)
  const words = escapeHtml(noteTitle(note, summary))
  const title = summary.mergedHeading ? linkFlat(scope, note, object.headings[0] ?? []) : words
  const body = new SafeHtml(linkFlat(scope, note, object.body))
  return { title: new SafeHtml(title), url: absoluteUrl(facts, page), body }
}
