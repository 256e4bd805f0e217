import { parse, preprocess } from 'micromark'
import type { Event, Extension, Token } from 'micromark-util-types'
import type { Measure } from './measure.ts'
import { createRunMeter } from './run-meter.ts'

/** What holds inline text, in one piece or line by line. */
const RUNS: ReadonlySet<string> = new Set([
  'paragraph',
  'atxHeading',
  'setextHeading',
  'tableHeader',
  'tableData',
])

/**
 * Measures the inline text of a stretch exactly: its blocks are parsed, so that code, formulas and raw HTML,
 * which hold no markup, do not count. Takes time linear in the length and the containers of the stretch.
 */
export function measureContent(
  text: string,
  extensions: Extension[],
): Pick<Measure, 'delimiters' | 'inlineCost' | 'columns' | 'cells'> {
  const events = parse({ extensions })
    .document()
    .write(preprocess()(text, undefined, true))
  const runs = createRunMeter()
  const tables = { columns: 0, cells: 0 }
  const seen = new Set<unknown>()
  measureEvents(events)
  return { delimiters: runs.most, inlineCost: runs.cost, ...tables }

  function measureEvents(list: readonly Event[]): void {
    let columns = 0
    for (const [kind, token, context] of list) {
      // The types of GFM's tokens are not declared here.
      const type: string = token.type
      if (type === 'chunkFlow') measureFlow(token)
      if (kind === 'exit') {
        if (RUNS.has(type)) runs.finish()
      } else if (type === 'chunkText') {
        const line = context.sliceSerialize(token)
        runs.take(line, 0, line.length)
      } else if (type === 'table') columns = 0
      else if (type === 'tableDelimiter') tables.columns = Math.max(tables.columns, ++columns)
      else if (type === 'tableRow') tables.cells += columns
    }
  }

  /** The blocks of a container's lines were tokenized together; the first of its chunks leads to them. */
  function measureFlow(token: Token): void {
    const tokenizer = token._tokenizer
    if (tokenizer === undefined || seen.has(tokenizer)) return
    seen.add(tokenizer)
    measureEvents(tokenizer.events)
  }
}
