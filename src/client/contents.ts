/** The contents of the page: which section is being read, and the fold on small screens. */
import { decoded } from './internal-page.ts'

/** The width from which the contents stand in the margin; layout.css has the same number. */
const WIDE = '(width >= 1200px)'

/** Marks the link of the section at the top of the window with `aria-current`. */
export function followSections(): void {
  const toc = document.querySelector('.toc')
  if (toc === null) return
  const links = new Map<Element, HTMLAnchorElement>()
  for (const link of toc.querySelectorAll('a')) {
    const heading = document.getElementById(decoded(link.hash.slice(1)))
    if (heading !== null) links.set(heading, link)
  }
  const headings = [...links.keys()]
  let current: HTMLAnchorElement | null = null

  function update(): void {
    // The last heading that has passed the upper fifth of the window; at the end of the page, the last one.
    const line = innerHeight / 5
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= line)
    const heading = atEnd && scrollY > 0 ? headings.at(-1) : passed.at(-1)
    const next = heading === undefined ? null : (links.get(heading) ?? null)
    if (next === current) return
    current?.removeAttribute('aria-current')
    next?.setAttribute('aria-current', 'location')
    current = next
    if (next !== null && matchMedia(WIDE).matches) keepInView(toc, next)
  }

  const observer = new IntersectionObserver(update, { rootMargin: '0px 0px -80% 0px' })
  for (const heading of headings) observer.observe(heading)
  addEventListener('scrollend', update, { passive: true })
  update()
}

/** Opens the contents in the margin for browsers whose style sheets cannot. */
export function openContents(): void {
  const details = document.querySelector<HTMLDetailsElement>('.toc > details')
  if (details === null) return
  const wide = matchMedia(WIDE)
  const follow = () => {
    details.open = wide.matches
  }
  follow()
  wide.addEventListener('change', follow)
  details.addEventListener('click', (event) => {
    // On a small screen the list has done its work once a section is chosen.
    if (!wide.matches && event.target instanceof Element && event.target.closest('a') !== null) {
      details.open = false
    }
  })
}

function keepInView(box: Element | null, link: Element): void {
  if (box === null) return
  const inner = link.getBoundingClientRect()
  const outer = box.getBoundingClientRect()
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top + outer.height / 3
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + outer.height / 3
}
