/** Measures what may be tables. */
export interface TableMeter {
  /** Takes the content of the next line. */
  takeLine(text: string, start: number, end: number): void
  /** Of the widest table. */
  readonly columns: number
  /** Of all tables, with the cells that short rows leave out: the parser adds them. */
  readonly cells: number
}

/** Starts measuring. */
export function createTableMeter(): TableMeter {
  let columns = 0
  const meter = { takeLine, columns: 0, cells: 0 }
  return meter

  function takeLine(text: string, start: number, end: number): void {
    if (start === end) columns = 0
    const found = columnsOf(text, start, end)
    if (found > 0) {
      columns = found
      // The line above is the head.
      meter.cells += columns
      meter.columns = Math.max(meter.columns, columns)
    } else {
      meter.cells += columns
    }
  }
}

/** The number of columns that a row such as `|:-|---|` gives a table; 0 for any other line. */
function columnsOf(text: string, start: number, end: number): number {
  let columns = 0
  let hasDash = false
  for (let i = start; i < end; i++) {
    const character = text[i]
    if (character === '-') {
      if (!hasDash) columns++
      hasDash = true
    } else if (character === '|') hasDash = false
    else if (character !== ':' && character !== ' ' && character !== '\t') return 0
  }
  return columns
}
