/** What an author may say after the language of a code block. */
export interface FenceMeta {
  readonly title: string | null
  /** Numbers of the lines to mark, from 1. */
  readonly marked: ReadonlySet<number>
}

const MAX_RANGES = 100

/** Reads `title="…"` and `{1,3-5}`; whatever else stands there is left alone (PG-7). */
export function readFenceMeta(meta: string | null | undefined, lines: number): FenceMeta {
  const text = meta ?? ''
  const title = readTitle(text)
  const rest = title === null ? text : text.replace(title.written, '')
  return { title: title?.value ?? null, marked: readLines(rest, lines) }
}

function readTitle(text: string): { readonly written: string; readonly value: string } | null {
  const start = text.indexOf('title=')
  if (start === -1) return null
  const from = start + 'title='.length
  const quote = text[from]
  const isQuoted = quote === '"' || quote === "'"
  const end = isQuoted ? text.indexOf(quote, from + 1) : text.slice(from).search(/\s|$/) + from
  if (end === -1) return null
  const value = text.slice(isQuoted ? from + 1 : from, end).trim()
  return value === '' ? null : { written: text.slice(start, isQuoted ? end + 1 : end), value }
}

function readLines(text: string, lines: number): ReadonlySet<number> {
  const marked = new Set<number>()
  const open = text.indexOf('{')
  const close = text.indexOf('}', open)
  if (open === -1 || close === -1) return marked
  for (const part of text
    .slice(open + 1, close)
    .split(',')
    .slice(0, MAX_RANGES)) {
    const range = /^\s*(\d{1,6})\s*(?:-\s*(\d{1,6})\s*)?$/.exec(part)
    if (range === null) continue
    const first = Number(range[1])
    const last = Math.min(Number(range[2] ?? range[1]), lines)
    for (let line = Math.max(first, 1); line <= last; line++) marked.add(line)
  }
  return marked
}
