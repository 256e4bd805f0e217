/** The box in which a preview is shown: a popover, so that it lies over everything and cuts nothing off. */
import { make, word } from '../dom.ts'

export interface BoxContent {
  readonly title: string
  readonly href: string
  readonly part: DocumentFragment
}

export interface BoxEvents {
  readonly pin: (isPinned: boolean) => void
  readonly close: () => void
}

/** Makes a box, not shown yet. */
export function makeBox({ title, href, part }: BoxContent, events: BoxEvents): HTMLElement {
  const pin = make('button', { class: 'preview-pin', type: 'button', 'aria-pressed': 'false' })
  const close = make('button', { class: 'preview-close', type: 'button' })
  label(pin, word('pin'))
  label(close, word('close'))
  pin.addEventListener('click', () => {
    const isPinned = pin.getAttribute('aria-pressed') !== 'true'
    pin.setAttribute('aria-pressed', String(isPinned))
    events.pin(isPinned)
  })
  close.addEventListener('click', events.close)
  const bar = make('div', { class: 'preview-bar' }, make('a', { href }, title), pin, close)
  const body = make('div', { class: 'preview-body prose markdown-rendered', tabindex: '0' }, part)
  return make('div', { class: 'preview', popover: 'manual', role: 'dialog', 'aria-label': title }, bar, body)
}

/**
 * Shows a box beside a link: below it, or above where there is more room.
 *
 * @param spot where the link is, in the window; one of its lines if it has several
 */
export function showBox(box: HTMLElement, link: HTMLElement, spot: DOMRect): void {
  const gap = 8
  box.showPopover({ source: link })
  const below = innerHeight - spot.bottom - 2 * gap
  const above = spot.top - 2 * gap
  const isBelow = box.offsetHeight <= below || below >= above
  box.style.setProperty('--room', `${Math.max(isBelow ? below : above, 120)}px`)
  const width = document.documentElement.clientWidth
  const left = Math.min(spot.left, width - box.offsetWidth - gap)
  box.style.left = `${Math.max(left, gap)}px`
  box.style.top = `${isBelow ? spot.bottom + gap : spot.top - gap - box.offsetHeight}px`
}

function label(button: HTMLElement, name: string): void {
  button.title = name
  button.setAttribute('aria-label', name)
}
