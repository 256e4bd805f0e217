import type { Limits } from '../../config/config.ts'
import type { NoteDiagnostic, Place } from '../../diagnostics/diagnostic.ts'
import { noteDiagnostic } from '../../diagnostics/diagnostic.ts'
import type { Measure } from './measure.ts'

/** The limits that a stretch of a note has to keep (trust.md 4.1). */
export type TextLimits = Pick<Limits, 'nesting' | 'delimiters' | 'tableColumns' | 'tableCells' | 'formulas'>

/** Why a stretch is shown as plain text. */
export type Excess =
  | 'nesting'
  | 'delimiters'
  | 'tableColumns'
  | 'tableCells'
  | 'depth'
  | 'block'
  | 'note'
  | 'formulas'
  | 'headings'
  | 'links'
  | 'footnotes'
  | 'definitions'

/**
 * The work that one note may ask for, in units of about a microsecond. Two megabytes of ordinary text ask for
 * three quarters of it.
 */
export const NOTE_BUDGET = 5_500_000

/** The work that one block may ask for: what cannot be cut is looked at as a whole. */
const BLOCK_BUDGET = 2_000_000

/** Longer stretches are not measured exactly: their blocks would take too much memory. */
export const LONGEST_EXACT = 256 * 1024

/** Above this the inline text of a stretch is measured exactly. */
export const DOUBTFUL_INLINE_COST = 30_000

/** The estimated work for a stretch. The factors are fitted to measurements of the worst shapes. */
export function costOf(measure: Measure): number {
  const { length, lines, blankLines, runs, containers, restarts, lazies, definitions, cells, inlineCost } =
    measure
  return (
    2 * length +
    20 * lines +
    6 * blankLines +
    80 * runs +
    100 * containers +
    10 * cells +
    0.1 * restarts * (restarts + lazies) +
    0.01 * lazies * lazies +
    definitions * (60 + 0.0015 * definitions) +
    inlineCost
  )
}

/** The limit that a measure exceeds, of those that no closer look can change; null if there is none. */
export function excessOfBlocks(measure: Measure, limits: TextLimits): Excess | null {
  if (measure.deepest > limits.nesting) return 'nesting'
  return costOf({ ...measure, length: 0, lines: 0, blankLines: 0, runs: 0, inlineCost: 0, cells: 0 }) >
    BLOCK_BUDGET
    ? 'block'
    : null
}

/** The limit that the inline text and tables of a stretch exceed; null if there is none. */
export function excessOfContent(
  {
    delimiters,
    columns,
    cells,
    inlineCost,
  }: Pick<Measure, 'delimiters' | 'columns' | 'cells' | 'inlineCost'>,
  limits: TextLimits,
): Excess | null {
  if (delimiters > limits.delimiters) return 'delimiters'
  if (columns > limits.tableColumns) return 'tableColumns'
  if (cells > limits.tableCells) return 'tableCells'
  return inlineCost > BLOCK_BUDGET ? 'block' : null
}

/** The warning for a stretch that is shown as plain text. */
export function tooComplex(excess: Excess, place: Place, limits: TextLimits): NoteDiagnostic {
  const [message, help] = explain(excess, limits)
  return noteDiagnostic('too-complex', place, message, help)
}

function explain(excess: Excess, limits: TextLimits): [message: string, help: string] {
  const raise = (name: keyof TextLimits) => `Simplify it, or raise limits.${name} in the configuration.`
  const split = 'Split the note into several.'
  switch (excess) {
    case 'nesting':
      return [
        `This is nested more than ${limits.nesting} deep, so it is shown as plain text.`,
        raise('nesting'),
      ]
    case 'delimiters':
      return [
        `A paragraph holds more than ${limits.delimiters} characters of markup, so this is shown as plain text.`,
        raise('delimiters'),
      ]
    case 'tableColumns':
      return [
        `A table has more than ${limits.tableColumns} columns, so this is shown as plain text.`,
        raise('tableColumns'),
      ]
    case 'tableCells':
      return [
        `The tables of the note have more than ${limits.tableCells} cells; this part is shown as plain text.`,
        raise('tableCells'),
      ]
    case 'depth':
      return ['Markup is nested in markup too deeply here; it is shown as plain text.', 'Simplify it.']
    case 'block':
      return ['This part is too complex, so it is shown as plain text.', 'Put blank lines between its parts.']
    case 'note':
      return ['The note is too complex; from here on it is shown as plain text.', split]
    case 'formulas':
      return [
        `The note has more than ${limits.formulas} formulas or very long ones; this part is shown as plain text.`,
        split,
      ]
    case 'headings':
    case 'links':
    case 'footnotes':
    case 'definitions':
      return [`The note has too many ${excess}; this part is shown as plain text.`, split]
    default:
      return excess satisfies never
  }
}
