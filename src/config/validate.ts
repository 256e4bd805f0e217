/** Anything → a checked configuration, or every mistake in it with its place and the nearest right word. */
import * as z from 'zod/mini'
import type { Place } from '../diagnostics/diagnostic.ts'
import { nearest } from '../lib/nearest.ts'
import { configSchema } from './schema.ts'
import type { UserConfig } from './user-config.ts'

export type Validation =
  | { readonly kind: 'config'; readonly config: UserConfig }
  /** One line for each mistake: `line:column message`, in the order of the file. */
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] }

export interface Mistake {
  readonly message: string
  readonly place: Place | null
}

/** Checks a configuration; `placeOf` knows where a key stands, if the source has places. */
export function validateConfig(
  value: unknown,
  placeOf: ((path: readonly PropertyKey[]) => Place) | null,
): Validation {
  const result = configSchema.safeParse(value, { reportInput: true })
  if (result.success) return { kind: 'config', config: result.data as UserConfig }
  const mistakes = result.error.issues.flatMap((issue) =>
    describe(issue).map(({ path, message }) => ({ message, place: placeOf?.(path) ?? null })),
  )
  mistakes.sort(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  )
  return { kind: 'mistakes', mistakes }
}

interface Description {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

function describe(issue: z.core.$ZodIssue): readonly Description[] {
  const { path } = issue
  const name = path.length === 0 ? 'The configuration' : `“${path.map(String).join('.')}”`
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const guess = nearest(key, keysAt(path))
        const help = guess === null ? '' : ` Did you mean “${guess}”?`
        return {
          path: [...path, key],
          message: `There is no setting “${[...path, key].map(String).join('.')}”.${help}`,
        }
      })
    case 'invalid_value': {
      const guess = typeof issue.input === 'string' ? nearest(issue.input, issue.values.map(String)) : null
      const help = guess === null ? '' : ` Did you mean “${guess}”?`
      return [
        {
          path,
          message: `${name} should be one of ${issue.values.map((v) => `“${String(v)}”`).join(', ')}.${help}`,
        },
      ]
    }
    case 'invalid_type':
      return [{ path, message: `${name} should be ${KINDS.get(issue.expected) ?? issue.expected}.` }]
    case 'invalid_union':
      return [{ path, message: `${name} should be “none”, “all” or a list of texts.` }]
    case 'invalid_key':
      return [{ path, message: `${name} ${issue.issues[0]?.message ?? 'is no name'}.` }]
    default:
      return [{ path, message: `${name} ${issue.message}.` }]
  }
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['boolean', 'true or false'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
])

/** The keys that an object at a path may have. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = configSchema
  for (const key of path) {
    schema = inner(schema)
    if (schema instanceof z.ZodMiniObject) schema = schema.shape[String(key)]
    else if (schema instanceof z.ZodMiniArray) schema = schema.def.element
  }
  schema = inner(schema)
  return schema instanceof z.ZodMiniObject ? Object.keys(schema.shape) : []
}

function inner(schema: unknown): unknown {
  return schema instanceof z.ZodMiniOptional ? schema.def.innerType : schema
}
