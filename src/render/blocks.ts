import type { Element, ElementContent } from 'hast'
import type { Nodes } from 'mdast'
import type { RenderContext } from './context.ts'
import { element } from './holes.ts'

/**
 * Gives a block its anchor and the edges of its slice, if it has a block id (BRF-12): on the element itself,
 * or on an empty element before it where that one's id is taken or there is no single element.
 */
export function withBlockId(
  context: RenderContext,
  node: Nodes,
  result: ElementContent | ElementContent[],
): ElementContent | ElementContent[] {
  const block = node.data?.block
  const summary = block === undefined ? undefined : context.summary.blocks[block]
  if (block === undefined || summary === undefined) return result
  const slice = context.summary.headings.length + block
  const id = context.holes.attribute({ kind: 'id', anchor: summary.anchor })
  return [
    context.holes.node({ kind: 'start', slice }),
    ...withId(Array.isArray(result) ? result : [result], id),
    context.holes.node({ kind: 'end', slice }),
  ]
}

function withId(content: ElementContent[], id: string): ElementContent[] {
  const [only] = content
  if (content.length === 1 && only?.type === 'element' && only.properties.id === undefined) {
    return [{ ...only, properties: { id, ...only.properties } }]
  }
  return [element('span', { id }), ...content]
}

/** The `a` element of a heading by which its address can be copied (PG-11). */
export function headingAnchor(context: RenderContext, anchor: string): Element {
  return element('a', {
    className: ['anchor'],
    href: `#${context.holes.attribute({ kind: 'fragment', anchor })}`,
    ariaLabelledBy: [context.holes.attribute({ kind: 'id', anchor })],
  })
}
