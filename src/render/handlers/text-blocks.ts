import type { ElementContent } from 'hast'
import type { Heading, Paragraph } from 'mdast'
import { mediaOf } from '../../note/media.ts'
import { headingAnchor, withBlockId } from '../blocks.ts'
import type { NodeHandler, RenderContext } from '../context.ts'
import { hasClass } from '../flatten.ts'
import { element } from '../holes.ts'
import { keepParagraph, keepQuote } from '../quotes.ts'
import { blockEmbed } from './embeds.ts'

/** Paragraphs; one that holds nothing but embeds, a line each, is block content (EMB-13). */
export function paragraph(context: RenderContext): NodeHandler<Paragraph> {
  return (state, node) => {
    const embeds = loneEmbeds(node)
    if (embeds !== null) {
      const before = context.linksMet.length
      const result = embeds.map((embed) => blockEmbed(context, embed))
      keepParagraph(context, before, result)
      return withBlockId(
        context,
        node,
        node.data?.block === undefined ? result : [element('div', {}, result)],
      )
    }
    const before = context.linksMet.length
    const children = withoutBreaksAtFormulas(state.all(node))
    keepParagraph(context, before, children)
    const result = mayHoldBlocks(context, children)
      ? element('div', { className: ['paragraph'] }, children)
      : element('p', {}, children)
    return withBlockId(context, node, result)
  }
}

/** Headings with their anchor (ANC-1); an anchor of a block id stands before the words. */
export function heading(context: RenderContext): NodeHandler<Heading> {
  return (state, node) => {
    const index = node.data?.heading ?? -1
    const anchor = context.summary.headings[index]?.anchor ?? ''
    context.section = index
    const before = context.linksMet.length
    const children = state.all(node)
    keepQuote(context, before, children)
    const id = context.holes.attribute({ kind: 'id', anchor })
    const result = element(`h${node.depth}`, { id }, [...children, headingAnchor(context, anchor)])
    const made = withBlockId(context, node, result)
    const count = context.holes.node({ kind: 'links-here', section: index })
    return [...(Array.isArray(made) ? made : [made]), count]
  }
}

function loneEmbeds(node: Paragraph): Paragraph['children'] | null {
  const embeds: Paragraph['children'] = []
  let lineTaken = false
  for (const child of node.children) {
    if (child.type === 'break') lineTaken = false
    else if (child.type === 'text' && child.value.trim() === '') continue
    else if (isEmbed(child) && !lineTaken) {
      embeds.push(child)
      lineTaken = true
    } else return null
  }
  return embeds.length === 0 ? null : embeds
}

function isEmbed(node: Paragraph['children'][number]): boolean {
  if (node.type === 'embed') return true
  return (node.type === 'image' || node.type === 'imageReference') && node.data?.link !== undefined
}

/** True if an embed in flow may turn out to be a note: whatever is not the name of a picture or a sound. */
function mayHoldBlocks(context: RenderContext, children: readonly ElementContent[]): boolean {
  return children.some((child) => {
    if (child.type !== 'hole') return false
    const hole = context.holes.list[child.index]
    if (hole?.kind !== 'embed') return false
    const link = context.summary.links[hole.link]
    return link !== undefined && !['image', 'audio', 'video'].includes(mediaOf(link.path))
  })
}

/** A display formula is a line of its own already: a line break beside it would be an empty line (MTH-2). */
function withoutBreaksAtFormulas(children: readonly ElementContent[]): ElementContent[] {
  const spoken = (step: 1 | -1, from: number): ElementContent | undefined => {
    let at = from + step
    for (let node = children[at]; node?.type === 'text' && node.value.trim() === ''; node = children[at])
      at += step
    return children[at]
  }
  return children.filter((child, index) => {
    if (child.type !== 'element' || child.tagName !== 'br') return true
    return !isDisplayFormula(spoken(-1, index)) && !isDisplayFormula(spoken(1, index))
  })
}

function isDisplayFormula(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && hasClass(node.properties.className, 'math-display')
}
