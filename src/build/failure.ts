/** Errors on their way from one thread to another, where they would lose what is more than a message. */
import { UserError } from '../diagnostics/user-error.ts'
import { VaultChanged } from '../source/snapshot.ts'
import { MissingEntry } from './store.ts'

/** An error as plain data. */
export type Failure =
  | { readonly kind: 'vault-changed'; readonly path: string }
  | { readonly kind: 'missing-entry'; readonly key: string }
  | {
      readonly kind: 'user'
      readonly exitCode: UserError['exitCode']
      readonly message: string
      readonly help: string | null
    }
  | {
      readonly kind: 'other'
      readonly name: string
      readonly message: string
      readonly stack: string | null
      /** The code of a system error. */
      readonly code: string | null
      /** The note that was in work. */
      readonly file: string | null
    }

/** An error as data. */
export function toFailure(error: unknown): Failure {
  if (error instanceof VaultChanged) return { kind: 'vault-changed', path: error.path }
  if (error instanceof MissingEntry) return { kind: 'missing-entry', key: error.key }
  if (error instanceof UserError) {
    return { kind: 'user', exitCode: error.exitCode, message: error.message, help: error.help }
  }
  if (!(error instanceof Error)) {
    return { kind: 'other', name: 'Error', message: String(error), stack: null, code: null, file: null }
  }
  const text = (key: 'code' | 'file'): string | null => {
    const value: unknown = Reflect.get(error, key)
    return typeof value === 'string' ? value : null
  }
  const { name, message, stack = null } = error
  return { kind: 'other', name, message, stack, code: text('code'), file: text('file') }
}

/** The error again. */
export function fromFailure(failure: Failure): Error {
  switch (failure.kind) {
    case 'vault-changed':
      return new VaultChanged(failure.path)
    case 'missing-entry':
      return new MissingEntry(failure.key)
    case 'user':
      return new UserError(failure.exitCode, failure.message, failure.help)
    case 'other': {
      const { name, message, stack, code, file } = failure
      const error = Object.assign(new Error(message), { name })
      if (stack !== null) error.stack = stack
      return Object.assign(error, code === null ? {} : { code }, file === null ? {} : { file })
    }
    default:
      return failure satisfies never
  }
}
