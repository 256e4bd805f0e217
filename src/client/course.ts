/** Along the path of a course: arrow keys, and marks of what has been read (CRS-4, CRS-5). */
import { make, word } from './dom.ts'
import type { Shortcut } from './keys.ts'

const STORE = 'lectern:read'

/** Lets the arrow keys walk the path, and returns the steps for the list of shortcuts. */
export function walkCourse(): Shortcut[] {
  const steps = [
    { arrow: 'ArrowRight', key: '→', label: word('keyNext'), rel: 'next' },
    { arrow: 'ArrowLeft', key: '←', label: word('keyPrevious'), rel: 'prev' },
  ].flatMap((step) => {
    const link = document.querySelector<HTMLAnchorElement>(`.course-steps a[rel="${step.rel}"]`)
    return link === null ? [] : [{ ...step, run: () => link.click() }]
  })
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (event.repeat) return
    // A box that can be scrolled, a film, a list of choices: there the arrows have a meaning of their own.
    if (event.target !== document.body && event.target !== document.documentElement && !isMain(event.target))
      return
    steps.find((step) => step.arrow === event.key)?.run()
  })
  return steps
}

/** Shows what has been read, and offers to mark the page; all of it stays in this browser. */
export function markRead(): void {
  const read = readPages()
  for (const item of document.querySelectorAll<HTMLElement>('.course-outline [data-note]')) {
    if (!read.has(item.dataset.note ?? '')) continue
    item.dataset.read = ''
    item.append(make('span', { class: 'visually-hidden' }, ` (${word('read')})`))
  }
  const place = document.querySelector<HTMLElement>('[data-lectern="read-mark"]')
  const page = place?.dataset.note
  if (place === null || page === undefined) return
  const button = make('button', { type: 'button', class: 'read-mark' })
  const show = (): void => {
    const isRead = readPages().has(page)
    button.setAttribute('aria-pressed', String(isRead))
    button.textContent = word(isRead ? 'read' : 'markRead')
  }
  button.addEventListener('click', () => {
    const pages = readPages()
    if (!pages.delete(page)) pages.add(page)
    keep(pages)
    show()
  })
  show()
  place.replaceWith(button)
}

/** The addresses of pages that were marked. */
function readPages(): Set<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    return new Set(Array.isArray(stored) ? stored.filter((page) => typeof page === 'string') : [])
  } catch {
    // Storage may be forbidden, and its content may be anything.
    return new Set()
  }
}

function keep(pages: ReadonlySet<string>): void {
  try {
    localStorage.setItem(STORE, JSON.stringify([...pages]))
  } catch {
    // The mark then lasts as long as the page.
  }
}

function isMain(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.tagName === 'MAIN' || target.tagName === 'A')
}
