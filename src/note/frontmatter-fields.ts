/**
 * Properties → the ones that Lectern reads, each coerced by one typed reader (trust.md 4.2).
 *
 * A value of the wrong kind is ignored and reported; nothing is ever turned into text by `toString`.
 */
import { isoDate } from './frontmatter-date.ts'
import { plainTitle } from './frontmatter-title.ts'
import { decidePublication, withoutInvisible } from './frontmatter-visibility.ts'
import type { YamlEntry, YamlProblem, YamlScalar, YamlValue } from './frontmatter-yaml.ts'
import { asTex } from './plain-text.ts'
import type { Frontmatter, PropertyValue } from './summary.ts'

export interface Fields {
  readonly frontmatter: Frontmatter
  readonly problems: readonly YamlProblem[]
}

/** Reads the known properties; their names are compared without case (FM-8). */
export function readFields(entries: readonly YamlEntry[], formulaWords = asTex): Fields {
  const problems: YamlProblem[] = []
  const publication = publishing()
  const frontmatter: Frontmatter = {
    title: plainTitle(text('title') ?? '', formulaWords) || null,
    aliases: unique(named('aliases', 'alias').flatMap((entry) => scalars(entry).map(written))),
    tags: unique(named('tags', 'tag').flatMap(tags)),
    visibility: publication.visibility,
    published: publication.published,
    permalink: text('permalink'),
    description: text('description')?.replace(/\s+/g, ' ') ?? null,
    image: image(),
    cssClasses: unique(named('cssclasses', 'cssclass').flatMap(cssClasses)),
    date: date('date', 'date created', 'created'),
    modified: date('date modified', 'updated', 'modified', 'lastmod'),
    lang: checked('lang', LANGUAGE, 'a language code such as “en” or “pt-BR”'),
    order: order(),
    type: text('type'),
    properties: entries.map(({ key, value }) => ({ key, value: toPlain(value) })),
  }
  return { frontmatter, problems }

  function ignore(offset: number, message: string, help: string | null = null): null {
    problems.push({ code: 'frontmatter-value', message: `${message} It is ignored.`, help, offset })
    return null
  }

  /** Entries with one of the names; earlier names first, and of two spellings the exact one. */
  function named(...names: readonly string[]): YamlEntry[] {
    return names.flatMap((name) => [
      ...entries.filter((entry) => entry.key === name),
      ...entries.filter((entry) => entry.key !== name && plainKey(entry.key) === name),
    ])
  }

  /** The first non-blank value with one of the names, as written (FM-7, FM-11). */
  function text(...names: readonly string[]): string | null {
    for (const { key, value } of named(...names)) {
      if (value.kind !== 'scalar') ignore(value.offset, `The value of “${key}” is not a text.`)
      else if (written(value) !== '') return written(value)
    }
    return null
  }

  /** The non-blank scalars of a list, or the one that stands in place of a list. */
  function scalars({ key, value }: YamlEntry): YamlScalar[] {
    const items = value.kind === 'list' ? value.items : [value]
    return items.filter((item): item is YamlScalar => {
      if (item.kind === 'scalar') return written(item) !== ''
      ignore(item.offset, `A value of “${key}” is not a text.`)
      return false
    })
  }

  function tags(entry: YamlEntry): string[] {
    return scalars(entry).flatMap((value) => {
      const isList = entry.value.kind === 'list'
      if (typeof value.value === 'boolean' || (isList && /\s/.test(written(value)))) {
        const message = `“${written(value)}” is not a tag.`
        return ignore(value.offset, message, 'A tag is one word, without blanks.') ?? []
      }
      const names = isList ? [written(value)] : written(value).split(/[,\s]+/)
      return names.map((name) => name.replace(/^#/, '').replace(/\/+$/, '')).filter((name) => name !== '')
    })
  }

  function cssClasses(entry: YamlEntry): string[] {
    return scalars(entry).flatMap((value) =>
      written(value)
        .split(/\s+/)
        .filter((name) => CLASS.test(name) || ignore(value.offset, `“${name}” is not a CSS class.`)),
    )
  }

  /** FM-18; `cover: [[pic.png]]` without quotes is a nested list, and means the link (FM-21). */
  function image(): string | null {
    for (const { key, value } of named('image', 'cover')) {
      const [inner] = value.kind === 'list' && value.items.length === 1 ? value.items : []
      const [path] = inner?.kind === 'list' && inner.items.length === 1 ? inner.items : []
      if (path?.kind === 'scalar') return `[[${written(path)}]]`
      if (value.kind !== 'scalar') ignore(value.offset, `The value of “${key}” is not a text.`)
      else if (written(value) !== '') return written(value)
    }
    return null
  }

  function date(...names: readonly string[]): string | null {
    for (const { key, value } of named(...names)) {
      const iso = value.kind === 'scalar' ? isoDate(written(value)) : null
      if (iso !== null) return iso
      if (value.kind === 'scalar' && written(value) === '') continue
      ignore(value.offset, `The value of “${key}” is not a date.`, 'Write it as 2022-08-03.')
    }
    return null
  }

  function checked(name: string, form: RegExp, wanted: string): string | null {
    const value = text(name)
    if (value === null || form.test(value)) return value
    return ignore(offsetOf(name), `The value of “${name}” is not ${wanted}.`)
  }

  function order(): number | null {
    const value = text('order')
    if (value === null) return null
    return /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(value)
      ? Number(value)
      : ignore(offsetOf('order'), 'The value of “order” is not a number.')
  }

  function offsetOf(name: string): number {
    return named(name)[0]?.value.offset ?? 0
  }

  function publishing() {
    // Of several values the one that says private counts, whichever came last.
    const values = (name: string) =>
      named(name)
        .flatMap(({ value, earlier }) => [value, ...earlier])
        .map((value) => (value.kind === 'scalar' ? written(value) : 'not a word'))
    const decided = decidePublication(values('publish'), values('draft'))
    if (decided.unclear !== null) {
      problems.push({
        code: 'publish-unclear',
        message: `“${decided.unclear}” is neither clearly yes nor clearly no, so the note is private.`,
        help: 'Write true or false.',
        offset: offsetOf(decided.unclear),
      })
    }
    return decided
  }
}

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/
const CLASS = /^[\w-]{1,40}$/

/** A key as it looks: case and characters that nobody sees do not count. */
function plainKey(key: string): string {
  return withoutInvisible(key).trim().toLowerCase()
}

/** A scalar's text, trimmed; empty for null. */
function written(scalar: YamlScalar): string {
  return scalar.value === null ? '' : scalar.written.trim()
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}

/** A value for display and exports: strings trimmed (FM-7), mappings without a prototype. */
function toPlain(value: YamlValue): PropertyValue {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? value.value.trim() : value.value
    case 'list':
      return value.items.map(toPlain)
    case 'map': {
      const copy: { [key: string]: PropertyValue } = Object.create(null)
      for (const entry of value.entries) copy[entry.key] = toPlain(entry.value)
      return copy
    }
    default:
      return value satisfies never
  }
}
