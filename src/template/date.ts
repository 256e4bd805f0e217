/** Dates of notes in words: no clock, no machine time zone, no machine locale. */

/** Formats an ISO date (`2022-08-03`, optionally with a time); null if it is none. */
export type DateFormatter = (value: string, format: string, lang: string) => string | null

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/
const STYLES = ['full', 'long', 'medium', 'short'] as const
type Style = (typeof STYLES)[number]

/** Creates a formatter; it keeps the locales' tables, which are dear to make, for as long as it lives. */
export function createDateFormatter(): DateFormatter {
  const formats = new Map<string, Intl.DateTimeFormat>()

  function intl(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify([lang, options])
    const known = formats.get(key)
    if (known !== undefined) return known
    const made = new Intl.DateTimeFormat(supportedLocale(lang), { ...options, timeZone: 'UTC' })
    formats.set(key, made)
    return made
  }

  return (value, format, lang) => {
    const date = parseIsoDate(value)
    if (date === null) return null
    const style = STYLES.find((candidate): candidate is Style => candidate === format)
    if (style !== undefined) return intl(lang, { dateStyle: style }).format(date)
    return format.replace(/%(-?)([a-zA-Z%])/g, (code, dash: string, letter: string) => {
      const text = conversion(date, letter, (options) => intl(lang, options).format(date))
      return text === null ? code : dash === '-' ? text.replace(/^0+(?=\d)/, '') : text
    })
  }
}

/** The wall-clock time as written, whatever zone it names: a note's date is a day, not an instant. */
function parseIsoDate(value: string): Date | null {
  const match = ISO_DATE.exec(value)
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0))
  const date = new Date(0)
  date.setUTCFullYear(year ?? 0, (month ?? 1) - 1, day ?? 1)
  date.setUTCHours(hour ?? 0, minute ?? 0, second ?? 0)
  return date.getUTCDate() === day ? date : null
}

/** The conversions of strftime that make sense for a note's date. */
function conversion(
  date: Date,
  letter: string,
  words: (options: Intl.DateTimeFormatOptions) => string,
): string | null {
  switch (letter) {
    case 'Y':
      return pad(date.getUTCFullYear(), 4)
    case 'y':
      return pad(date.getUTCFullYear() % 100, 2)
    case 'm':
      return pad(date.getUTCMonth() + 1, 2)
    case 'd':
      return pad(date.getUTCDate(), 2)
    case 'e':
      return String(date.getUTCDate())
    case 'H':
      return pad(date.getUTCHours(), 2)
    case 'M':
      return pad(date.getUTCMinutes(), 2)
    case 'S':
      return pad(date.getUTCSeconds(), 2)
    case 'B':
      return words({ month: 'long' })
    case 'b':
      return words({ month: 'short' })
    case 'A':
      return words({ weekday: 'long' })
    case 'a':
      return words({ weekday: 'short' })
    case '%':
      return '%'
    default:
      return null
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** `lang` comes from notes: a tag that is no language falls back to English instead of the machine's locale. */
function supportedLocale(lang: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([lang])[0] ?? 'en'
  } catch {
    return 'en'
  }
}
