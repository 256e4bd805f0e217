import type { ElementContent } from 'hast'
import type { Html } from 'mdast'
import type { Math as DisplayMath, InlineMath } from 'mdast-util-math'
import type { Position } from 'unist'
import { noteDiagnostic, type Place } from '../../diagnostics/diagnostic.ts'
import { withBlockId } from '../blocks.ts'
import type { NodeHandler, RenderContext } from '../context.ts'
import { element } from '../holes.ts'

/** `$$…$$` as a block (MTH-2). */
export function math(context: RenderContext): NodeHandler<DisplayMath> {
  return (_, node) => {
    // What follows the opening dollars on their line belongs to the formula.
    const tex = [node.meta, node.value].filter((part) => part).join('\n')
    const formula = formulaNode(context, tex, true, node.position)
    const shown = [formula, ...equationNumber(context, node)]
    return withBlockId(context, node, element('div', { className: ['math-display'] }, shown))
  }
}

/** `$…$`, and `$$…$$` in the middle of a paragraph. */
export function inlineMath(context: RenderContext): NodeHandler<InlineMath> {
  return (_, node) => {
    const display = node.data?.display === true
    const formula = formulaNode(context, node.value, display, node.position)
    if (!display) return formula
    return element('span', { className: ['math-display'] }, [formula, ...equationNumber(context, node)])
  }
}

/** The place for the number of a formula with a block id; one with a `\tag` shows that (NUM-2). */
function equationNumber(context: RenderContext, { data }: DisplayMath | InlineMath): ElementContent[] {
  const block = data?.equation
  const label = block === undefined ? null : context.summary.blocks[block]?.label
  if (block === undefined || label?.kind !== 'equation' || label.tag !== null) return []
  return [context.holes.node({ kind: 'equation', block })]
}

function formulaNode(
  context: RenderContext,
  tex: string,
  display: boolean,
  position: Position | undefined,
): ElementContent {
  const formula = context.formula(tex, display)
  if (formula.ok) return { type: 'safe', value: formula.html, text: formula.text }
  const place = position === undefined ? null : placeInFormula(context.source, position, tex, formula.offset)
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

/** The place of a character of a formula, or of its start if its lines are not those of the source (in quotes). */
function placeInFormula(source: string, { start, end }: Position, tex: string, offset: number): Place {
  const written = source.slice(start.offset, end.offset)
  const found = written.indexOf(tex)
  if (found === -1) return { line: start.line, column: start.column }
  const before = written.slice(0, found + offset)
  const newline = before.lastIndexOf('\n')
  if (newline === -1) return { line: start.line, column: start.column + before.length }
  return { line: start.line + before.split('\n').length - 1, column: before.length - newline }
}

function isComment(value: string): boolean {
  const text = value.trim()
  return text.startsWith('<!--') && text.indexOf('-->') === text.length - 3
}
