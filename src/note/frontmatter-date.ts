/**
 * A date as people write it in frontmatter → ISO 8601, or null if it is none.
 *
 * Year, month, day, in this order, with `-` or `/`; a time after `T` or a blank; a zone. A daily note's
 * link (`[[2022-08-03]]`) counts as its date. Nothing is guessed and no time zone is added.
 */
export function isoDate(text: string): string | null {
  const match = DATE.exec(text.trim().replace(/^\[\[|\]\]$/g, ''))
  if (match === null) return null
  const [, year = '', , month = '', day = '', hour, minute, second = '00', zone = ''] = match
  if (Number(month) < 1 || Number(month) > 12) return null
  if (Number(day) < 1 || Number(day) > daysOf(Number(year), Number(month))) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (hour === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return `${date}T${hour.padStart(2, '0')}:${minute}:${second}${zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`
}

const DATE =
  /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:(?:[Tt]| {1,3})(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?([Zz]|[+-]\d\d:?\d\d))?)?$/

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
