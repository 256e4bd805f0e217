/**
 * What the compiler reads of LiquidJS's parsed templates, which are partly private to it.
 *
 * Every field is checked, and a field that is not known here counts as a change of meaning: with a version
 * of LiquidJS that parses differently, the compiler declines and LiquidJS renders. It does not misrender.
 */
import { type Context, Expression, Filter, Hash, Liquid, type Template, Token, Value } from 'liquidjs'

/** Thrown for what the compiler does not know; LiquidJS then does it itself. */
export class Declined extends Error {}

/** Tells whether a value is of a type. */
type Guard<T> = (value: unknown) => value is T

interface Shape {
  readonly [field: string]: Guard<unknown>
}

type Parts<S extends Shape> = { readonly [K in keyof S]: S[K] extends Guard<infer T> ? T : never }

/** Fields that do not decide what is rendered. */
const BESIDE = ['token', 'name', 'liquid', 'tokenizer', 'identifier', 'currentFile']

/** The fields of a parsed node. Throws `Declined` if it has others than these, or other values. */
export function partsOf<S extends Shape>(node: object, shape: S): Parts<S> {
  const fields = Object.fromEntries(Object.entries(node))
  if (hasShape(fields, shape, BESIDE)) return fields
  throw new Declined(`a node of LiquidJS has the fields ${Object.keys(fields).join(', ')}`)
}

function hasShape<S extends Shape>(value: object, shape: S, beside: readonly string[]): value is Parts<S> {
  return (
    Object.keys(value).every((name) => Object.hasOwn(shape, name) || beside.includes(name)) &&
    Object.entries(shape).every(([name, guard]) => guard(Reflect.get(value, name)))
  )
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export function isOff(value: unknown): value is false {
  return value === false
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

export function isLiquid(value: unknown): value is Liquid {
  return value instanceof Liquid
}

export function isToken(value: unknown): value is Token {
  return value instanceof Token
}

/** An expression with its filters, of which every part is of a known form. */
export function isValue(value: unknown): value is Value {
  return value instanceof Value && hasShape(value, { initial: isExpression, filters: listOf(isFilter) }, [])
}

export function isFilter(value: unknown): value is Filter {
  return value instanceof Filter
}

export function isExpression(value: unknown): value is Expression {
  return value instanceof Expression && hasShape(value, { postfix: listOf(isToken) }, [])
}

export function isHash(value: unknown): value is Hash {
  return value instanceof Hash && hasShape(value, { hash: isObject }, [])
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The function of a filter. */
export type Handler = (this: FilterContext, ...values: readonly unknown[]) => unknown

/** What filters find in `this`. */
interface FilterContext {
  readonly context: Context
  readonly token: Token
  readonly liquid: Liquid
}

export function isHandler(value: unknown): value is Handler {
  return typeof value === 'function'
}

export function isTemplates(value: unknown): value is Template[] {
  return Array.isArray(value) && value.every((node) => isObject(node) && 'render' in node && 'token' in node)
}

export function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard)
}

export function shaped<S extends Shape>(shape: S): Guard<Parts<S>> {
  return (value): value is Parts<S> => isObject(value) && hasShape(value, shape, [])
}

export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value)
}
