/**
 * The filters that templates may use: a closed list, every one a pure function of its arguments.
 *
 * Left out of LiquidJS's own on purpose: `sample` (random), its dates (clock, machine time zone), `raw`
 * (only `SafeHtml` is printed unescaped), hashes and encodings that no page needs.
 */
import { type FilterImplOptions, filters as liquidFilters } from 'liquidjs'
import { escapeHtml } from '../html/escape.ts'
import { SafeHtml } from '../html/safe-html.ts'
import { createDateFormatter } from './date.ts'

const KEPT_FROM_LIQUID = [
  ...['append', 'prepend', 'upcase', 'downcase', 'capitalize', 'strip', 'lstrip', 'rstrip', 'squish'],
  ...['strip_newlines', 'normalize_whitespace', 'strip_html', 'truncate', 'truncatewords', 'number_of_words'],
  ...['replace', 'replace_first', 'replace_last', 'remove', 'remove_first', 'remove_last', 'split'],
  ...['join', 'first', 'last', 'size', 'reverse', 'sort', 'sort_natural', 'map', 'sum', 'uniq', 'compact'],
  ...['concat', 'push', 'unshift', 'pop', 'shift', 'slice', 'where', 'where_exp', 'reject', 'reject_exp'],
  ...['group_by', 'group_by_exp', 'has', 'has_exp', 'find', 'find_exp', 'find_index', 'find_index_exp'],
  ...[
    'abs',
    'at_least',
    'at_most',
    'ceil',
    'floor',
    'round',
    'plus',
    'minus',
    'times',
    'divided_by',
    'modulo',
  ],
  ...['default', 'url_encode', 'url_decode', 'uri_escape', 'cgi_escape', 'slugify', 'to_integer', 'json'],
  'array_to_sentence_string',
]

/** Languages written from right to left, by primary subtag. */
const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
])

/** Creates the table of filters by name. */
export function createFilters(): ReadonlyMap<string, FilterImplOptions> {
  const kept = KEPT_FROM_LIQUID.map((name): [string, FilterImplOptions] => {
    const filter = liquidFilters[name]
    if (filter === undefined) throw new Error(`LiquidJS has no filter “${name}” any more.`)
    return [name, filter]
  })
  const formatDate = createDateFormatter()
  return new Map<string, FilterImplOptions>([
    ...kept,
    // Output is escaped anyway; the filter marks its result so that it is not escaped twice.
    ['escape', (value: unknown) => new SafeHtml(outputText(value))],
    [
      'date',
      (value: unknown, format: unknown = 'long', lang: unknown = 'en') =>
        typeof value === 'string' ? (formatDate(value, String(format), String(lang)) ?? value) : value,
    ],
    ['direction', (lang: unknown) => directionOf(String(lang))],
    ['fill', (phrase: unknown, value: unknown) => fill(String(phrase), value)],
    ['under', (href: unknown, root: unknown) => under(String(href), String(root))],
  ])
}

/** Puts a value in the place of `{}`; HTML stays HTML and the phrase around it is escaped. */
function fill(phrase: string, value: unknown): string | SafeHtml {
  if (value instanceof SafeHtml) return new SafeHtml(escapeHtml(phrase).replace('{}', () => value.html))
  return phrase.replace('{}', () => plainText(value))
}

/** An address that is relative to the site's root, as seen from a page; other addresses stay as they are. */
function under(href: string, root: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(href) ? href : `${root}${href}`
}

/** `rtl` or `ltr` for a language tag such as `ar-EG`. */
function directionOf(lang: string): 'ltr' | 'rtl' {
  const [primary = ''] = lang.toLowerCase().split('-')
  return RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr'
}

/**
 * What an output tag prints (LiquidJS's `outputEscape`): `SafeHtml` as it is, everything else escaped.
 *
 * Throws for an object, which a page should never show as `[object Object]`.
 */
export function outputText(value: unknown): string {
  if (value instanceof SafeHtml) return value.html
  if (typeof value === 'string') return escapeHtml(value)
  if (Array.isArray(value)) return value.map(outputText).join('')
  return escapeHtml(plainText(value))
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object' && !(value instanceof SafeHtml)) {
    throw new Error('this is a group of values; name one of them')
  }
  return String(value)
}
