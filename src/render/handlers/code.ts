import type { Element, ElementContent } from 'hast'
import type { Code } from 'mdast'
import { noteDiagnostic } from '../../diagnostics/diagnostic.ts'
import { withBlockId } from '../blocks.ts'
import type { NodeHandler, RenderContext } from '../context.ts'
import { type FenceMeta, readFenceMeta } from '../highlight/fence-meta.ts'
import type { Token } from '../highlight/highlight.ts'
import { element } from '../holes.ts'
import { keepQuote } from '../quotes.ts'
import { internalLink, ownWords } from './inline.ts'

/** Block languages that other programs run; Lectern shows their source (COD-5). */
const QUERIES: ReadonlySet<string> = new Set(['dataview', 'dataviewjs', 'query', 'base', 'tasks'])

/** Code blocks: the text of `pre code` is the source (COD-2); Mermaid keeps its source for the page (COD-3). */
export function code(context: RenderContext): NodeHandler<Code> {
  return (_, node) => {
    const language = /^[\w+#.-]{1,40}$/.test(node.lang ?? '') ? (node.lang ?? '').toLowerCase() : null
    if (language === 'mermaid') return withBlockId(context, node, diagram(context, node))
    if (language !== null && QUERIES.has(language)) reportQuery(context, node, language)
    return withBlockId(context, node, listing(context, node, language))
  }
}

/** The source, for the page's script to draw, and the links of its nodes, which work without a drawing (COD-4). */
function diagram(context: RenderContext, node: Code): Element {
  const source = element('pre', { className: ['mermaid'] }, [{ type: 'text', value: node.value }])
  const links = node.data?.diagramLinks ?? []
  if (links.length === 0) return source
  const items = links.map((link) => {
    const words = context.summary.links[link]?.words ?? ''
    const before = context.linksMet.length
    const content = [internalLink(context, link, null, [ownWords(context, link, words)])]
    keepQuote(context, before, content)
    return element('li', {}, content)
  })
  return element('div', { className: ['diagram-block'] }, [
    source,
    element('ul', { className: ['diagram-links'] }, items),
  ])
}

function reportQuery(context: RenderContext, node: Code, language: string): void {
  const start = node.position?.start
  const place = start === undefined ? null : { line: start.line, column: start.column }
  context.diagnostics.push(
    noteDiagnostic('unsupported-query', place, `A “${language}” block is shown as code, not run.`),
  )
}

/** The block, highlighted, under the author's title if it has one (PG-7). */
function listing(context: RenderContext, node: Code, language: string | null): Element {
  const lines = node.value === '' ? [] : node.value.split('\n')
  const meta = readFenceMeta(node.meta, lines.length)
  const tokens = language === null ? null : context.highlight(node.value, language)
  const content = linesToHast(tokens ?? lines.map((text) => [{ text, kind: null }]), meta)
  const properties = language === null ? {} : { className: [`language-${language}`] }
  const block = element('pre', {}, [element('code', properties, lines.length === 0 ? [] : content)])
  if (meta.title === null) return block
  const caption = element('figcaption', {}, [{ type: 'text', value: meta.title }])
  return element('figure', { className: ['code-block'] }, [caption, block])
}

function linesToHast(lines: readonly (readonly Token[])[], { marked }: FenceMeta): ElementContent[] {
  const content: ElementContent[] = []
  for (const [index, line] of lines.entries()) {
    const pieces: ElementContent[] = [...line.map(tokenToHast), { type: 'text', value: '\n' }]
    if (marked.has(index + 1)) content.push(element('span', { className: ['highlighted-line'] }, pieces))
    else content.push(...pieces)
  }
  return content
}

function tokenToHast({ text, kind }: Token): ElementContent {
  const content: ElementContent = { type: 'text', value: text }
  return kind === null ? content : element('span', { className: ['token', kind] }, [content])
}
