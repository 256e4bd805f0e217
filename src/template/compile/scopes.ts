/** The names that a tag brings into scope. */
import type { Context, Hash } from 'liquidjs'
import { compileToken } from './expressions.ts'
import type { Evaluate } from './paths.ts'

/** A scope without a prototype, so that all names in it are those of the template. */
export function emptyScope(): Record<string, unknown> {
  return Object.create(null)
}

/** The named values of a tag, in order; a name alone stands for true. */
export function compileArguments({ hash }: Hash): [string, Evaluate][] {
  return Object.entries(hash).map(([name, token]) => [
    name,
    token === undefined ? () => true : compileToken(token, false),
  ])
}

/** Makes a scope of named values. */
export function scopeOf(values: readonly (readonly [string, Evaluate])[], context: Context) {
  const scope = emptyScope()
  for (const [name, evaluate] of values) scope[name] = evaluate(context)
  return scope
}
