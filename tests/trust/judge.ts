/** Finds everything in a page that could take control of it, independently of how the page was made. */
import { type Cheerio, type CheerioAPI, load } from 'cheerio'
import type { Element } from 'domhandler'

const FORBIDDEN = new Set(
  (
    'object embed applet base frame frameset noscript noembed xmp plaintext portal fencedframe dialog slot style form ' +
    'textarea select keygen marquee bgsound layer animate set foreignobject annotation-xml listing isindex'
  ).split(' '),
)

const ADDRESSES = new Set(
  'href src action formaction data poster cite background xlink:href longdesc usemap manifest codebase classid'.split(
    ' ',
  ),
)

const FORBIDDEN_ATTRIBUTES = new Set(
  'srcdoc ping formaction autofocus is nonce target name form popovertarget shadowrootmode contenteditable accesskey http-equiv'.split(
    ' ',
  ),
)

/** One line for each danger; none for a page that is safe with and without scripts. */
export function dangersOf(html: string): string[] {
  return [true, false].flatMap((scriptingEnabled) => dangersIn(load(html, { scriptingEnabled })))
}

function dangersIn($: CheerioAPI): string[] {
  const found: string[] = []
  for (const element of $('*').toArray()) {
    if (!('attribs' in element)) continue
    for (const danger of dangersOfElement($, element)) {
      found.push(`${danger} in <${element.name} ${JSON.stringify(element.attribs).slice(0, 200)}>`)
    }
  }
  const nodes = $('*').contents().toArray()
  if (nodes.some((node) => node.type === 'comment')) found.push('a comment')
  return found
}

function* dangersOfElement($: CheerioAPI, element: Element): Generator<string> {
  const node = $(element)
  const name = element.name.toLowerCase()
  const isOwn = node.closest('.prose, .page-meta, .backlinks, .toc, .sidebar').length === 0
  if (FORBIDDEN.has(name)) yield `<${name}>`
  if (name === 'script' && !isOwnScript(node)) yield 'a script'
  if (name === 'template' && node.attr('data-lectern') !== 'words') yield 'a template'
  if ((name === 'meta' || name === 'link') && node.closest('head').length === 0) yield `<${name}> in the body`
  // Formulas have stretched signs, and the theme draws the notes around a note.
  if (name === 'svg' && node.closest('.katex').length === 0 && node.attr('aria-labelledby') !== 'ui:graph')
    yield '<svg>'
  if (name === 'math' && node.closest('.katex').length === 0) yield '<math>'
  if (name === 'iframe' && !isHarmlessFrame(node)) yield 'a frame'
  if (name === 'input' && !isOwn && (node.attr('type') !== 'checkbox' || node.attr('disabled') === undefined))
    yield 'an input'
  if (name.includes('-') && !['theme-toggle'].includes(name)) yield 'a custom element'
  for (const [attribute, value] of Object.entries(element.attribs)) {
    const lower = attribute.toLowerCase()
    if (lower.startsWith('on')) yield `attribute ${attribute}`
    if (FORBIDDEN_ATTRIBUTES.has(lower) && !isOwnAttribute(node, name, lower)) yield `attribute ${attribute}`
    if (lower.startsWith('data-') && !isOwn && !OWN_DATA.test(lower)) yield `attribute ${attribute}`
    if (ADDRESSES.has(lower) && !isHarmlessAddress(name, lower, value)) yield `address ${value}`
    if (lower === 'srcset') yield 'a srcset'
    if (lower === 'style' && node.closest('.katex').length === 0 && !isHarmlessStyle(value))
      yield `style ${value}`
    if (lower === 'style' && /url\s*\(|expression\s*\(|@|\\|javascript:/i.test(value)) yield `style ${value}`
  }
}

const OWN_DATA =
  /^data-(?:callout(?:-metadata)?|task|key|chrome|lectern|script|root|words|mermaid|provider|id|sources|kind)$/

function isOwnScript(node: Cheerio<Element>): boolean {
  const src = node.attr('src')
  if (src !== undefined) return /^(?:\/|(?:\.\.\/)*)assets\/[\w.-]+\.js$/.test(src) && node.text() === ''
  if (!/^application\/(?:ld\+)?json$/.test(node.attr('type') ?? '')) return false
  JSON.parse(node.text())
  return !node.text().includes('<')
}

function isHarmlessFrame(node: Cheerio<Element>): boolean {
  const src = node.attr('src') ?? ''
  if (node.hasClass('pdf-embed')) return /^(?:\.\.\/)*assets\/[\w.%-]+\.pdf(?:#|$)/.test(src)
  const sandbox = node.attr('sandbox')
  return (
    src.startsWith('https://') &&
    sandbox !== undefined &&
    !sandbox.includes('top-navigation') &&
    !sandbox.includes('same-origin')
  )
}

/** `meta` and the menu's button are the theme's. */
function isOwnAttribute(node: Cheerio<Element>, element: string, attribute: string): boolean {
  if (element === 'meta')
    return (
      attribute === 'name' ||
      (attribute === 'http-equiv' && node.attr('http-equiv') === 'Content-Security-Policy') ||
      (attribute === 'http-equiv' && isOwnRedirect(node))
    )
  return attribute === 'popovertarget' && node.closest('.site-header').length > 0
}

/** The page of an old address leads on to a page of the site, by a relative address (RES-17). */
function isOwnRedirect(node: Cheerio<Element>): boolean {
  return (
    node.attr('http-equiv') === 'refresh' &&
    /^0; url=(?:\.\.\/)*[\w%-][\w%./-]*$/.test(node.attr('content') ?? '')
  )
}

function isHarmlessAddress(element: string, attribute: string, value: string): boolean {
  // What browsers drop, and what people take for blanks.
  const address = value.replace(/[\u0000-\u0020\u007f-\u00a0\u2000-\u200f\u2028\u2029]/g, '')
  if (/^[\\/]{2}/.test(address)) return false
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme === undefined) return true
  if (attribute === 'href') return LINK_SCHEMES.has(scheme)
  if (element === 'img' && scheme === 'data')
    return /^data:image\/(?:png|gif|jpeg|webp|avif);base64,/i.test(address)
  return scheme === 'https' || scheme === 'http'
}

/** Schemes of TR-11, and those of programs that take an address and nothing else. */
const LINK_SCHEMES = new Set(
  (
    'http https mailto tel sms geo ftp ftps magnet urn doi xmpp irc ircs matrix news webcal ' +
    'obsidian zotero vscode things logseq notion evernote message mendeley bear anki'
  ).split(' '),
)

function isHarmlessStyle(value: string): boolean {
  return !/position|z-index|inset|behavior|binding|content|image|var\s*\(/i.test(value)
}
