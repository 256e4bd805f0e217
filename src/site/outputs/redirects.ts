/** Pages that lead elsewhere: from aliases that name a folder (RES-17), and from the configuration (NAV-7). */
import { escapeHtml } from '../../html/escape.ts'
import { relativeHref, rootPrefix } from '../../html/url.ts'
import { type OutputPath, outputPath } from '../../lib/paths.ts'
import { noteTitle } from '../../vault/collections.ts'
import { allocateAliases } from '../../vault/redirects.ts'
import type { SiteFacts } from '../facts.ts'

export interface Redirect {
  readonly path: OutputPath
  readonly html: string
}

/** All of them, in the order in which they get their addresses: an address that something else has is left to it. */
export function redirects(facts: SiteFacts): Redirect[] {
  const { lang } = facts.config
  const moved = Object.entries(facts.config.redirects).flatMap(([from, to]) => {
    const path = pathOf(from)
    if (path === null || facts.allocator.claim(path, `redirect:${from}`) === null) return []
    const href = /^[a-z][a-z0-9+.-]*:/i.test(to) ? to : rootPrefix(path) + encodeURI(to.replace(/^\/+/, ''))
    return [{ path, html: redirectPage(href, to, lang) }]
  })
  const aliases = [...allocateAliases(facts.vault, facts.allocator)].flatMap(([path, note]) => {
    const summary = facts.vault.notes.get(note)
    const target = facts.addresses.get(note)?.output
    if (summary === undefined || target === undefined) return []
    const href = relativeHref(path, target, null, facts.style)
    return [{ path, html: redirectPage(href, noteTitle(note, summary), lang) }]
  })
  return [...moved, ...aliases]
}

/** `old/page` is served as `old/page/index.html`; null for what is no path inside the site. */
function pathOf(from: string): OutputPath | null {
  const segments = from.replace(/^\/+|\/+$/g, '').split('/')
  if (segments.some((segment) => segment === '' || /^\.+$|[\\:*?"<>|\0-\x1f]/.test(segment))) return null
  const path = segments.join('/')
  return outputPath(path.endsWith('.html') ? path : `${path}/index.html`)
}

function redirectPage(href: string, title: string, lang: string): string {
  const address = escapeHtml(href)
  const words = escapeHtml(title)
  return [
    `<!doctype html>\n<html lang="${escapeHtml(lang)}">\n<meta charset="utf-8">`,
    // Seen for a moment only, but not as a white flash in a dark room.
    '<meta name="viewport" content="width=device-width">\n<meta name="color-scheme" content="light dark">',
    `<title>${words}</title>\n<meta name="robots" content="noindex">`,
    `<link rel="canonical" href="${address}">\n<meta http-equiv="refresh" content="0; url=${address}">`,
    `<main><h1><a href="${address}">${words}</a></h1></main>\n`,
  ].join('\n')
}
