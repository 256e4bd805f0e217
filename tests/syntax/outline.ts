import type { Nodes } from 'mdast'
import 'mdast-util-math'
import { parseMarkdown } from '../../src/syntax/parse-markdown.ts'

/** The tree of a note as XML, with what matters here: `<paragraph>see <wikilink target="A"/></paragraph>`. */
export function outline(source: string): string {
  return parseMarkdown(source).children.map(show).join('')
}

/** The same for a note of one paragraph: only what is in it. */
export function inline(source: string): string {
  const { children } = parseMarkdown(source)
  const [only] = children
  if (children.length !== 1 || only?.type !== 'paragraph')
    throw new Error(`not one paragraph: ${outline(source)}`)
  return only.children.map(show).join('')
}

/** The nodes of one type, each as the source it was written as. */
export function places(source: string, type: Nodes['type']): string[] {
  const found: string[] = []
  const visit = (node: Nodes): void => {
    const { position } = node
    if (node.type === type && position) found.push(source.slice(position.start.offset, position.end.offset))
    if ('children' in node) node.children.forEach(visit)
  }
  visit(parseMarkdown(source))
  return found
}

function show(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'wikilink':
    case 'embed':
      return element(node.type, { target: node.target, subpath: node.subpath, display: node.display })
    case 'comment':
      return element('comment', { closed: node.closed ? null : 'no' })
    case 'inlineMath':
      return element(node.data?.display ? 'displayMath' : 'inlineMath', {}, node.value)
    case 'math':
    case 'tag':
    case 'inlineCode':
    case 'code':
    case 'html':
      return element(node.type, {}, node.value)
    case 'link':
      return element('link', { url: node.url }, node.children.map(show).join(''))
    case 'image':
      return element('image', { url: node.url, alt: node.alt ?? null })
    case 'heading':
      return element(`h${node.depth}`, {}, node.children.map(show).join(''))
    default:
      return element(node.type, {}, 'children' in node ? node.children.map(show).join('') : '')
  }
}

function element(name: string, attributes: Record<string, string | null>, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${value}"`,
  )
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}
