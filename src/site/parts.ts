/** Lists that would make their page too heavy, spread over several: what a page weighs must not grow with the vault. */
import { relativeHref } from '../html/url.ts'
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import type { Allocator } from '../vault/allocator.ts'
import type { Facts } from './facts.ts'
import type { PartsView } from './pages/view.ts'
import type { LinkView } from './parts/view.ts'

/** How much of a list there is on one page, in items or whatever their weight counts. */
export interface Room {
  /** So much fits on one page. */
  readonly whole: number
  /** Of a longer list so much is on each page. */
  readonly part: number
}

/** What a list of notes has: first the folders or tags below it, then the notes. */
export type ListItem =
  | { readonly kind: 'branch'; readonly key: string }
  | { readonly kind: 'note'; readonly path: VaultPath }

/** The items of a list of notes. */
export function listItems(branches: readonly string[], notes: readonly VaultPath[]): ListItem[] {
  return [
    ...branches.map((key): ListItem => ({ kind: 'branch', key })),
    ...notes.map((path): ListItem => ({ kind: 'note', path })),
  ]
}

/** The two halves of some items. */
export function splitItems(items: readonly ListItem[]): {
  readonly branches: readonly string[]
  readonly notes: readonly VaultPath[]
} {
  return {
    branches: items.flatMap((item) => (item.kind === 'branch' ? [item.key] : [])),
    notes: items.flatMap((item) => (item.kind === 'note' ? [item.path] : [])),
  }
}

/** A part of a list and its page. */
export interface Part<T> {
  readonly output: OutputPath
  /** What it is called beside the others: “81–160”, “C–E”. */
  readonly text: string
  readonly items: readonly T[]
}

/** On the page of one of very many parts: so many neighbours before and after it are named, and some all over the list. */
const NEIGHBOURS = 6
/** No more than these are all named. */
const ALL_NAMED = 40
/** Of more, so many all over the list: on its first page, and on the others. */
const SPREAD = { first: 30, further: 8 }

/** For a page that shows all of its list. */
export const NO_PARTS: PartsView = { links: [], previous: null, next: null }

/** Cuts a list, keeping its order; no parts if it fits on one page. A part has at least one item. */
export function cutList<T>(
  items: readonly T[],
  { whole, part }: Room,
  weightOf: (item: T) => number = () => 1,
): T[][] {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0)
  if (total <= whole) return []
  const parts: T[][] = []
  let room = 0
  for (const item of items) {
    const weight = weightOf(item)
    const open = parts.at(-1)
    if (open === undefined || weight > room) {
      parts.push([item])
      room = part - weight
    } else {
      open.push(item)
      room -= weight
    }
  }
  return parts
}

/** Parts that are called by the numbers of their items, from 1: “201–400”. The first may have a page already. */
export function numberedParts<T>(
  allocator: Allocator,
  cut: readonly (readonly T[])[],
  pages: { readonly first?: OutputPath; readonly path: (number: number) => string; readonly owner: string },
): Part<T>[] {
  let before = 0
  return cut.map((items, index) => {
    const text = `${before + 1}–${before + items.length}`
    before += items.length
    const own = index === 0 ? pages.first : undefined
    const output = own ?? allocator.allocate(pages.path(index + 1), `${pages.owner}:${index + 1}`).path
    return { output, text, items }
  })
}

/** Where the further parts of a list are whose first part is at `main`: `tags/kind/page-2.html`. */
export function furtherPage(main: OutputPath, number: number): string {
  return `${main.replace(/(^|\/)index\.html$|\.html$/, (_, slash: string | undefined) => slash ?? '/')}page-${number}.html`
}

/** The parts of a list as one of their pages names them; a page that is none of them names all. */
export function partsView<T>(
  { style }: Pick<Facts, 'style'>,
  page: OutputPath,
  parts: readonly Part<T>[],
): PartsView {
  const at = parts.findIndex(({ output }) => output === page)
  const stride = Math.ceil(parts.length / (at === 0 ? SPREAD.first : SPREAD.further))
  const isNamed = (index: number): boolean =>
    parts.length <= ALL_NAMED ||
    at === -1 ||
    index % stride === 0 ||
    index === parts.length - 1 ||
    Math.abs(index - at) <= NEIGHBOURS
  const link = (part: Part<T> | undefined): LinkView | null =>
    part === undefined ? null : { text: part.text, href: relativeHref(page, part.output, null, style) }
  return {
    links: parts.flatMap((part, index) => {
      if (!isNamed(index)) return []
      return [{ text: part.text, href: index === at ? null : (link(part)?.href ?? null) }]
    }),
    previous: at > 0 ? link(parts[at - 1]) : null,
    next: at === -1 ? null : link(parts[at + 1]),
  }
}
