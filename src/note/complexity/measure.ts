/**
 * What it may cost to read a stretch of Markdown, from one pass over its characters.
 *
 * Everything is counted as if it were marked up: in code and formulas too, which cost next to nothing. So a
 * measure is an upper bound, and whoever finds one too high measures exactly (`measureContent`).
 */
import { isLineEnd, skipBlanksBack } from '../../syntax/tree/characters.ts'
import { createNestingMeter } from './line-prefix.ts'
import { createRunMeter } from './run-meter.ts'
import { createTableMeter } from './table-meter.ts'

export interface Measure {
  readonly length: number
  /** Lines that are not blank. */
  readonly lines: number
  readonly blankLines: number
  /** Runs of inline text, such as paragraphs. */
  readonly runs: number
  /** Deepest nesting of containers. */
  readonly deepest: number
  readonly containers: number
  /** Lines at which the parser walks through all that it has read: those that close containers, and underlines. */
  readonly restarts: number
  readonly lazies: number
  /** Lines that may define a link. */
  readonly definitions: number
  /** Of the run of inline text that has most, the number of characters that could be markup. */
  readonly delimiters: number
  /** Time for inline text beyond what its length takes, in units. */
  readonly inlineCost: number
  readonly columns: number
  /** Table cells, with those that are left out in short rows. */
  readonly cells: number
}

/** Measures a stretch of a note that starts outside of all blocks. */
export function measure(text: string, nestingLimit: number): Measure {
  const nesting = createNestingMeter(nestingLimit)
  const tables = createTableMeter()
  const runs = createRunMeter()
  let underlines = 0
  let lines = 0
  let blankLines = 0
  let definitions = 0
  for (let start = 0; start < text.length; ) {
    const opened = nesting.opened
    const content = nesting.takeLine(text, start)
    let end = content
    while (end < text.length && !isLineEnd(text[end])) end++
    if (end === content || nesting.opened > opened || text[content] === '#') runs.finish()
    runs.take(text, content, end)
    tables.takeLine(text, content, end)
    if (isUnderline(text, content, end)) underlines++
    if (end > content) lines++
    else blankLines++
    if (text[content] === '[') definitions++
    start = end + 1
  }
  runs.finish()
  return {
    length: text.length,
    lines,
    blankLines,
    runs: runs.count,
    deepest: nesting.deepest,
    containers: nesting.opened,
    restarts: nesting.closings + underlines,
    lazies: nesting.lazies,
    definitions,
    delimiters: runs.most,
    inlineCost: runs.cost,
    columns: tables.columns,
    cells: tables.cells,
  }
}

/** The measure of several stretches as one. */
export function sumOf(a: Measure, b: Measure): Measure {
  return {
    length: a.length + b.length,
    lines: a.lines + b.lines,
    blankLines: a.blankLines + b.blankLines,
    runs: a.runs + b.runs,
    deepest: Math.max(a.deepest, b.deepest),
    containers: a.containers + b.containers,
    restarts: a.restarts + b.restarts,
    lazies: a.lazies + b.lazies,
    definitions: a.definitions + b.definitions,
    delimiters: Math.max(a.delimiters, b.delimiters),
    inlineCost: a.inlineCost + b.inlineCost,
    columns: Math.max(a.columns, b.columns),
    cells: a.cells + b.cells,
  }
}

/** The line below a heading. */
function isUnderline(text: string, start: number, end: number): boolean {
  const marker = text[start]
  if (marker !== '=' && marker !== '-') return false
  const last = skipBlanksBack(text, end, start)
  for (let i = start; i < last; i++) if (text[i] !== marker) return false
  return true
}
