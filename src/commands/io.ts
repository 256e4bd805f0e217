/** What a command may do to the outside world besides files: printing, being interrupted, rendering. */
import picocolors from 'picocolors'
import type { RenderSite } from '../build/interface.ts'

/** A stream that a command prints to. */
export interface Printer {
  write(text: string): void
  readonly isTerminal: boolean
  /** Width in characters of a terminal; 80 otherwise. */
  readonly columns: number
}

export interface Io {
  /** Results. */
  readonly stdout: Printer
  /** Progress and diagnostics. */
  readonly stderr: Printer
  readonly cwd: string
  readonly env: { readonly [name: string]: string | undefined }
  /** Aborted with an `Interruption` when the user interrupts. */
  readonly signal: AbortSignal
  readonly render: RenderSite
}

/** Why a command ends early: 130 for Ctrl-C, 143 for a request to terminate. */
export class Interruption extends Error {
  readonly exitCode: 130 | 143

  constructor(exitCode: Interruption['exitCode']) {
    super('Interrupted.')
    this.name = 'Interruption'
    this.exitCode = exitCode
  }
}

export type Colors = ReturnType<typeof picocolors.createColors>

/** Colours for a stream, or none: `--no-color`, `NO_COLOR`, and anything but a terminal turn them off. */
export function colorsFor(printer: Printer, io: Io, isRefused: boolean): Colors {
  const isWanted = printer.isTerminal || isSet(io.env.FORCE_COLOR)
  return picocolors.createColors(isWanted && !isRefused && !io.env.NO_COLOR && io.env.TERM !== 'dumb')
}

/** True in a continuous-integration job: no progress line, and nothing is left outside the output unasked. */
export function isUnattended(io: Io): boolean {
  return isSet(io.env.CI)
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
}
