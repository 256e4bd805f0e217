/** The properties that a page shows, each as Obsidian shows its kind (FM-20). */
import { escapeHtml } from '../html/escape.ts'
import { SafeHtml } from '../html/safe-html.ts'
import { relativeHref } from '../html/url.ts'
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import { externalHref } from '../note/destination.ts'
import type { PropertyValue } from '../note/summary.ts'
import { type PropertyLink, shownProperties, splitPropertyLinks } from '../vault/property-links.ts'
import type { Resolution } from '../vault/resolution.ts'
import type { Facts } from './facts.ts'
import type { PropertyView } from './parts/view.ts'

/** What a value is shown with. */
export interface PropertyScope {
  readonly resolve: (link: PropertyLink) => Resolution
  /** Address of a note's page, or of a place in it, as seen from the page; null if it has none. */
  readonly hrefOf: (note: VaultPath, anchor: string | null) => string | null
}

/** The properties of a published note that the configuration wants to show. */
export function propertyViews(facts: Facts, path: VaultPath, page: OutputPath): PropertyView[] {
  const properties = facts.vault.notes.get(path)?.frontmatter.properties ?? []
  const scope: PropertyScope = {
    resolve: (link) => facts.resolve(path, { ...link, syntax: 'wikilink' }),
    hrefOf(note, anchor) {
      const output = facts.addresses.get(note)?.output
      return output === undefined ? null : relativeHref(page, output, anchor, facts.style)
    },
  }
  return shownProperties(properties, facts.config.properties).flatMap(({ key, value }) => {
    const view = valueView(value, scope)
    return view === null ? [] : [{ name: key, ...view }]
  })
}

/** One value; null if it is left out, because it links to a private note. */
function valueView(value: PropertyValue, scope: PropertyScope): Omit<PropertyView, 'name'> | null {
  const kind = kindOf(value)
  if (kind === 'list' && Array.isArray(value)) {
    const items = value.map((item) => itemHtml(item, scope)).filter((item) => item !== null)
    if (items.length === 0 && value.length > 0) return null
    return { kind, date: null, html: new SafeHtml(list(items)) }
  }
  const html = itemHtml(value, scope)
  const date = kind === 'date' && typeof value === 'string' ? value : null
  return html === null ? null : { kind, date, html: new SafeHtml(html) }
}

function kindOf(value: PropertyValue): PropertyView['kind'] {
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'boolean') return 'checkbox'
  if (typeof value === 'number') return 'number'
  return typeof value === 'string' && DATE.test(value) ? 'date' : 'text'
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
}

function itemHtml(value: PropertyValue, scope: PropertyScope): string | null {
  if (typeof value === 'boolean') return `<input type="checkbox" disabled${value ? ' checked' : ''}>`
  if (typeof value === 'string') return textHtml(value, scope)
  if (value === null || typeof value !== 'object') return escapeHtml(valueText(value))
  const entries = Object.entries(value).map(([key, child]) => {
    const html = itemHtml(child, scope)
    return html !== null && !Array.isArray(value) ? `${escapeHtml(key)}: ${html}` : html
  })
  const shown = entries.filter((entry) => entry !== null)
  return shown.length === 0 && entries.length > 0 ? null : shown.join(', ')
}

/** Null if any link in the text leads to a private note: nothing that names one is shown (trust.md 4.3). */
function textHtml(text: string, scope: PropertyScope): string | null {
  if (/^https?:\/\/\S+$/i.test(text)) {
    return `<a href="${escapeHtml(externalHref(text))}" rel="noopener">${escapeHtml(text)}</a>`
  }
  const parts = splitPropertyLinks(text).map((part) =>
    typeof part === 'string' ? escapeHtml(part) : linkHtml(part, scope),
  )
  return parts.includes(null) ? null : parts.join('')
}

function linkHtml(link: PropertyLink, { resolve, hrefOf }: PropertyScope): string | null {
  const words = escapeHtml(link.words)
  const resolution = resolve(link)
  if (resolution.kind === 'private') return null
  if (resolution.kind !== 'note') return words
  const { target } = resolution
  const href = hrefOf(resolution.path, 'anchor' in target ? target.anchor : null)
  return href === null ? words : `<a class="internal-link" href="${escapeHtml(href)}">${words}</a>`
}

/** A value in words; nothing ever shows as `[object Object]` (FM-21). */
function valueText(value: PropertyValue): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  return Object.entries(value)
    .map(([key, child]) => `${key}: ${valueText(child)}`)
    .join(', ')
}
