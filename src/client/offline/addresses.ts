/** Which addresses of a site are kept, under which name, and which a page or style sheet brings with it. */

/** The name of an address among what is kept: without query and fragment. */
export function nameOf(address: string): string {
  const url = new URL(address)
  url.search = ''
  url.hash = ''
  return url.href
}

/** The names under which a page may have been kept: hosts serve `a.html` as `/a`, and `b/index.html` as `/b/`. */
export function namesOf(address: string): readonly string[] {
  const name = nameOf(address)
  if (name.endsWith('/')) return [name, `${name}index.html`]
  if (name.endsWith('/index.html')) return [name, name.slice(0, -'index.html'.length)]
  if (name.endsWith('.html')) return [name, name.slice(0, -'.html'.length)]
  return [name, `${name}.html`, `${name}/`, `${name}/index.html`]
}

/** True for files with a digest in their names: what is kept of them is right for good. */
export function isLasting(address: string, scope: string): boolean {
  return address.startsWith(`${scope}assets/`)
}

/** True for pages, by their addresses. */
export function isPage(address: string): boolean {
  const { pathname } = new URL(address)
  const name = pathname.slice(pathname.lastIndexOf('/') + 1)
  return !name.includes('.') || name.endsWith('.html')
}

/** The files below the scope that a page (its HTML) or a style sheet needs to be shown; no other pages. */
export function filesNamedIn(text: string, base: string, scope: string): readonly string[] {
  const named = base.endsWith('.css')
    ? [...text.matchAll(/url\(["']?([^"')]+)/g)]
    : [...text.matchAll(/<(?:link|script|img|source)\b[^>]*?\s(?:href|src)="([^"]+)"/g)]
  const found = new Set<string>()
  for (const [, written = ''] of named) {
    const address = written.replaceAll('&amp;', '&')
    if (!URL.canParse(address, base)) continue
    const name = nameOf(new URL(address, base).href)
    if (name.startsWith(scope) && !isPage(name)) found.add(name)
  }
  return [...found]
}
