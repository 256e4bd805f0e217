import { make } from '../dom.ts'
import type { Box } from './box.ts'
import { optionFor, type Result } from './results.ts'
import type { SearchWords } from './words.ts'

/** The list of results, one of which is active: Enter follows it while the focus stays in the field. */
export interface ResultList {
  /** Shows results; the active one stays so if the reader has chosen it and it is still there. */
  show(results: readonly Result[]): void
  /** Makes the next or the previous result active, going round. */
  move(step: 1 | -1): void
  isAtEnd(): boolean
  active(): HTMLAnchorElement | null
  count(): number
}

const GROUPS = ['names', 'texts'] as const

/** Fills the box's list. */
export function createResultList({ input, list }: Box, words: SearchWords): ResultList {
  let options: readonly HTMLAnchorElement[] = []
  let active = 0

  const activate = (index: number): void => {
    active = index
    for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === active))
    const option = options[active]
    if (option === undefined) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', option.id)
    // The first one comes into view with the heading above it.
    if (active === 0) list.parentElement?.scrollTo(0, 0)
    else option?.scrollIntoView({ block: 'nearest' })
  }

  return {
    show: (results) => {
      const chosen = active === 0 ? undefined : options[active]?.href
      const groups = GROUPS.map((group) => groupOf(group, words[group], results)).filter(
        (group) => group.options.length > 0,
      )
      options = groups.flatMap((group) => group.options)
      list.replaceChildren(...groups.map((group) => group.element))
      input.setAttribute('aria-expanded', String(options.length > 0))
      activate(
        Math.max(
          0,
          options.findIndex((option) => option.href === chosen),
        ),
      )
    },
    move: (step) => {
      if (options.length > 0) activate((active + step + options.length) % options.length)
    },
    isAtEnd: () => active === options.length - 1,
    active: () => options[active] ?? null,
    count: () => options.length,
  }
}

function groupOf(
  group: Result['group'],
  title: string,
  results: readonly Result[],
): { readonly element: HTMLElement; readonly options: readonly HTMLAnchorElement[] } {
  const id = `ui:search-${group}`
  const options = results
    .filter((result) => result.group === group)
    .map((result, index) => optionFor(result, `${id}-${index}`))
  const heading = make('div', { class: 'search-group', id, role: 'presentation' }, title)
  return { element: make('div', { role: 'group', 'aria-labelledby': id }, heading, ...options), options }
}
