import type { ElementContent } from 'hast'
import type { Nodes, Root } from 'mdast'
import { type Handlers, type State, toHast } from 'mdast-util-to-hast'
import type { RenderContext } from './context.ts'
import { code } from './handlers/code.ts'
import * as containers from './handlers/containers.ts'
import { embed, image, imageReference } from './handlers/embeds.ts'
import * as inline from './handlers/inline.ts'
import * as leaves from './handlers/leaves.ts'
import { sourceList } from './handlers/source-list.ts'
import { heading, paragraph } from './handlers/text-blocks.ts'
import { edge } from './sections.ts'

/** The handlers of one note: mdast's own nodes and Obsidian's. */
export function createHandlers(context: RenderContext): Handlers {
  return {
    paragraph: paragraph(context),
    heading: heading(context),
    blockquote: containers.blockquote(context),
    callout: containers.callout(context),
    list: containers.list(context),
    listItem: containers.listItem(context),
    table: containers.table(context),
    code: code(context),
    math: leaves.math(context),
    inlineMath: leaves.inlineMath(context),
    html: leaves.html(context),
    wikilink: inline.wikilink(context),
    embed: embed(context),
    image: image(context),
    imageReference: imageReference(context),
    link: inline.link(context),
    linkReference: inline.linkReference(context),
    highlight: inline.highlight(),
    tag: inline.tag(context),
    inlineField: inline.inlineField(),
    inlineFootnote: inline.inlineFootnote(context),
    footnoteReference: inline.footnoteReference(context),
    footnoteDefinition: () => undefined,
    comment: () => undefined,
    sourceList: sourceList(context),
    edge: edge(context.holes),
  }
}

/** Turns blocks into hast with holes; raw HTML is left in as `raw` nodes for the sanitiser. */
export function blocksToHast(nodes: readonly Nodes[], handlers: Handlers): ElementContent[] {
  const root: Root = { type: 'root', children: nodes as Root['children'] }
  const content: ElementContent[] = []
  // toHast searches the tree it is given for definitions, which our handlers know already: it is given an empty one.
  const render = (state: State): undefined => {
    content.push(...(state.wrap(state.all(root), false) as ElementContent[]))
    return undefined
  }
  toHast(
    { type: 'root', children: [] },
    { allowDangerousHtml: true, handlers: { ...handlers, root: render } },
  )
  return content
}
