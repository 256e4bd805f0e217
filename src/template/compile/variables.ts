/** Text, outputs and variables → code. */
import { type Template, toValue } from 'liquidjs'
import { SafeHtml } from '../../html/safe-html.ts'
import { outputText } from '../filters.ts'
import { type Compiler, type Write, written } from './code.ts'
import { compileFilters, compileValue, FILTER } from './expressions.ts'
import { Declined, isTemplates, isText, isToken, isValue, listOf, optional, partsOf } from './nodes.ts'

/** Compiles what stands between tags. */
export function compileText(node: Template): Write {
  return text(partsOf(node, { str: isText }).str)
}

/** Compiles `raw`. */
export function compileRaw(node: Template): Write {
  const { tokens } = partsOf(node, { tokens: listOf(isToken) })
  return text(tokens.map((token) => token.getText()).join(''))
}

function text(html: string): Write {
  return (_context, out) => {
    out.buffer += html
  }
}

/** Compiles `{{ … }}`, whose last filter is the one that escapes. */
export function compileOutput(node: Template): Write {
  const { value } = partsOf(node, { value: isValue })
  const last = value.filters.at(-1)
  if (last === undefined || partsOf(last, FILTER).handler !== outputText) {
    throw new Declined('an output that is not escaped')
  }
  const evaluate = compileFilters(value, value.filters.slice(0, -1), false)
  return (context, out) => {
    out.buffer += outputText(evaluate(context))
  }
}

/** Compiles `echo`. */
export function compileEcho(node: Template): Write {
  const { value } = partsOf(node, { value: optional(isValue) })
  if (value === undefined) return text('')
  const evaluate = compileValue(value, false)
  return (context, out) => {
    out.buffer += outputText(toValue(evaluate(context)))
  }
}

/** Compiles `assign`, where a name that does not exist is null. */
export function compileAssign(node: Template): Write {
  const { key, value } = partsOf(node, { key: isText, value: isValue })
  const evaluate = compileValue(value, true)
  return (context) => {
    const result = evaluate(context)
    context.bottom()[key] = result
  }
}

/** Compiles our `capture`, whose text has been escaped on its way. */
export function compileCapture(node: Template, compiler: Compiler): Write {
  const { variable, templates } = partsOf(node, { variable: isText, templates: isTemplates })
  const body = compiler.compileNodes(templates)
  return (context) => {
    context.bottom()[variable] = new SafeHtml(written(body, context))
  }
}
