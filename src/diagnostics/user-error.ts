/** The exit codes of contract.md section 2 for a command that could not do its work. */
export type FailureCode = 2 | 3 | 4

/**
 * Something the user can mend: printed as one sentence and a hint, without a stack.
 *
 * 2: usage, configuration, unreadable vault or refused folder; 3: the output cannot be written;
 * 4: another build is running.
 */
export class UserError extends Error {
  readonly exitCode: FailureCode
  /** What to do next, or null if the message says it already. */
  readonly help: string | null

  constructor(exitCode: FailureCode, message: string, help: string | null = null) {
    super(message)
    this.name = 'UserError'
    this.exitCode = exitCode
    this.help = help
  }
}
