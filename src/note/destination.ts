/**
 * Reads the destination of a Markdown link or of an address in raw HTML: does it lead into the
 * vault, out of the site, or nowhere (MDL-1, MDL-2, MDL-8, HTM-5, TR-11)?
 */

/** Where a destination leads. */
export type Destination =
  | { readonly kind: 'internal'; readonly path: string; readonly subpath: string | null }
  | { readonly kind: 'external'; readonly url: string }
  /** An address of a scheme that is not on the list: text stays, the address goes. */
  | { readonly kind: 'blocked'; readonly scheme: string }
  | { readonly kind: 'empty' }

/** Schemes that open another program or site and cannot run code in the page. */
const LINK_SCHEMES: ReadonlySet<string> = new Set(
  (
    'http https mailto tel sms geo ftp ftps magnet urn doi xmpp irc ircs matrix news webcal ' +
    'obsidian zotero vscode things logseq notion evernote message mendeley bear anki'
  ).split(' '),
)

/**
 * Classifies a destination as mdast gives it (escapes and character references decoded, percent-encoding
 * untouched). Browsers ignore control characters and blanks at the ends, and tabs and line ends inside,
 * so they are dropped before the scheme is looked at.
 */
export function readDestination(raw: string): Destination {
  const url = withoutIgnoredCharacters(raw)
  if (url === '') return { kind: 'empty' }
  // Without a scheme it would mean something else for a page opened from disk.
  if (/^[/\\]{2}/.test(url)) return { kind: 'external', url: `https://${url.slice(2)}` }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme !== undefined) {
    return LINK_SCHEMES.has(scheme) ? { kind: 'external', url } : { kind: 'blocked', scheme }
  }
  const hash = url.indexOf('#')
  return {
    kind: 'internal',
    path: decodeOnce(hash === -1 ? url : url.slice(0, hash)),
    subpath: hash === -1 ? null : decodeOnce(url.slice(hash + 1)),
  }
}

/** Percent-decodes once; what is not a valid escape stays as it is (MDL-2). */
export function decodeOnce(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      // A NUL is in no name, and would end a hole or a slot of a page.
      return decodeURIComponent(escapes).replaceAll('\0', '\ufffd')
    } catch {
      return escapes
    }
  })
}

/** Makes an external address safe to stand in an attribute without changing its meaning (INL-12). */
export function externalHref(url: string): string {
  return url.replace(/[\s"<>`\\{}^|]/g, (character) => encodeURIComponent(character))
}

function withoutIgnoredCharacters(raw: string): string {
  return raw.replace(/[\t\n\r]/g, '').replace(/^[\0- \u007f-\u009f]+|[\0- \u007f-\u009f]+$/g, '')
}
