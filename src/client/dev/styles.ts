import type { DevStyle } from '../../dev/status.ts'

/** Puts the new style sheets in the places of the old ones, which stay until the new ones are there. */
export function swapStyles(before: readonly DevStyle[], after: readonly DevStyle[]): void {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
  for (const [index, { href, digest }] of after.entries()) {
    const old = before[index]
    const link = links.find(
      (one) => one.dataset.lecternHref === old?.href || one.getAttribute('href') === old?.href,
    )
    if (old === undefined || link === undefined || (old.href === href && old.digest === digest)) continue
    const next = document.createElement('link')
    next.rel = 'stylesheet'
    // A file of the same name has new content: the browser must not take the one it has.
    next.href = old.href === href ? `${href}?${digest}` : href
    next.dataset.lecternHref = href
    next.addEventListener('load', () => link.remove())
    next.addEventListener('error', () => next.remove())
    link.after(next)
  }
}
