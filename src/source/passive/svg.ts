import type { Element, Nodes } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { isPassiveCss } from './css.ts'
import {
  ANIMATIONS,
  DRAWING_ELEMENTS,
  isInertNamespace,
  LOADING_ATTRIBUTES,
  SVG,
  XLINK,
  XML,
} from './svg-names.ts'

/** Larger pictures are not looked at, and so not published. */
export const MAX_SVG_BYTES = 8 * 1024 * 1024

/**
 * Whether an SVG file is a picture and nothing else (trust.md 4.3): well-formed XML in UTF-8 without entities,
 * whose every element and attribute is on an allow list, and which refers to nothing outside itself.
 *
 * In an `img` no SVG runs code, but opened by its own address it is a page of the site.
 */
export function isSafeSvg(bytes: Uint8Array): boolean {
  if (bytes.length > MAX_SVG_BYTES) return false
  try {
    const source = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return (
      !/<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^>]*\[/i.test(source) && isPicture(fromXml(source))
    )
  } catch {
    // Not UTF-8, not XML, or nested deeper than the parser can read.
    return false
  }
}

/** The namespaces that prefixes stand for; `''` is the default one. */
type Scope = ReadonlyMap<string, string>

function isPicture(root: Nodes): boolean {
  const stack: { node: Nodes; scope: Scope }[] = [{ node: root, scope: new Map([['xml', XML]]) }]
  let hasDrawing = false
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node } = next
    if (node.type === 'instruction' && !isOwnDeclaration(node.name, node.value)) return false
    let { scope } = next
    if (node.type === 'element') {
      scope = scopeOf(node, scope)
      if (!isHarmlessElement(node, scope)) return false
      hasDrawing = true
    }
    if ('children' in node) for (const child of node.children) stack.push({ node: child, scope })
  }
  return hasDrawing
}

/** `<?xml … encoding="UTF-8"?>` is the only instruction that a picture needs. */
function isOwnDeclaration(name: string, value: string): boolean {
  const encoding = /encoding="([^"]*)"/.exec(value)?.[1]
  return name === 'xml' && (encoding === undefined || /^(?:utf-8|us-ascii)$/i.test(encoding))
}

function scopeOf(element: Element, outer: Scope): Scope {
  const own = Object.entries(element.attributes).filter(([name]) => /^xmlns(?::|$)/.test(name))
  if (own.length === 0) return outer
  return new Map([...outer, ...own.map(([name, uri]) => [name.slice('xmlns:'.length), uri ?? ''] as const)])
}

function isHarmlessElement(element: Element, scope: Scope): boolean {
  const [prefix, name] = splitName(element.name)
  const namespace = scope.get(prefix)
  if (namespace === undefined) return false
  if (isInertNamespace(namespace)) return true
  if (namespace !== SVG || !DRAWING_ELEMENTS.has(name)) return false
  if (name === 'style' && !isPassiveCss(textOf(element))) return false
  if (ANIMATIONS.has(name) && !isHarmlessAnimation(element)) return false
  return Object.entries(element.attributes).every(([attribute, value]) =>
    isHarmlessAttribute(name, attribute, value ?? '', scope),
  )
}

function isHarmlessAttribute(element: string, attribute: string, value: string, scope: Scope): boolean {
  const [prefix, name] = splitName(attribute)
  if (attribute === 'xmlns' || prefix === 'xmlns') return true
  if (prefix !== '') {
    const namespace = scope.get(prefix)
    if (namespace === XLINK) return name !== 'href' || isHarmlessReference(element, value)
    if (namespace === XML) return ['space', 'lang', 'id'].includes(name)
    return namespace !== undefined && isInertNamespace(namespace)
  }
  if (!/^[a-z][\w-]*$/i.test(name) || /^on/i.test(name)) return false
  if (LOADING_ATTRIBUTES.has(name.toLowerCase())) return false
  if (name.toLowerCase() === 'href') return isHarmlessReference(element, value)
  // Most attributes of SVG are read as CSS.
  return /^(?:data|aria)-/.test(name) || !/[\\(]/.test(value) || isPassiveCss(value)
}

/** Into the file itself; links may lead to other sites, pictures may be part of the file. */
function isHarmlessReference(element: string, value: string): boolean {
  const address = value.trim()
  if (address === '' || address.startsWith('#')) return true
  if (element === 'a') return /^(?:https?:\/\/|mailto:)/i.test(address)
  const isPictureElement = element === 'image' || element === 'feImage'
  return isPictureElement && /^data:image\/(?:png|gif|jpe?g|webp|avif);base64,/i.test(address)
}

function isHarmlessAnimation(element: Element): boolean {
  const { attributeName } = element.attributes
  if (attributeName === undefined || attributeName === null) return true
  return /^[a-z][a-z-]*$/i.test(attributeName) && !/^(?:href|style|class|on.*)$/i.test(attributeName)
}

function splitName(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

function textOf(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : ''))
    .join('')
}
