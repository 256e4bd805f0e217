/** Which links lead to other pages of this site, and what their addresses say. */

/** The address of a page of this site, for a link that leads to one; null for files, other sites, scripts. */
export function pageOf(link: Element): URL | null {
  const href = link.getAttribute('href')
  if (href === null || !URL.canParse(href, document.baseURI) || link.hasAttribute('download')) return null
  const url = new URL(href, document.baseURI)
  // Pages from disk have no origin of their own.
  if (url.protocol !== location.protocol || url.host !== location.host) return null
  const name = url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
  return name.includes('.') && !name.endsWith('.html') ? null : url
}

/** True if the address is that of the page in this window, whatever its fragment. */
export function isThisPage(url: URL): boolean {
  return plainPath(url.pathname) === plainPath(location.pathname)
}

/** `/a/`, `/a/index.html`, `/b.html` and `/b` are spelled in one way, for hosts that serve all of them. */
function plainPath(path: string): string {
  return path.replace(/(?:index)?\.html$/, '').replace(/\/index$/, '/')
}

/** Percent-encoded text of an address as it reads; as it stands where it is no such text, as in `100%`. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
