import { expect, test } from 'vitest'
import { generatePages } from '../../scripts/generate-docs.mjs'
import { COMMANDS } from '../../src/commands/table.ts'
import { configJsonSchema } from '../../src/config/schema.ts'
import { read } from './guide.ts'

const pages = await generatePages()

test('the generated parts of the guide are up to date (node scripts/generate-docs.mjs writes them)', () => {
  const stale = pages.filter(({ text, filled }) => text !== filled).map(({ name }) => name)
  expect(stale).toEqual([])
  expect(pages.length).toBeGreaterThan(5)
})

test('the guide has every command', () => {
  const shown = [...read('docs/command-line.md').matchAll(/<!-- begin: command (\w+) -->/g)].map(
    ([, name]) => name,
  )
  expect(shown).toEqual(COMMANDS.map(({ name }) => name))
})

test('the guide has every setting', () => {
  const shown = [...read('docs/configuration.md').matchAll(/<!-- begin: settings (.*) -->/g)]
    .flatMap(([, names = '']) => names.split(' '))
    .filter((name) => name !== 'markdown')
  const { properties } = configJsonSchema() as { readonly properties: object }
  expect([...shown, 'limits'].sort()).toEqual(Object.keys(properties).sort())
})

test('every setting and every limit is explained', () => {
  const rows = read('docs/configuration.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  expect(rows.filter((row) => row.endsWith('|  |') || /^\| `[^|]* \| `/.test(row))).toEqual([])
  expect(rows.length).toBeGreaterThan(40)
})
