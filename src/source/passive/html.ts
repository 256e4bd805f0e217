/**
 * Whether an HTML attachment is a text that merely happens to be marked up: nothing in it runs, loads from
 * other sites by itself, or sends anything. Only such a file may be copied (TR-10).
 *
 * Not a parser but a recogniser: it knows one plain way of writing HTML and refuses every file written in
 * another one, so there is nothing that a browser could read differently.
 */
import { isPassiveCss } from './css.ts'

/** Larger files are not looked at, and so not published. */
export const MAX_HTML_BYTES = 2 * 1024 * 1024

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const TAGS = words(
  'html head body meta h1 h2 h3 h4 h5 h6 p br hr b i u strong em s strike del ins sub sup kbd samp var code tt ' +
    'pre q blockquote cite abbr acronym dfn mark small big font center span div section article aside header ' +
    'footer nav main address hgroup ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td ' +
    'figure figcaption img picture source a details summary ruby rt rp rb time wbr bdo bdi audio video track data',
)

const ATTRIBUTES = words(
  'class id lang dir title alt width height align valign colspan rowspan span scope headers abbr start reversed ' +
    'type value datetime open color face size border cellpadding cellspacing bgcolor nowrap compact clear name ' +
    'rel hreflang role controls loop muted kind srclang label default style href src cite charset content http-equiv',
)

/** Whether an HTML file is passive. */
export function isPassiveHtml(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_HTML_BYTES) return false
  let source: string
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return false
  }
  // Control characters switch to other encodings.
  if (/[\0-\u0008\u000b\u000e-\u001f]/.test(source)) return false
  for (let at = source.indexOf('<'); at !== -1; at = source.indexOf('<', at)) {
    const end = endOfMarkup(source, at)
    if (end === -1) return false
    at = end
  }
  return true
}

const TAG =
  /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9:-]*(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`/]+))?)*)\s*\/?>/iy
const ATTRIBUTE = /([a-z][a-z0-9:-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`/]+)))?/gi

/** The index after the tag, comment or doctype that starts at `at`; -1 if it is refused. */
function endOfMarkup(source: string, at: number): number {
  if (source.startsWith('<!--', at)) return endOfComment(source, at)
  const doctype = /<!doctype html(?:\s[^<>[]*)?>/iy
  doctype.lastIndex = at
  if (doctype.test(source)) return doctype.lastIndex
  TAG.lastIndex = at
  const [tag, slash, rawName = '', attributes = ''] = TAG.exec(source) ?? []
  if (tag === undefined) return -1
  const name = rawName.toLowerCase()
  const end = at + tag.length
  if (name === 'title' || name === 'style') return slash ? -1 : endOfText(source, end, name, attributes)
  return TAGS.has(name) && hasHarmlessAttributes(name, attributes) ? end : -1
}

function endOfComment(source: string, at: number): number {
  const end = source.indexOf('--', at + 4)
  const isPlain = end !== -1 && source[end + 2] === '>' && !/^-?>/.test(source.slice(at + 4, at + 6))
  return isPlain ? end + 3 : -1
}

/** The content of these two is no markup to a browser; here it may hold none either. */
function endOfText(source: string, at: number, name: string, attributes: string): number {
  const close = source.indexOf('<', at)
  if (attributes.trim() !== '' || close === -1) return -1
  if (name === 'style' && !isPassiveCss(source.slice(at, close))) return -1
  const closing = `</${name}>`
  return source.slice(close, close + closing.length).toLowerCase() === closing ? close + closing.length : -1
}

function hasHarmlessAttributes(tag: string, attributes: string): boolean {
  const found = [...attributes.matchAll(ATTRIBUTE)].map(
    ([, name = '', ...values]) =>
      [name.toLowerCase(), values.find((value) => value !== undefined) ?? ''] as const,
  )
  if (tag === 'meta' && !isHarmlessMeta(new Map(found))) return false
  return found.every(([name, value]) => {
    if (/^(?:data|aria)-[a-z0-9-]+$/.test(name)) return true
    if (!ATTRIBUTES.has(name)) return false
    if (name === 'style') return isPassiveCss(value) && !value.includes('&')
    return !['href', 'src', 'cite'].includes(name) || isHarmlessAddress(value)
  })
}

/** Of a known scheme or none; no reference but `&amp;`, since others could spell a scheme. */
function isHarmlessAddress(value: string): boolean {
  if (/&(?!amp;)/.test(value)) return false
  return /^(?:https?:\/\/|mailto:|#)/i.test(value) || /^(?:[^\s:\\/][^:\\]*)?$/.test(value)
}

function isHarmlessMeta(attributes: ReadonlyMap<string, string>): boolean {
  const content = attributes.get('content') ?? ''
  const charset = attributes.get('charset')
  if (charset !== undefined) return /^utf-8$/i.test(charset) && !attributes.has('http-equiv')
  const equivalent = attributes.get('http-equiv')
  if (equivalent !== undefined) {
    return /^content-type$/i.test(equivalent) && /^text\/html;\s?charset=utf-8$/i.test(content)
  }
  return /^(?:viewport|author|description|keywords|generator|date)$/i.test(attributes.get('name') ?? '')
}
