/** Characters that the inline parser may have to come back to. */
const DELIMITERS: ReadonlySet<string> = new Set('[]*_~`<$&!^=%')

/** Characters that belong to an address only if something else follows. */
const TRAILING: ReadonlySet<string> = new Set('!"\'),.:;?_~*<]')

/** Measures runs of inline text: paragraphs, headings, table cells. */
export interface RunMeter {
  /** Takes a part of a run. */
  take(text: string, start: number, end: number): void
  /** Ends a run: what comes next does not meet it. */
  finish(): void
  readonly count: number
  /** Of the run that has most, the number of delimiters. */
  readonly most: number
  /** Time for all runs beyond what their length takes, in units. */
  readonly cost: number
}

/** Starts measuring. */
export function createRunMeter(): RunMeter {
  let length = 0
  let delimiters = 0
  let openers = 0
  const meter = { take, finish, count: 0, most: 0, cost: 0 }
  return meter

  function take(text: string, start: number, end: number): void {
    length += end - start
    let trailing = 0
    for (let i = start; i < end; i++) {
      const character = text[i] ?? ''
      if (DELIMITERS.has(character)) delimiters++
      if (character === '<') openers++
      // Escapes are tokens of their own.
      if (character === '\\') meter.cost += 4
      trailing = TRAILING.has(character) ? trailing + 1 : 0
      // The end of an address is looked for from each of these characters.
      meter.cost += 0.05 * trailing
    }
  }

  function finish(): void {
    if (length > 0) meter.count++
    meter.most = Math.max(meter.most, delimiters)
    // Delimiters are compared with each other; `<!` and its like look for their end in all of the run.
    meter.cost += 0.08 * delimiters * delimiters + 0.008 * openers * length
    length = 0
    delimiters = 0
    openers = 0
  }
}
