/**
 * The theme that grammars are read with: not colours, but the kinds of tokens that the style sheet colours.
 *
 * The kinds are the class names of Prism, which Obsidian uses, so that snippets for its code blocks apply.
 * Whatever is not listed (operators, brackets, plain names) has the colour of the text.
 */
import type { ThemeRegistrationRaw } from 'shiki/core'

/** Kind → the scopes of TextMate grammars that are of this kind. The longest scope that fits wins. */
const SCOPES: readonly (readonly [kind: string, scopes: string])[] = [
  ['comment', 'comment punctuation.definition.comment'],
  [
    'string',
    'string punctuation.definition.string string.template markup.inline.raw markup.fenced_code string.quoted',
  ],
  ['regex', 'string.regexp constant.character.escape constant.other.placeholder'],
  ['', 'meta.template.expression meta.interpolation meta.embedded source.groovy.embedded string.unquoted'],
  ['keyword', 'keyword storage variable.language constant.language.import-export-all'],
  ['', 'keyword.operator storage.type.function.arrow'],
  [
    'keyword',
    'keyword.operator.new keyword.operator.expression keyword.operator.logical.python keyword.operator.word',
  ],
  ['number', 'constant.numeric keyword.other.unit'],
  ['boolean', 'constant.language'],
  ['constant', 'constant.other variable.other.constant support.constant constant.character'],
  [
    'function',
    'entity.name.function support.function meta.function-call.generic variable.function entity.name.command ' +
      'entity.name.function.decorator meta.decorator punctuation.decorator storage.type.annotation ' +
      'punctuation.definition.annotation',
  ],
  [
    'class-name',
    'entity.name.type entity.name.class support.type support.class entity.other.inherited-class entity.name.namespace',
  ],
  [
    'property',
    'support.type.property-name meta.object-literal.key entity.name.tag.yaml support.type.property-name.json ' +
      'string.quoted.double.json.property punctuation.support.type.property-name keyword.other.definition.ini',
  ],
  ['variable', 'variable.parameter variable.other.normal.shell variable.other.php variable.other.env'],
  ['keyword', 'entity.name.tag punctuation.definition.tag'],
  ['attr-name', 'entity.other.attribute-name'],
  ['title', 'markup.heading entity.name.section'],
  ['bold', 'markup.bold'],
  ['italic', 'markup.italic'],
  ['url', 'markup.underline.link string.other.link'],
  ['inserted', 'markup.inserted'],
  ['deleted', 'markup.deleted'],
  ['coord', 'meta.diff.range meta.diff.header meta.diff.index'],
]

const KINDS: readonly string[] = [...new Set(SCOPES.map(([kind]) => kind).filter((kind) => kind !== ''))]

/** A theme whose “colours” are numbers of kinds. */
export function tokenTheme(): ThemeRegistrationRaw {
  return {
    name: 'kinds',
    type: 'light',
    settings: [
      { settings: { foreground: colorOf(''), background: '#ffffff' } },
      ...SCOPES.map(([kind, scopes]) => ({
        scope: scopes.split(' '),
        settings: { foreground: colorOf(kind) },
      })),
    ],
  }
}

/** The kind that a colour of the theme stands for; null for plain text. */
export function kindOf(color: string | undefined): string | null {
  return KINDS[Number.parseInt(color?.slice(1) ?? '0', 16) - 1] ?? null
}

function colorOf(kind: string): string {
  return `#${(KINDS.indexOf(kind) + 1).toString(16).padStart(6, '0')}`
}
