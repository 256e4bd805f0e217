/** HTML of notes → Markdown's tree: the blocks. What is furniture, and what Markdown has no word for, is left out. */
import type { Element, ElementContent, RootContent as HastContent } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, TableRow } from 'mdast'
import { classesOf, footnoteKey, isFurniture, linkTo, phrasingOf, texOf } from './phrasing.ts'

export { phrasingOf } from './phrasing.ts'

type Flow = BlockContent | DefinitionContent
type Content = HastContent | ElementContent

/** Blocks of nodes among which there may be text; what stands between blocks becomes paragraphs. */
export function flowOf(nodes: readonly Content[]): Flow[] {
  const blocks: Flow[] = []
  let line: Content[] = []
  for (const node of nodes) {
    const made = node.type === 'element' ? blockOf(node) : null
    if (made === null) {
      line.push(node)
      continue
    }
    endLine()
    blocks.push(...made)
  }
  endLine()
  return blocks

  function endLine(): void {
    blocks.push(...paragraph(phrasingOf(line)))
    line = []
  }
}

/** The blocks that an element stands for; null for what belongs into a line. */
function blockOf(node: Element): Flow[] | null {
  if (isFurniture(node)) return null
  const { tagName, children } = node
  switch (tagName) {
    case 'p':
      return children.some((child) => child.type === 'element' && blockOf(child) !== null)
        ? flowOf(children)
        : paragraph(phrasingOf(children))
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const depth = Math.min(6, Number(tagName[1])) as 1 | 2 | 3 | 4 | 5 | 6
      return [{ type: 'heading', depth, children: phrasingOf(children) }]
    }
    case 'blockquote':
      return [{ type: 'blockquote', children: flowOf(children) }]
    case 'hr':
      return [{ type: 'thematicBreak' }]
    case 'ul':
    case 'ol':
      return [listOf(node)]
    case 'pre':
      return [codeOf(node)]
    case 'table':
      return tableOf(node)
    case 'section':
      return classesOf(node).includes('footnotes') ? footnotesOf(node) : flowOf(children)
    case 'figcaption':
      return paragraph([{ type: 'emphasis', children: phrasingOf(children) }])
    case 'summary':
      return paragraph([{ type: 'strong', children: phrasingOf(children) }])
    case 'iframe':
    case 'video':
    case 'audio':
      return paragraph(linkTo(node))
    case 'details':
    case 'div':
      if (classesOf(node).includes('callout')) return [calloutOf(node)]
      if (classesOf(node).includes('math-display')) return mathOf(node)
      return flowOf(children)
    case 'figure':
    case 'article':
    case 'aside':
    case 'header':
    case 'footer':
    case 'main':
    case 'dl':
    case 'dt':
    case 'dd':
    case 'li':
      return flowOf(children)
    default:
      return null
  }
}

function paragraph(children: readonly PhrasingContent[]): Flow[] {
  const isBlank = children.every((child) => child.type === 'text' && child.value.trim() === '')
  return isBlank ? [] : [{ type: 'paragraph', children: [...children] }]
}

function listOf({ tagName, properties, children }: Element): Flow {
  const items = children.flatMap((child): ListItem[] => {
    if (child.type !== 'element' || child.tagName !== 'li') return []
    const box = child.children.find((inner) => inner.type === 'element' && inner.tagName === 'input')
    const checked = box?.type === 'element' ? Boolean(box.properties.checked) : null
    return [{ type: 'listItem', spread: false, checked, children: flowOf(child.children) }]
  })
  const start = Number(properties.start ?? 1)
  const ordered = tagName === 'ol'
  return { type: 'list', ordered, spread: false, start: ordered ? start : null, children: items }
}

function codeOf(node: Element): Flow {
  const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code')
  const named = code?.type === 'element' ? classesOf(code) : []
  const language = named.find((name) => name.startsWith('language-'))?.slice('language-'.length)
  const lang = classesOf(node).includes('mermaid') ? 'mermaid' : (language ?? null)
  return { type: 'code', lang, value: textOf(node).replace(/\n$/, '') }
}

function mathOf(node: Element): Flow[] {
  const tex = texOf(node)
  return tex === null ? flowOf(node.children) : [{ type: 'math', value: tex }]
}

function calloutOf(node: Element): Flow {
  const kind = String(node.properties.dataCallout ?? 'note').replace(/[^\p{L}\p{N}_-]/gu, '')
  const [title, ...rest] = node.children.filter((child) => child.type === 'element')
  const words = title === undefined ? [] : phrasingOf(title.children)
  const mark: PhrasingContent[] = [
    { type: 'html', value: `[!${kind}]` },
    { type: 'text', value: ' ' },
  ]
  return {
    type: 'blockquote',
    children: [{ type: 'paragraph', children: [...mark, ...words] }, ...flowOf(rest)],
  }
}

function tableOf(node: Element): Flow[] {
  const rows: TableRow[] = []
  const visit = (content: readonly ElementContent[]): void => {
    for (const child of content) {
      if (child.type !== 'element') continue
      if (child.tagName !== 'tr') visit(child.children)
      else {
        const cells = child.children.filter((cell) => cell.type === 'element')
        rows.push({
          type: 'tableRow',
          children: cells.map((cell) => ({ type: 'tableCell', children: phrasingOf(cell.children) })),
        })
      }
    }
  }
  visit(node.children)
  return rows.length === 0 ? [] : [{ type: 'table', children: rows }]
}

function footnotesOf(node: Element): Flow[] {
  const list = node.children.find((child) => child.type === 'element' && child.tagName === 'ol')
  if (list?.type !== 'element') return []
  return list.children.flatMap((item): Flow[] => {
    if (item.type !== 'element') return []
    const identifier = footnoteKey(String(item.properties.id ?? ''))
    return [{ type: 'footnoteDefinition', identifier, label: identifier, children: flowOf(item.children) }]
  })
}
