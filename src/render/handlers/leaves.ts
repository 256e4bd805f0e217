import type { ElementContent } from 'hast'
import type { Code, Html } from 'mdast'
import type { Math as DisplayMath, InlineMath } from 'mdast-util-math'
import { noteDiagnostic, type Place } from '../../diagnostics/diagnostic.ts'
import { withBlockId } from '../blocks.ts'
import type { NodeHandler, RenderContext } from '../context.ts'
import { element } from '../holes.ts'
import { renderFormula } from '../math.ts'

/** Block languages that other programs run; Lectern shows their source (COD-5). */
const QUERIES: ReadonlySet<string> = new Set(['dataview', 'dataviewjs', 'query', 'base', 'tasks'])

/** Code blocks: the text of `pre code` is the source (COD-2); Mermaid keeps its source for the page (COD-3). */
export function code(context: RenderContext): NodeHandler<Code> {
  return (_, node) => {
    const language = /^[\w+#.-]{1,40}$/.test(node.lang ?? '') ? (node.lang ?? '').toLowerCase() : null
    if (language === 'mermaid') {
      return withBlockId(
        context,
        node,
        element('pre', { className: ['mermaid'] }, [{ type: 'text', value: node.value }]),
      )
    }
    if (language !== null && QUERIES.has(language)) {
      const place = node.position === undefined ? null : node.position.start
      context.diagnostics.push(
        noteDiagnostic(
          'unsupported-query',
          place && placeAt(place),
          `A “${language}” block is shown as code, not run.`,
        ),
      )
    }
    const properties = language === null ? {} : { className: [`language-${language}`] }
    const text: ElementContent = { type: 'text', value: node.value === '' ? '' : `${node.value}\n` }
    return withBlockId(context, node, element('pre', {}, [element('code', properties, [text])]))
  }
}

/** `$$…$$` as a block (MTH-2). */
export function math(context: RenderContext): NodeHandler<DisplayMath> {
  return (_, node) => {
    // What follows the opening dollars on their line belongs to the formula.
    const tex = [node.meta, node.value].filter((part) => part).join('\n')
    const formula = formulaNode(context, tex, true, node.position?.start.offset)
    return withBlockId(context, node, element('div', { className: ['math-display'] }, [formula]))
  }
}

/** `$…$`, and `$$…$$` in the middle of a paragraph. */
export function inlineMath(context: RenderContext): NodeHandler<InlineMath> {
  return (_, node) => {
    const display = node.data?.display === true
    const formula = formulaNode(context, node.value, display, node.position?.start.offset)
    return display ? element('span', { className: ['math-display'] }, [formula]) : formula
  }
}

function formulaNode(
  context: RenderContext,
  tex: string,
  display: boolean,
  offset: number | undefined,
): ElementContent {
  const formula = renderFormula(tex, display, context.options)
  if (formula.ok) return { type: 'safe', value: formula.html }
  const start = context.source.indexOf(tex, offset ?? 0)
  const place = start === -1 ? null : placeOfOffset(context.source, start + formula.offset)
  context.diagnostics.push(
    noteDiagnostic(
      'math-error',
      place,
      `A formula cannot be read: ${formula.message}`,
      'Its TeX source is shown instead.',
    ),
  )
  return element('code', { className: ['math-error'], title: formula.message }, [
    { type: 'text', value: tex },
  ])
}

/** Raw HTML waits for the sanitiser; comments are never published (CMT-6). */
export function html(context: RenderContext): NodeHandler<Html> {
  return (_, node) => {
    if (isComment(node.value)) return undefined
    // The place is what reports about it can point to.
    const raw: ElementContent = { type: 'raw', value: node.value }
    if (node.position !== undefined) raw.position = node.position
    return withBlockId(context, node, raw)
  }
}

function placeOfOffset(source: string, offset: number): Place {
  const before = source.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}

function placeAt(point: { line: number; column: number }): Place {
  return { line: point.line, column: point.column }
}

function isComment(value: string): boolean {
  const text = value.trim()
  return text.startsWith('<!--') && text.indexOf('-->') === text.length - 3
}
