import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { configJsonSchema, configSchema } from '../../src/config/schema.ts'

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
