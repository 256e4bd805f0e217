/**
 * Previews (NAV-2): a link that the pointer rests upon, that has the focus, or that is pressed for a while shows
 * what it leads to. Nothing is asked for before that; a tap is a tap.
 */
import { isThisPage, pageOf } from '../internal-page.ts'
import { borrowStyles, createPages } from './pages.ts'
import { createStack } from './stack.ts'
import { cutOut, titleOf } from './target.ts'

/** In milliseconds. */
const REST = 300
const LONG_PRESS = 500
/** A finger that moves further is scrolling. In pixels. */
const STILL = 10

/** What leads around the page rather than to something worth a look. */
const NOT_SHOWN = '.anchor, .footnote-back, .toc, .breadcrumbs, .letters, .preview-bar, .tag, .wanted-link'

/** Listens for all ways of asking. */
export function showPreviews(): void {
  const stack = createStack()
  const pages = createPages()
  let waiting = 0
  let pressing: { readonly x: number; readonly y: number; shown: boolean } | null = null
  /** The link whose preview was closed by Escape: it must lose the focus before it shows it again. */
  let dismissed: Element | null = null

  document.addEventListener('pointerover', (event) => {
    if (event.pointerType !== 'mouse') return
    const link = linkAt(event.target)
    if (link !== null) wait(REST, () => show(link, spotOf(link, event), false))
  })
  document.addEventListener('pointerout', (event) => {
    if (event.pointerType !== 'mouse') return
    clearTimeout(waiting)
    setTimeout(stack.settle, REST)
  })

  document.addEventListener('focusin', (event) => {
    const link = linkAt(event.target)
    if (link === null || link === dismissed || !link.matches(':focus-visible')) return
    wait(REST, () => show(link, link.getBoundingClientRect(), false))
  })
  document.addEventListener('focusout', () => {
    dismissed = null
    clearTimeout(waiting)
    setTimeout(stack.settle, REST)
  })

  document.addEventListener('pointerdown', (event) => {
    clearTimeout(waiting)
    if (event.target instanceof Node) stack.pressed(event.target)
    pressing = null
    const link = linkAt(event.target)
    if (event.pointerType === 'mouse' || link === null) return
    const press = { x: event.clientX, y: event.clientY, shown: false }
    pressing = press
    wait(LONG_PRESS, () => {
      press.shown = true
      show(link, spotOf(link, event), true)
    })
  })
  document.addEventListener('pointermove', (event) => {
    if (pressing === null || pressing.shown) return
    if (Math.hypot(event.clientX - pressing.x, event.clientY - pressing.y) > STILL) clearTimeout(waiting)
  })
  document.addEventListener('pointerup', () => {
    if (pressing !== null) clearTimeout(waiting)
  })
  // The system's own menu for a long press would lie above the preview.
  document.addEventListener('contextmenu', (event) => {
    if (pressing !== null && linkAt(event.target) !== null) event.preventDefault()
  })
  document.addEventListener(
    'click',
    (event) => {
      clearTimeout(waiting)
      if (pressing?.shown === true) event.preventDefault()
      pressing = null
    },
    { capture: true },
  )

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    clearTimeout(waiting)
    if (!stack.closeTop()) return
    dismissed = document.activeElement
    event.preventDefault()
  })

  function wait(time: number, run: () => void): void {
    clearTimeout(waiting)
    waiting = window.setTimeout(run, time)
  }

  async function show(link: HTMLAnchorElement, spot: DOMRect, stays: boolean): Promise<void> {
    const url = pageOf(link)
    if (url === null || !stack.admits(link)) return
    const page = isThisPage(url) ? document : await pages.read(url)
    if (page === null) return
    if (page !== document) await borrowStyles(page, url)
    const part = cutOut(page, url)
    // While the page was on its way the reader may have gone on.
    const isWanted = stays || link.matches(':hover') || document.activeElement === link
    if (part === null || !isWanted || !link.isConnected || !stack.admits(link)) return
    stack.open(link, spot, { title: titleOf(page), href: url.href, part }, stays)
  }
}

/** The link at a place, if it is one that shows something. */
function linkAt(target: EventTarget | null): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null
  if (link === null || link.closest('main, .preview') === null || link.closest(NOT_SHOWN) !== null)
    return null
  const url = pageOf(link)
  return url === null || (isThisPage(url) && url.hash === '') ? null : link
}

/** The line of a link on which the pointer is. */
function spotOf(link: Element, { clientX, clientY }: MouseEvent): DOMRect {
  const lines = [...link.getClientRects()]
  const line = lines.find((rect) => {
    return clientX >= rect.left && clientX <= rect.right && clientY >= rect.top && clientY <= rect.bottom
  })
  return line ?? link.getBoundingClientRect()
}
