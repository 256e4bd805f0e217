import { UserError } from '../diagnostics/user-error.ts'
import { VaultChanged } from '../source/snapshot.ts'

const MAX_ATTEMPTS = 5

/**
 * Runs work that reads the vault, again if the vault changes meanwhile: its result comes from one
 * consistent reading (TR-25). Throws `UserError` 2 if the vault does not come to rest.
 */
export async function fromSteadyVault<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof VaultChanged)) throw error
      if (attempt === MAX_ATTEMPTS) {
        throw new UserError(
          2,
          `“${error.path}” changes again and again during the build.`,
          'Try again when it rests.',
        )
      }
    }
  }
}
