/** `for`, `break` and `continue` → code. */
import { type Context, Drop, type Hash, type Template, toValue } from 'liquidjs'
import type { Compiler, Write } from './code.ts'
import { Forloop } from './drops.ts'
import { compileToken } from './expressions.ts'
import { Declined, isHash, isTemplates, isText, isToken, partsOf } from './nodes.ts'
import { compileArguments, emptyScope } from './scopes.ts'

/** Compiles a loop, with `limit`, `offset`, `reversed` and what is written if there is nothing. */
export function compileFor(node: Template, compiler: Compiler): Write {
  const { variable, collection, hash, templates, elseTemplates } = partsOf(node, {
    variable: isText,
    collection: isToken,
    hash: isHash,
    templates: isTemplates,
    elseTemplates: isTemplates,
  })
  if (variable === 'forloop') throw new Declined('a loop that hides its forloop')
  const name = collection.getText()
  const collectionOf = compileToken(collection, false)
  const partOf = compilePart(hash, `continue-${variable}-${name}`)
  const body = compiler.compileNodes(templates)
  const otherwise = compiler.compileNodes(elseTemplates)
  return (context, out) => {
    const all = itemsOf(collectionOf(context))
    if (all.length === 0) return otherwise(context, out)
    const items = partOf(context, all)
    const forloop = new Forloop(items.length, name, variable)
    const scope = emptyScope()
    scope.forloop = forloop
    context.push(scope)
    for (const item of items) {
      scope[variable] = item
      context.continueCalled = context.breakCalled = false
      body(context, out)
      if (context.breakCalled) break
      forloop.next()
    }
    context.continueCalled = context.breakCalled = false
    context.pop()
  }
}

/** Compiles `break`. */
export function compileBreak(): Write {
  return (context) => {
    context.breakCalled = true
  }
}

/** Compiles `continue`. */
export function compileContinue(): Write {
  return (context) => {
    context.continueCalled = true
  }
}

/** What a loop goes through; numbers, flags and nothing have no items. */
export function itemsOf(collection: unknown): readonly unknown[] {
  const value: unknown = toValue(collection)
  if (Array.isArray(value)) return value
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (value instanceof Drop) throw new Declined('a loop over an object of LiquidJS')
  if (!isObject(value)) return []
  return isIterable(value) ? Array.from(value) : Object.entries(value)
}

/** Picks the items of a loop, and keeps where it ended for a later one with `offset: continue`. */
function compilePart(
  hash: Hash,
  key: string,
): (context: Context, all: readonly unknown[]) => readonly unknown[] {
  const values = compileArguments(hash)
  if (values.length === 0) {
    return (context, all) => {
      context.setRegister(key, all.length)
      return all
    }
  }
  return (context, all) => {
    const scope = emptyScope()
    scope.continue = context.getRegister(key, {})
    context.push(scope)
    const given = new Map(values.map(([name, evaluate]) => [name, evaluate(context)]))
    context.pop()
    const offset = given.get('offset')
    if (offset !== undefined && typeof offset !== 'number') throw new Declined('an offset that is no number')
    const limit = given.get('limit')
    const rest = offset === undefined ? all : all.slice(offset)
    const some = limit === undefined ? rest : rest.slice(0, Number(limit))
    context.setRegister(key, (offset || 0) + some.length)
    return given.get('reversed') === undefined ? some : [...some].reverse()
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value
}
