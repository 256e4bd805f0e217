import type { Element, ElementContent } from 'hast'
import { type NoteDiagnostic, noteDiagnostic, type Place } from '../diagnostics/diagnostic.ts'
import { externalHref, readDestination } from '../note/destination.ts'
import { blockedUrl } from '../note/links.ts'
import type { LinkSummary } from '../note/summary.ts'
import { hasClass } from './flatten.ts'
import type { Holes } from './holes.ts'

/** Where the links of raw HTML go: they are found after the tree is parsed as HTML. */
export interface Adoption {
  readonly holes: Holes
  /** Adds an internal link and returns its index. */
  addLink(link: Omit<LinkSummary, 'section'>, place: Place | null): number
  report(diagnostic: NoteDiagnostic): void
  readonly frameHosts: readonly string[]
}

const ADDRESSES = ['href', 'src', 'poster', 'cite'] as const

/**
 * Makes an element of the author's ours (trust.md 4.4): addresses judged and resolved (HTM-5, HTM-7), styles and
 * classes filtered, frames sandboxed. Null if nothing of it may stay.
 */
export function adoptElement(node: Element, adoption: Adoption): ElementContent | null {
  const properties = { ...node.properties }
  const place =
    node.position === undefined
      ? null
      : { line: node.position.start.line, column: node.position.start.column }
  if (typeof properties.style === 'string') properties.style = harmlessStyle(properties.style) || undefined
  if (Array.isArray(properties.className)) {
    properties.className = properties.className.filter((name) => /^[\w-]{1,40}$/.test(String(name)))
  }
  delete properties.srcSet
  for (const name of ADDRESSES) {
    const value = properties[name]
    if (typeof value !== 'string') continue
    const destination = readDestination(value)
    delete properties[name]
    if (destination.kind === 'blocked') {
      if (isHarmlessData(node.tagName, value)) properties[name] = value
      else adoption.report(blockedUrl(destination.scheme, place))
    } else if (destination.kind === 'external') {
      if (name === 'href' || /^https?:/i.test(destination.url))
        properties[name] = externalHref(destination.url)
    } else if (destination.kind === 'internal' && name !== 'cite' && node.tagName !== 'iframe') {
      const kind = name === 'href' ? 'link' : 'embed'
      const words = value
      const index = adoption.addLink(
        { kind, syntax: 'markdown', path: destination.path, subpath: destination.subpath, words },
        place,
      )
      if (node.tagName === 'a') return { ...node, properties, data: { link: index, linkTitle: null } }
      if (node.tagName === 'img') return pictureHole(adoption, index, properties, words)
      properties[name] = adoption.holes.attribute({ kind: 'address', link: index })
    }
  }
  if (node.tagName === 'iframe') return frame(node, properties, adoption, place)
  if (node.tagName === 'img' && properties.src === undefined)
    return { type: 'text', value: String(properties.alt ?? '') }
  if (node.tagName === 'img') Object.assign(properties, { loading: 'lazy', referrerPolicy: 'no-referrer' })
  if (node.tagName === 'a' && properties.href !== undefined) {
    properties.rel = ['noopener', 'noreferrer']
    if (!hasClass(properties.className, 'external-link')) {
      properties.className = [
        ...(Array.isArray(properties.className) ? properties.className : []),
        'external-link',
      ]
    }
  }
  return { ...node, properties }
}

function pictureHole(
  adoption: Adoption,
  link: number,
  properties: Element['properties'],
  words: string,
): ElementContent {
  const size = (value: unknown): number | null => (/^\d{1,5}$/.test(String(value)) ? Number(value) : null)
  return adoption.holes.node({
    kind: 'embed',
    link,
    context: 'phrasing',
    alt: typeof properties.alt === 'string' ? properties.alt : null,
    width: size(properties.width),
    height: size(properties.height),
    words,
  })
}

function frame(
  node: Element,
  properties: Element['properties'],
  adoption: Adoption,
  place: Place | null,
): ElementContent | null {
  const src = String(properties.src ?? '')
  if (!src.startsWith('https://')) {
    adoption.report(noteDiagnostic('html-removed', place, 'A frame without an https address was removed.'))
    return null
  }
  const known = adoption.frameHosts.includes(hostOf(src))
  return {
    ...node,
    children: [],
    properties: {
      src,
      title: properties.title ?? hostOf(src),
      width: properties.width,
      height: properties.height,
      allowFullScreen: true,
      loading: 'lazy',
      referrerPolicy: 'no-referrer',
      sandbox: known
        ? ['allow-scripts', 'allow-same-origin', 'allow-presentation', 'allow-popups']
        : ['allow-scripts', 'allow-popups', 'allow-forms'],
    },
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}

function isHarmlessData(tagName: string, value: string): boolean {
  return tagName === 'img' && /^data:image\/(?:png|gif|jpeg|webp|avif);base64,[\w+/=]+$/i.test(value.trim())
}

const STYLES: ReadonlySet<string> = new Set(
  (
    'color background-color text-align text-decoration font-weight font-style font-size width height max-width ' +
    'margin margin-left margin-right margin-top margin-bottom padding padding-left padding-right padding-top ' +
    'padding-bottom border border-radius border-color border-width border-style float clear vertical-align ' +
    'list-style-type white-space line-height display'
  ).split(' '),
)

/** The declarations of a `style` attribute that cannot cover the page or load anything. */
export function harmlessStyle(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([name = '', value = '', ...rest]) => {
      return (
        rest.length === 0 &&
        STYLES.has(name.toLowerCase()) &&
        /^[\w\s.,%#()+-]{1,200}$/.test(value) &&
        !/url|expression/i.test(value)
      )
    })
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')
}
