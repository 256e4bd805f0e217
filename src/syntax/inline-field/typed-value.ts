/** A field's value as data (INF-15). The visible text is always the source's. */
export type FieldValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** ISO 8601, as written: a month, a day, or a day with a time. */
  | { readonly kind: 'date'; readonly value: string }
  /** A sequence of amounts with units, as written: `6 hours`, `1d 3h`. */
  | { readonly kind: 'duration'; readonly value: string }
  /** A wikilink, as written between its brackets. */
  | { readonly kind: 'link'; readonly value: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'list'; readonly items: readonly FieldValue[] }

const NUMBER = /^-?\d+(?:\.\d+)?$/
const DATE =
  /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?$/
const UNIT = 'years?|yrs?|months?|mo|weeks?|wks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|[ywdhms]'
const DURATION = new RegExp(`^\\d+(?:\\.\\d+)? ?(?:${UNIT})(?:,? ?\\d+(?:\\.\\d+)? ?(?:${UNIT}))*$`, 'i')

/**
 * Reads the source text of a value as Dataview does: a comma list is one only if each of its items is a
 * number, a boolean, a date, a duration, a link or a text in quotes; other commas belong to the text.
 */
export function typedValue(text: string): FieldValue {
  const value = text.trim()
  const single = atom(value)
  if (single !== null) return single
  const parts = splitAtCommas(value)
  const items = parts.length < 2 ? [] : parts.map((part) => atom(part.trim()))
  const isList = items.length > 0 && items.every((item) => item !== null && item.kind !== 'null')
  if (isList) return { kind: 'list', items: items.filter((item) => item !== null) }
  return { kind: 'text', value }
}

function atom(value: string): FieldValue | null {
  if (value === '') return { kind: 'null' }
  if (NUMBER.test(value)) return { kind: 'number', value: Number(value) }
  if (/^true$/i.test(value)) return { kind: 'boolean', value: true }
  if (/^false$/i.test(value)) return { kind: 'boolean', value: false }
  if (DATE.test(value)) return { kind: 'date', value }
  if (DURATION.test(value)) return { kind: 'duration', value }
  if (/^!?\[\[[^[\]]+\]\]$/.test(value))
    return { kind: 'link', value: value.slice(value.indexOf('[') + 2, -2) }
  if (/^"[^"]*"$/.test(value)) return { kind: 'text', value: value.slice(1, -1) }
  return null
}

/** Splits at commas that stand neither in brackets nor in quotes. */
function splitAtCommas(value: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let from = 0
  for (let i = 0; i < value.length; i++) {
    const character = value[i]
    if (character === '"') quoted = !quoted
    else if (character === '[') depth++
    else if (character === ']') depth--
    else if (character === ',' && depth <= 0 && !quoted) {
      parts.push(value.slice(from, i))
      from = i + 1
    }
  }
  parts.push(value.slice(from))
  return parts
}
