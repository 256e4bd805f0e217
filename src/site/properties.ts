import { escapeHtml } from '../html/escape.ts'
import { SafeHtml } from '../html/safe-html.ts'
import type { Frontmatter, PropertyValue } from '../note/summary.ts'
import type { PropertyView } from './view.ts'

/** The properties that the configuration wants to show, values as text: Markdown in them is not rendered (FM-20). */
export function propertyViews(
  frontmatter: Frontmatter,
  shown: 'none' | 'all' | readonly string[],
): PropertyView[] {
  if (shown === 'none') return []
  const wanted = shown === 'all' ? null : new Set(shown.map((name) => name.toLowerCase()))
  return frontmatter.properties
    .filter(({ key }) => wanted === null || wanted.has(key.toLowerCase()))
    .map(({ key, value }) => ({ name: key, html: new SafeHtml(escapeHtml(valueText(value))) }))
}

/** A value in words; nothing ever shows as `[object Object]` (FM-21). */
export function valueText(value: PropertyValue): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  return Object.entries(value)
    .map(([key, child]) => `${key}: ${valueText(child)}`)
    .join(', ')
}
