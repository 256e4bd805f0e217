/**
 * Raw HTML in notes: parsed once, together with what Markdown made around it, and sanitised as a tree.
 *
 * Elements made from Markdown are trusted, but must go through the HTML parser to end up where the author's
 * tags put them. So their properties are kept aside under an unforgeable marker (the digest of the text it
 * stands in) and given back afterwards; whatever has no marker is the author's and obeys the allow list.
 */
import { createHash } from 'node:crypto'
import type { Element, ElementContent, RootContent } from 'hast'
import { raw } from 'hast-util-raw'
import { sanitize } from 'hast-util-sanitize'
import { VFile } from 'vfile'
import { element } from './holes.ts'
import { sanitiseSchema } from './sanitise-schema.ts'

/** True if some node is raw HTML. */
export function hasRawHtml(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => node.type === 'raw' || (node.type === 'element' && hasRawHtml(node.children)))
}

/**
 * Parses and sanitises.
 *
 * @param adopt called for each element of the author's, to judge its addresses; null drops the element
 * @param onRemoved called for the first element that may not stay, or not with all its attributes
 */
export function parseRawHtml(
  nodes: readonly ElementContent[],
  source: string,
  adopt: (node: Element) => ElementContent | null,
  onRemoved: (node: Element) => void,
): ElementContent[] {
  const marker = `dataLectern${createHash('sha256').update(source).digest('hex').slice(0, 24)}`
  const kept: ElementContent[] = []
  // With the file the parser knows where in the note each element stands.
  const parsed = raw(
    { type: 'root', children: nodes.map(protect) },
    { file: new VFile(source), tagfilter: false },
  )
  const schema = sanitiseSchema(marker)
  const removed = findElement(parsed.type === 'root' ? parsed.children : [], (node) => {
    if (node.properties[marker] !== undefined) return false
    return (
      !schema.tagNames?.includes(node.tagName) ||
      Object.keys(node.properties).some((name) => /^on/i.test(name))
    )
  })
  if (removed !== null) onRemoved(removed)
  const clean = sanitize(parsed, schema)
  const used = new Set<number>()
  return clean.type === 'root' ? restore(clean.children as ElementContent[]) : []

  function protect(node: ElementContent): ElementContent {
    if (node.type === 'hole' || node.type === 'safe') {
      return element('span', { [marker]: String(kept.push(node) - 1) })
    }
    if (node.type !== 'element') return node
    const children = node.children.map(protect)
    return element(node.tagName, { [marker]: String(kept.push(node) - 1) }, children)
  }

  function restore(children: readonly ElementContent[]): ElementContent[] {
    return children.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return node.type === 'text' ? [node] : []
      const index = node.properties[marker]
      const original = typeof index === 'string' ? kept[Number(index)] : undefined
      const inner = restore(node.children)
      if (original === undefined) {
        const own = adopt({ ...node, children: inner })
        return own === null ? inner : [own]
      }
      const again = used.has(Number(index))
      used.add(Number(index))
      if (original.type !== 'element') return again ? [] : [original, ...inner]
      // The parser repeats misnested elements; an id may stand once.
      const { id, ...properties } = original.properties
      return [
        {
          ...original,
          properties: again || id === undefined ? properties : { id, ...properties },
          children: inner,
        },
      ]
    })
  }
}

function findElement(nodes: readonly RootContent[], test: (node: Element) => boolean): Element | null {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const found = test(node) ? node : findElement(node.children, test)
    if (found !== null) return found
  }
  return null
}
