/** The operators of conditions. Plain values are compared here, all others by the rules of LiquidJS. */
import { type Context, defaultOperators, toValue, toValueSync } from 'liquidjs'
import { Declined } from './nodes.ts'

/** Both operands are evaluated before: LiquidJS has no short circuits, and errors must be the same. */
export type Operate = (left: unknown, right: unknown, context: Context) => unknown

/** The operator of a name, other than `not`. Throws `Declined` if it is unknown. */
export function operatorOf(name: string): Operate {
  const liquid: unknown = defaultOperators[name]
  if (!isOperate(liquid)) throw new Declined(`the operator ${name}`)
  const slow: Operate = (left, right, context) => toValueSync(liquid(left, right, context))
  switch (name) {
    case '==':
      return (left, right, context) =>
        isPlain(left) && isPlain(right) ? left === right : slow(left, right, context)
    case '!=':
      return (left, right, context) =>
        isPlain(left) && isPlain(right) ? left !== right : slow(left, right, context)
    case '>':
      return (left, right, context) =>
        typeof left === 'number' && typeof right === 'number' ? left > right : slow(left, right, context)
    case 'and':
      return (left, right) => isTrue(left) && isTrue(right)
    case 'or':
      return (left, right) => isTrue(left) || isTrue(right)
    default:
      return slow
  }
}

/** What a condition takes for true: everything but false and nothing. */
export function isTrue(value: unknown): boolean {
  const plain: unknown = toValue(value)
  return plain !== false && plain !== undefined && plain !== null
}

function isOperate(value: unknown): value is Operate {
  return typeof value === 'function'
}

function isPlain(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function')
}
