/** Names and the properties behind them, such as `page.toc.size`. */
import { Context, toValueSync } from 'liquidjs'
import { Declined } from './nodes.ts'

/** Compiled code that yields a value, and throws where LiquidJS would. */
export type Evaluate = (context: Context) => unknown

/** Which scope has a name. Private to LiquidJS, but a rule of its language. */
const findScope = methodOf<(this: Context, name: unknown) => unknown>('findScope')
/** What properties a value has for templates, which is less than it has. */
const readProperty = methodOf<(this: Context, owner: unknown, name: unknown) => unknown>('readProperty')

/**
 * Compiles a path.
 *
 * @param start the value that the path begins at; null if it begins at a name
 * @param namesOf the names on the path, of which there is at least one
 * @param lenient whether an unknown name is null, as in conditions, and no error
 */
export function compilePath(
  start: Evaluate | null,
  namesOf: (context: Context) => readonly unknown[],
  lenient: boolean,
): Evaluate {
  if (findScope === null || readProperty === null) throw new Declined('LiquidJS reads scopes in another way')
  const find = findScope
  const read = readProperty
  return (context) => {
    const names = namesOf(context)
    let value = start === null ? find.call(context, names[0]) : start(context)
    for (const name of names) {
      const plain = plainProperty(value, name)
      value = plain === undefined ? toValueSync(read.call(context, value, name)) : plain
      if (value !== undefined) continue
      if (lenient) return null
      throw new Error(`There is no ${names.join('.')}.`)
    }
    return value
  }
}

/** The common case: a field of plain data. Undefined for everything that LiquidJS has rules for. */
function plainProperty(owner: unknown, name: unknown): unknown {
  if (typeof name !== 'string' || !isRecord(owner) || !Object.hasOwn(owner, name)) return undefined
  if (Array.isArray(owner) || typeof owner.toLiquid === 'function') return undefined
  const value = owner[name]
  if (typeof value === 'function') return undefined
  return isRecord(value) && typeof value.next === 'function' ? undefined : value
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function methodOf<F>(name: string): F | null {
  const method: unknown = Reflect.get(Context.prototype, name)
  return isMethod<F>(method) ? method : null
}

function isMethod<F>(value: unknown): value is F {
  return typeof value === 'function'
}
