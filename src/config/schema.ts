/** The form of a configuration, checked at run time; one schema for code, JSON and editors. */
import * as z from 'zod/mini'
import { CATALOGUE, type DiagnosticCode } from '../diagnostics/catalogue.ts'
import { DEFAULT_LIMITS } from './config.ts'

const text = z.string().check(z.trim(), z.minLength(1, 'should not be empty'))
const texts = z.array(text)

/** A text that cannot end the declaration or rule that it is put into, nor load anything. */
const cssValue = text.check(
  z.maxLength(200, 'should be shorter'),
  z.regex(/^[^;{}<>\\@\n]*$/, 'should be a CSS value without ; { } < > \\ or @'),
  z.refine((value) => !/url\(|image\(|src\(|\/\*|expression\(/i.test(value), 'should not load anything'),
  z.refine(isBalanced, 'has a quote or bracket that is not closed'),
)
const cssName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/, 'should be a name of a–z, 0–9 and -'))
const cssTokens = z.record(cssName, cssValue)

const webAddress = text.check(
  z.refine((value) => isAddress(value, ['http:', 'https:']), 'should be an http or https address'),
)
const target = text.check(
  z.refine(
    (value) => !/^[a-z][a-z0-9+.-]*:/i.test(value) || isAddress(value, ['http:', 'https:', 'mailto:']),
    'should be an address or a path',
  ),
)
const codes = Object.keys(CATALOGUE) as DiagnosticCode[]
const severity = z.enum(['error', 'warning', 'info', 'off'])
const limit = z.int('should be a whole number').check(z.minimum(1, 'should be at least 1'))
const language = text.check(
  z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, 'should be a language code such as “en”'),
)
const fileEnding = text.check(z.regex(/^\.?[A-Za-z0-9]{1,10}$/, 'should be a file extension'))
const hostName = text.check(z.regex(/^[a-z0-9.-]+(:\d+)?$/i, 'should be a host name'))

/** An object in which every key may be left out and no other may be given. */
function group<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.partial(z.strictObject(shape))
}

const DATA = {
  $schema: z.string(),
  title: text,
  description: text,
  author: text,
  lang: language,
  vault: text,
  output: text,
  baseUrl: webAddress.check(z.refine((value) => !/[?#]/.test(value), 'should have no ? or #')),
  cleanUrls: z.boolean(),
  home: text,
  ignore: texts,
  externalIgnore: texts,
  publish: z.enum(['all', 'opt-in']),
  strictLineBreaks: z.boolean(),
  math: group({ macros: z.record(z.string(), z.string()) }),
  course: group({ tags: texts, sourceKeys: texts, unlinkedMentions: z.boolean() }),
  theme: group({ colors: cssTokens, fonts: cssTokens, logo: text }),
  nav: z.array(z.strictObject({ text, link: target })),
  footer: text,
  editUrl: webAddress,
  search: z.boolean(),
  graph: z.boolean(),
  markdownFiles: z.boolean(),
  offline: z.boolean(),
  cards: z.boolean(),
  redirects: z.record(text, target),
  severity: group(Object.fromEntries(codes.map((code) => [code, severity]))),
  head: texts,
  privateLinks: z.enum(['text', 'redact']),
  attachments: group({ allow: z.array(fileEnding) }),
  embeds: group({ hosts: z.array(hostName) }),
  dates: z.enum(['frontmatter', 'git']),
  properties: z.union([z.enum(['none', 'all']), texts]),
  limits: group(Object.fromEntries(Object.keys(DEFAULT_LIMITS).map((name) => [name, limit]))),
}

const plugin = z.custom(
  (value) => typeof (Array.isArray(value) ? value[0] : value) === 'function',
  'should be a plugin',
)

/** Every key that a configuration may have as data. */
const dataSchema = group(DATA)

/** A configuration in code: plugins are functions. */
export const configSchema = group({
  ...DATA,
  markdown: group({ remarkPlugins: z.array(plugin), rehypePlugins: z.array(plugin) }),
})

/** The JSON Schema of `lectern.config.json`, for editors. */
export function configJsonSchema(): object {
  return { title: 'Lectern configuration', ...z.toJSONSchema(dataSchema, { io: 'input' }) }
}

function isAddress(value: string, protocols: readonly string[]): boolean {
  try {
    const url = new URL(value.replaceAll(/[{}]/g, ''))
    return protocols.includes(url.protocol) && url.username === '' && url.password === ''
  } catch {
    return false
  }
}

function isBalanced(value: string): boolean {
  let depth = 0
  const outside = value.replace(/"[^"]*"|'[^']*'/g, '')
  for (const character of outside) {
    if (character === '"' || character === "'") return false
    if (character === '(') depth += 1
    if (character === ')' && --depth < 0) return false
  }
  return depth === 0
}
