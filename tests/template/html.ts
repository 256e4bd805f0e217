/** Looks into the HTML of a rendered page. */
import type { Element, ElementContent, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { toString as textOf } from 'hast-util-to-string'

/** The page as a tree, parsed as a browser would. */
export function parsePage(html: string): Root {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] } as unknown as Root)
  return tree as Root
}

/** All elements below a node that pass a test, in document order. */
export function elements(node: Root | Element, test: (element: Element) => boolean): readonly Element[] {
  const children = node.children as readonly ElementContent[]
  return children.flatMap((child) =>
    child.type === 'element' ? [...(test(child) ? [child] : []), ...elements(child, test)] : [],
  )
}

/** All elements of a name. */
export function named(node: Root | Element, name: string): readonly Element[] {
  return elements(node, (element) => element.tagName === name)
}

/** The text of the first `article` in `main` without furniture, as URL-14 and readers of the site see it. */
export function noteText(html: string): string {
  const main = named(parsePage(html), 'main')[0]
  const article = main === undefined ? undefined : named(main, 'article')[0]
  return article === undefined ? '' : textOf(withoutFurniture(article)).replace(/\s+/g, ' ').trim()
}

function withoutFurniture(element: Element): Element {
  const children: ElementContent[] = []
  for (const child of element.children) {
    if (child.type !== 'element') children.push(child)
    else if (!isFurniture(child)) children.push(withoutFurniture(child))
  }
  return { ...element, children }
}

function isFurniture({ tagName, properties }: Element): boolean {
  return ['nav', 'footer', 'aside'].includes(tagName) || properties.dataChrome !== undefined
}

export { textOf }
