import type { Limits } from '../config/config.ts'

/** The slice of the configuration that decides how one note is compiled; part of the task's key. */
export interface NoteOptions {
  readonly strictLineBreaks: boolean
  readonly sourceKeys: readonly string[]
  readonly macros: { readonly [name: string]: string }
  readonly limits: Limits
  /** Hosts whose frames may run their own scripts (trust.md 4.4). */
  readonly frameHosts: readonly string[]
  /** Keep the sentences in which other notes may be mentioned without a link (BKL-4). */
  readonly sentences?: boolean
}
