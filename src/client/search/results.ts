/** Results as the reader sees them: one list, names first, each with an excerpt where the text has one. */
import { encodeFragment, encodePath } from '../../html/url.ts'
import type { Stretch } from '../../search-core/marks.ts'
import type { MarkedName, TextHit } from '../../search-core/search.ts'
import { make } from '../dom.ts'

export interface Result {
  readonly group: 'names' | 'texts'
  readonly href: string
  readonly lang: string
  readonly name: readonly Stretch[]
  /** The note's title, if the name is another. */
  readonly note: string | null
  readonly excerpt: readonly Stretch[]
}

/** Joins what was found by name and by text; a place that was found by both is shown once. */
export function joinResults(
  names: readonly MarkedName[],
  texts: readonly TextHit[],
  root: string,
): readonly Result[] {
  const excerpts = new Map(texts.map((hit) => [hrefOf(hit, root), hit.excerpt]))
  const byName = names.map((hit): Result => {
    const href = hrefOf(hit, root)
    const note = hit.kind === 'title' ? null : hit.title
    return {
      group: 'names',
      href,
      lang: hit.lang,
      name: hit.stretches,
      note,
      excerpt: excerpts.get(href) ?? [],
    }
  })
  const shown = new Set(byName.map((result) => result.href))
  const byText = texts
    .filter((hit) => !shown.has(hrefOf(hit, root)))
    .map((hit): Result => {
      const name = [{ text: hit.heading ?? hit.title, marked: false }]
      const note = hit.heading === null ? null : hit.title
      return { group: 'texts', href: hrefOf(hit, root), lang: hit.lang, name, note, excerpt: hit.excerpt }
    })
  return [...byName, ...byText]
}

/** An option of the list: a link, so that it can be opened in a new tab or copied like any other. */
export function optionFor(result: Result, id: string): HTMLAnchorElement {
  const option = make(
    'a',
    { id, class: 'search-hit', role: 'option', href: result.href, tabindex: '-1', lang: result.lang },
    make('span', { class: 'search-name', dir: 'auto' }, ...marked(result.name)),
  )
  // The blanks part the words for screen readers.
  if (result.note !== null)
    option.append(' ', make('span', { class: 'search-note', dir: 'auto' }, result.note))
  if (result.excerpt.length > 0) {
    option.append(' ', make('span', { class: 'search-excerpt', dir: 'auto' }, ...marked(result.excerpt)))
  }
  return option
}

function hrefOf(place: { readonly path: string; readonly anchor: string | null }, root: string): string {
  const page = root + encodePath(place.path)
  return (page === '' ? './' : page) + (place.anchor === null ? '' : `#${encodeFragment(place.anchor)}`)
}

function marked(stretches: readonly Stretch[]): (Node | string)[] {
  return stretches.map((stretch) => (stretch.marked ? make('mark', {}, stretch.text) : stretch.text))
}
