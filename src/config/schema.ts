/** The form of a configuration, checked at run time; one schema for code, JSON and editors. */
import { z } from 'zod'
import { CATALOGUE, type DiagnosticCode } from '../diagnostics/catalogue.ts'
import { DEFAULT_LIMITS } from './config.ts'

const text = z.string().trim().min(1, 'should not be empty')
const texts = z.array(text)

/** A text that cannot end the declaration or rule that it is put into, nor load anything. */
const cssValue = text
  .max(200, 'should be shorter')
  .regex(/^[^;{}<>\\@\n]*$/, 'should be a CSS value without ; { } < > \\ or @')
  .refine((value) => !/url\(|image\(|src\(|\/\*|expression\(/i.test(value), 'should not load anything')
  .refine(isBalanced, 'has a quote or bracket that is not closed')
const cssTokens = z.record(
  z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'should be a name of a–z, 0–9 and -'),
  cssValue,
)

const webAddress = text.refine(
  (value) => isAddress(value, ['http:', 'https:']),
  'should be an http or https address',
)
const target = text.refine(
  (value) => !/^[a-z][a-z0-9+.-]*:/i.test(value) || isAddress(value, ['http:', 'https:', 'mailto:']),
  'should be an address or a path',
)
const codes = Object.keys(CATALOGUE) as DiagnosticCode[]
const severity = z.enum(['error', 'warning', 'info', 'off'])
const limit = z.int('should be a whole number').min(1, 'should be at least 1')

/** Every key that a configuration may have, `markdown` excepted: plugins are functions. */
export const dataSchema = z.strictObject({
  $schema: z.string(),
  title: text,
  description: text,
  author: text,
  lang: text.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, 'should be a language code such as “en”'),
  vault: text,
  output: text,
  baseUrl: webAddress.refine((value) => !/[?#]/.test(value), 'should have no ? or #'),
  cleanUrls: z.boolean(),
  home: text,
  ignore: texts,
  publish: z.enum(['all', 'opt-in']),
  strictLineBreaks: z.boolean(),
  math: z.strictObject({ macros: z.record(z.string(), z.string()) }).partial(),
  course: z.strictObject({ tags: texts, sourceKeys: texts, unlinkedMentions: z.boolean() }).partial(),
  theme: z.strictObject({ colors: cssTokens, fonts: cssTokens, logo: text }).partial(),
  nav: z.array(z.strictObject({ text, link: target })),
  footer: text,
  editUrl: webAddress,
  search: z.boolean(),
  graph: z.boolean(),
  redirects: z.record(text, target),
  severity: z.strictObject(Object.fromEntries(codes.map((code) => [code, severity]))).partial(),
  head: texts,
  privateLinks: z.enum(['text', 'redact']),
  attachments: z
    .strictObject({ allow: z.array(text.regex(/^\.?[A-Za-z0-9]{1,10}$/, 'should be a file extension')) })
    .partial(),
  embeds: z
    .strictObject({ hosts: z.array(text.regex(/^[a-z0-9.-]+(:\d+)?$/i, 'should be a host name')) })
    .partial(),
  dates: z.enum(['frontmatter', 'git']),
  properties: z.union([z.enum(['none', 'all']), texts]),
  limits: z
    .strictObject(Object.fromEntries(Object.keys(DEFAULT_LIMITS).map((name) => [name, limit])))
    .partial(),
})

const plugin = z.custom(
  (value) => typeof (Array.isArray(value) ? value[0] : value) === 'function',
  'should be a plugin',
)

/** A configuration in code. */
export const configSchema = dataSchema
  .extend({
    markdown: z.strictObject({ remarkPlugins: z.array(plugin), rehypePlugins: z.array(plugin) }).partial(),
  })
  .partial()

/** The JSON Schema of `lectern.config.json`, for editors. */
export function configJsonSchema(): object {
  return { title: 'Lectern configuration', ...z.toJSONSchema(dataSchema.partial(), { io: 'input' }) }
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
