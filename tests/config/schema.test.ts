import { expect, test } from 'vitest'
import { describeSchema } from '../../scripts/config-schema.mjs'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { configJsonSchema, configSchema } from '../../src/config/schema.ts'
import { CATALOGUE } from '../../src/diagnostics/catalogue.ts'
import { packageRoot } from '../../src/source/package-root.ts'

test('the JSON Schema names every setting, with strict objects', () => {
  const schema = configJsonSchema()
  const keys = [
    ...Object.keys(DEFAULT_CONFIG).filter((key) => key !== 'drafts'),
    'vault',
    'output',
    '$schema',
  ]
  expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
  expect(Object.keys('properties' in schema ? Object(schema.properties) : {}).sort()).toEqual(keys.sort())
  expect(schema).not.toHaveProperty('required')
})

test('the defaults are a valid configuration', () => {
  const { drafts, ...defaults } = DEFAULT_CONFIG
  expect(drafts).toBe(false)
  const given = Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== null))
  const { logo, ...theme } = DEFAULT_CONFIG.theme
  expect(logo).toBeNull()
  expect(configSchema.safeParse({ ...given, theme }).error).toBeUndefined()
})

test('the schema for editors says what each setting means and what it is by default', () => {
  const words = { defaults: DEFAULT_CONFIG, catalogue: CATALOGUE }
  const schema = describeSchema(packageRoot(), configJsonSchema(), words)
  expect(withoutDescription('', schema)).toEqual([])
  expect(schema).toMatchObject({
    properties: {
      lang: { description: 'Language of the notes, as in `en` or `pt-BR`.', default: 'en' },
      course: {
        properties: { tags: { description: 'Tags that make a note a course.', default: ['course'] } },
      },
      severity: { properties: { symlink: { description: 'A symbolic link is not followed.' } } },
      limits: { properties: { embedDepth: { default: 8 } } },
    },
  })
})

/** The settings below a schema that nothing is said about. */
function withoutDescription(path: string, schema: object): string[] {
  const properties = 'properties' in schema ? Object.entries(Object(schema.properties)) : []
  return properties.flatMap(([name, property]) => {
    const below = path === '' ? name : `${path}.${name}`
    const own = 'description' in Object(property) ? [] : [below]
    return [...own, ...withoutDescription(below, Object(property))]
  })
}
