/** On the page for addresses that do not exist: the pages whose addresses are most like it (NAV-7). */
import { editDistance } from '../lib/edit-distance.ts'
import { make, word } from './dom.ts'
import { decoded } from './internal-page.ts'

const MOST = 5

interface Page {
  readonly title: string
  readonly output: string
}

/** Adds the suggestions, if the site's list of notes can be had. */
export async function suggestPages(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-lectern="not-found"]')
  if (place === null) return
  const found = await notes([place.dataset.root ?? '', '/'])
  if (found === null) return
  const near = nearest(decoded(location.pathname), found.pages)
  if (near.length === 0) return
  const items = near.map(({ title, output }) => {
    const href = found.root + output.split('/').map(encodeURIComponent).join('/')
    return make('li', {}, make('a', { href }, title))
  })
  place.prepend(make('h2', {}, word('nearestPages')), make('ul', { class: 'folder-list' }, ...items))
}

/** A host shows this page at any depth, so the site's root may have to be tried. */
async function notes(roots: readonly string[]): Promise<{ root: string; pages: readonly Page[] } | null> {
  for (const root of roots) {
    try {
      const response = await fetch(`${root}graph.json`)
      if (response.ok) return { root, pages: (await response.json()).nodes }
    } catch {
      // No list there.
    }
  }
  return null
}

function nearest(address: string, pages: readonly Page[]): readonly Page[] {
  const wanted = nameOf(address)
  return pages
    .map((page) => ({ page, distance: distanceOf(wanted, page) }))
    .filter(({ distance }) => distance <= 0.5)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ page }) => page)
}

/** From 0 for the same name to 1 for nothing in common. */
function distanceOf(wanted: string, { title, output }: Page): number {
  return Math.min(
    ...[nameOf(output), nameOf(title)].map((name) => {
      if (wanted.length > 3 && name.includes(wanted)) return 0.2
      const longest = Math.max(wanted.length, name.length, 1)
      return editDistance(wanted, name, Math.ceil(longest / 2)) / longest
    }),
  )
}

/** What an address says: its last part, in words that can be compared. */
function nameOf(address: string): string {
  const parts = address.split('/').filter((part) => part !== '' && !/^index(?:\.html)?$/.test(part))
  return (parts.at(-1) ?? '')
    .replace(/\.html$/, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '-')
}
