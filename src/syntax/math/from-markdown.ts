import type { ElementContent } from 'hast'
import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import type {} from 'mdast-util-gfm-table'
import type { Math as DisplayMath, InlineMath } from 'mdast-util-math'
import '../nodes.ts'
import '../tokens.ts'

/** Makes `inlineMath` and `math` nodes of the shape that remark-math gives them. */
export const mathFromMarkdown: Extension = {
  enter: {
    formulaText: enterInline,
    formulaFlow: enterFlow,
    formulaFlowUnclosed: enterFlow,
    formulaOpening: enterOpening,
  },
  exit: {
    formulaText: exitFormula,
    formulaFlow: exitFormula,
    formulaFlowUnclosed: exitFormula,
    formulaOpening: exitOpening,
  },
}

function enterInline(this: CompileContext, token: Token): void {
  const source = this.sliceSerialize(token)
  const display = source.startsWith('$$')
  const tex = display ? source.slice(2, -2).trim() : source.slice(1, -1)
  // In a table `\|` is the way to write a bar (TAB-2); elsewhere it is TeX's norm.
  const value = this.data.inTable ? tex.replaceAll('\\|', '|') : tex
  const node: InlineMath = {
    type: 'inlineMath',
    value,
    data: {
      hName: 'code',
      hProperties: { className: ['language-math', display ? 'math-display' : 'math-inline'] },
      hChildren: [{ type: 'text', value }],
    },
  }
  if (display && node.data) node.data.display = true
  this.enter(node, token)
}

function enterFlow(this: CompileContext, token: Token): void {
  const source = this.sliceSerialize(token)
  const value = source.slice(2, token.type === 'formulaFlow' ? -2 : undefined).trim()
  const code: ElementContent = {
    type: 'element',
    tagName: 'code',
    properties: { className: ['language-math', 'math-display'] },
    children: [{ type: 'text', value }],
  }
  const node: DisplayMath = { type: 'math', meta: null, value, data: { hName: 'pre', hChildren: [code] } }
  this.enter(node, token)
}

function exitFormula(this: CompileContext, token: Token): void {
  this.exit(token)
}

function enterOpening(this: CompileContext, token: Token): void {
  this.config.enter.data?.call(this, token)
}

function exitOpening(this: CompileContext, token: Token): void {
  this.config.exit.data?.call(this, token)
}
