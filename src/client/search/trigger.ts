/**
 * The part of the search that every page has: it waits for the first use, and only then loads the rest.
 *
 * The page says where that is by an element with `data-lectern="search"`, `data-script` (address of
 * lectern-search.js) and `data-root` (the way to the site's root). Without this script the element is a link.
 */
import { MARKS_KEY, SEARCH_EVENT, type SearchOrder } from './seam.ts'

/**
 * Makes the search open by a click on its element, by `/` and by Ctrl or Cmd with K, and lets words be marked
 * when a result has led here. Answers with what opens it; null on a page without search.
 */
export function offerSearch(): (() => void) | null {
  const offer = document.querySelector<HTMLElement>('[data-lectern="search"][data-script]')
  if (offer === null) return null
  let loading: Promise<void> | null = null
  /** What has been typed since the box was asked for; null while it is not. */
  let typed: string | null = null
  const ask = (order: () => SearchOrder, failed: () => void): void => {
    loading ??= loadScript(offer.dataset.script ?? '')
    loading.then(
      () => document.dispatchEvent(new CustomEvent(SEARCH_EVENT, { detail: order() })),
      () => {
        loading = null
        failed()
      },
    )
  }
  const open = (): void => {
    if (typed !== null) return
    typed = ''
    const take = (): string => {
      const text = typed ?? ''
      typed = null
      return text
    }
    ask(
      () => ({ kind: 'open', typed: take() }),
      () => {
        take()
        if (offer instanceof HTMLAnchorElement) location.assign(offer.href)
      },
    )
  }
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    if (!(event.target instanceof Element) || event.target.closest('[data-lectern="search"]') === null) return
    event.preventDefault()
    open()
  })
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return
    if (typed !== null && isLetter(event)) typed += event.key
    else if (isShortcut(event)) open()
    else return
    event.preventDefault()
  })
  if (hasMarks()) {
    ask(
      () => ({ kind: 'mark' }),
      () => {},
    )
  }
  return open
}

function isShortcut(event: KeyboardEvent): boolean {
  const command = event.ctrlKey || event.metaKey
  if (event.altKey) return false
  return command ? event.key.toLowerCase() === 'k' && !event.shiftKey : event.key === '/'
}

function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], dialog[open]') !== null
  )
}

function hasMarks(): boolean {
  try {
    return sessionStorage.getItem(MARKS_KEY) !== null
  } catch {
    return false
  }
}

function loadScript(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(`“${address}” could not be loaded.`)))
    document.head.append(script)
  })
}
