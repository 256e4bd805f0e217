/** What one build after another has to say: in `dev` the problems that are still there need not be read again. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

export interface News {
  /** Diagnostics that the build before did not have. */
  readonly added: readonly Diagnostic[]
  /** How many of the build before are gone. */
  readonly gone: number
}

/** Compares by what is said of which file: a line that has only moved is no news. */
export function newsOf(before: readonly Diagnostic[], after: readonly Diagnostic[]): News {
  const left = new Map<string, number>()
  for (const one of before) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1)
  let kept = 0
  const added = after.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0
    left.set(keyOf(one), count - 1)
    if (count > 0) kept += 1
    return count <= 0
  })
  return { added, gone: before.length - kept }
}

function keyOf({ file, code, message }: Diagnostic): string {
  return JSON.stringify([file, code, message])
}
