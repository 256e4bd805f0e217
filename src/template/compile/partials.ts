/** `render` and `include` → code. */
import type { Context, Template } from 'liquidjs'
import type { Compiler, Write } from './code.ts'
import { Forloop } from './drops.ts'
import { compileToken } from './expressions.ts'
import { BLOCK_MODE } from './layouts.ts'
import { itemsOf } from './loops.ts'
import { Declined, isHash, isText, isToken, optional, partsOf, shaped } from './nodes.ts'
import { compileArguments, scopeOf } from './scopes.ts'

const isBinding = shaped({ value: isToken, alias: optional(isText) })

/** Compiles `render`, whose template sees what it is given, and `page`, `site` and `words`. */
export function compileRender(node: Template, compiler: Compiler): Write {
  const parts = partsOf(node, {
    file: isText,
    hash: isHash,
    with: optional(isBinding),
    forBinding: optional(isBinding),
  })
  const values = compileArguments(parts.hash)
  if (parts.with !== undefined) {
    values.push([parts.with.alias || parts.file, compileToken(parts.with.value, false)])
  }
  const partial = compiler.compileTemplate(parts.file)

  function start(context: Context): Context {
    const child = context.spawn()
    Object.assign(child.bottom(), scopeOf(values, context))
    return child
  }

  if (parts.forBinding === undefined) return (context, out) => partial(start(context), out)
  const { value, alias } = parts.forBinding
  const collectionOf = compileToken(value, false)
  return (context, out) => {
    const child = start(context)
    const items = itemsOf(collectionOf(context))
    const forloop = new Forloop(items.length, value.getText(), String(alias))
    const scope = child.bottom()
    scope.forloop = forloop
    for (const item of items) {
      scope[String(alias)] = item
      partial(child, out)
      if (scope.forloop !== forloop) throw new Declined('a forloop that was hidden')
      forloop.next()
    }
  }
}

/** Compiles `include`, whose template sees everything that is in scope. */
export function compileInclude(node: Template, compiler: Compiler): Write {
  const parts = partsOf(node, { file: isText, hash: isHash, withVar: optional(isToken) })
  const values = compileArguments(parts.hash)
  if (parts.withVar !== undefined) values.push([parts.file, compileToken(parts.withVar, false)])
  const partial = compiler.compileTemplate(parts.file)
  return (context, out) => {
    const saved = context.saveRegister('blocks', BLOCK_MODE.register)
    context.setRegister('blocks', {})
    context.setRegister(BLOCK_MODE.register, BLOCK_MODE.write)
    context.push(scopeOf(values, context))
    partial(context, out)
    context.pop()
    context.restoreRegister(saved)
  }
}
