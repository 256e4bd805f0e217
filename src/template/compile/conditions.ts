/** `if`, `unless` and `case` → code. In them, a name that does not exist is null (`lenientIf`). */
import { isFalsy, isTruthy, type Template, toValue } from 'liquidjs'
import type { Compiler, Write } from './code.ts'
import { compileToken, compileValue } from './expressions.ts'
import { isTemplates, isToken, isValue, listOf, optional, partsOf, shaped } from './nodes.ts'
import { isTrue, operatorOf } from './operators.ts'

/** Compiles `if` and its branches. */
export function compileIf(node: Template, compiler: Compiler): Write {
  const shape = { value: isValue, templates: isTemplates }
  const parts = partsOf(node, { branches: listOf(shaped(shape)), elseTemplates: optional(isTemplates) })
  const otherwise = compiler.compileNodes(parts.elseTemplates ?? [])
  return parts.branches.reduceRight<Write>((rest, { value, templates }) => {
    const condition = compileValue(value, true)
    const body = compiler.compileNodes(templates)
    return (context, out) => (isTrue(condition(context)) ? body(context, out) : rest(context, out))
  }, otherwise)
}

/** Compiles `unless`, whose further branches are those of an `if`. */
export function compileUnless(node: Template, compiler: Compiler): Write {
  const shape = { value: isValue, templates: isTemplates, test: isTest }
  const parts = partsOf(node, { branches: listOf(shaped(shape)), elseTemplates: isTemplates })
  const otherwise = compiler.compileNodes(parts.elseTemplates)
  return parts.branches.reduceRight<Write>((rest, { value, templates, test }) => {
    const wanted = test === isTruthy
    const condition = compileValue(value, true)
    const body = compiler.compileNodes(templates)
    return (context, out) => (isTrue(condition(context)) === wanted ? body(context, out) : rest(context, out))
  }, otherwise)
}

/** Compiles `case`: every branch that has the value is written, and `else` if there is none. */
export function compileCase(node: Template, compiler: Compiler): Write {
  const shape = { values: listOf(isToken), templates: isTemplates }
  const parts = partsOf(node, { value: isValue, branches: listOf(shaped(shape)), elseTemplates: isTemplates })
  const target = compileValue(parts.value, true)
  const otherwise = compiler.compileNodes(parts.elseTemplates)
  const areEqual = operatorOf('==')
  const branches = parts.branches.map(({ values, templates }) => ({
    values: values.map((value) => compileToken(value, true)),
    body: compiler.compileNodes(templates),
  }))
  return (context, out) => {
    const wanted: unknown = toValue(target(context))
    let isFound = false
    for (const { values, body } of branches) {
      if (!values.some((value) => areEqual(wanted, value(context), context))) continue
      body(context, out)
      isFound = true
    }
    if (!isFound) otherwise(context, out)
  }
}

/** The first branch of `unless` is the one whose condition is false. */
function isTest(value: unknown): value is typeof isTruthy {
  return value === isTruthy || value === isFalsy
}
