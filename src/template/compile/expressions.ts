/** Expressions and their filters → closures. Every operand is evaluated, and in the order of LiquidJS. */
import {
  type Context,
  type Expression,
  type Filter,
  type Token,
  TypeGuards,
  toValue,
  toValueSync,
  type Value,
} from 'liquidjs'
import { Declined, isHandler, isLiquid, isList, isOff, isToken, partsOf } from './nodes.ts'
import { isTrue, operatorOf } from './operators.ts'
import { compilePath, type Evaluate } from './paths.ts'

/** The fields of a filter; none of ours is `raw`. */
export const FILTER = {
  handler: isHandler,
  token: isToken,
  liquid: isLiquid,
  args: isList,
  raw: isOff,
} as const

/** Compiles an expression with filters; `lenient` as in `compilePath`. */
export function compileValue(value: Value, lenient: boolean): Evaluate {
  return compileFilters(value, value.filters, lenient)
}

/** Compiles an expression with some of its filters. */
export function compileFilters(value: Value, filters: readonly Filter[], lenient: boolean): Evaluate {
  const soft = lenient || filters[0]?.name === 'default'
  return filters.reduce(compileFilter, compileExpression(value.initial, soft))
}

/** Compiles one operand; none is undefined. */
export function compileToken(token: Token | undefined, lenient: boolean): Evaluate {
  if (token === undefined) return () => undefined
  if ('content' in token) {
    const { content } = token
    return () => content
  }
  if (TypeGuards.isPropertyAccessToken(token)) {
    const start = token.variable === undefined ? null : compileToken(token.variable, lenient)
    return compilePath(start, compileNames(token.props), lenient)
  }
  if (TypeGuards.isRangeToken(token)) return compileRange(token.lhs, token.rhs)
  throw new Declined(`a token of the kind ${token.kind}`)
}

function compileNames(tokens: readonly Token[]): (context: Context) => readonly unknown[] {
  const names = tokens.map((token) => compileToken(token, false))
  if (!tokens.every((token) => 'content' in token)) {
    return (context) => names.map((name) => toValue(name(context)))
  }
  const written = tokens.map((token) => ('content' in token ? toValue(token.content) : null))
  return () => written
}

function compileRange(from: Token, to: Token): Evaluate {
  const low = compileToken(from, false)
  const high = compileToken(to, false)
  return (context) => {
    const first = Number(toValue(low(context)))
    const last = Number(toValue(high(context)))
    context.memoryLimit.use(last - first + 1)
    const numbers: number[] = []
    for (let number = first; number < last + 1; number++) numbers.push(number)
    return numbers
  }
}

function compileExpression(expression: Expression, lenient: boolean): Evaluate {
  const operands: Evaluate[] = []
  for (const token of expression.postfix) {
    const operand = TypeGuards.isOperatorToken(token)
      ? compileOperation(token.operator, operands)
      : compileToken(token, lenient)
    operands.push(operand)
  }
  const value = operands.pop()
  if (value === undefined || operands.length > 0) throw new Declined('an expression with too many values')
  return value
}

function compileOperation(name: string, operands: Evaluate[]): Evaluate {
  const right = operands.pop()
  if (right !== undefined && name === 'not') return (context) => !isTrue(right(context))
  const left = operands.pop()
  if (left === undefined || right === undefined) throw new Declined('an operator without a value')
  const operate = operatorOf(name)
  return (context) => operate(left(context), right(context), context)
}

function compileFilter(input: Evaluate, filter: Filter): Evaluate {
  const { handler, token, liquid } = partsOf(filter, FILTER)
  const [first, ...more] = filter.args.map(compileArgument)
  if (first === undefined) {
    return (context) => toValueSync(handler.call({ context, token, liquid }, input(context)))
  }
  if (more.length === 0) {
    return (context) => toValueSync(handler.call({ context, token, liquid }, input(context), first(context)))
  }
  return (context) => {
    const values = [input, first, ...more].map((evaluate) => evaluate(context))
    return toValueSync(handler.apply({ context, token, liquid }, values))
  }
}

function compileArgument(argument: Filter['args'][number]): Evaluate {
  if (!Array.isArray(argument)) return compileToken(argument, false)
  const [name, token] = argument
  const value = compileToken(token, false)
  return (context) => [name, value(context)]
}
