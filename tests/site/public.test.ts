import { expect, test } from 'vitest'
import { build } from './vault.ts'

test('files of public/ are copied as they are; public-clash names one that the site makes itself', async () => {
  const site = await build(
    { 'A.md': 'a' },
    {},
    { 'robots.txt': 'mine', '.well-known/x': '1', 'b.html': 'own page' },
  )
  const copied = site.outputs.filter((output) => output.body.kind === 'public').map((output) => output.path)
  expect(copied).toEqual(['.well-known/x', 'b.html'])
  expect(site.diagnostics.filter((diagnostic) => diagnostic.code === 'public-clash')).toMatchObject([
    { severity: 'error', file: 'public/robots.txt' },
  ])
  expect(site.outputText('robots.txt')).toContain('User-agent')
})

test('a favicon of public/ replaces the built-in one', async () => {
  const site = await build({ 'A.md': 'a' }, {}, { 'favicon.svg': '<svg/>' })
  expect(site.outputs.filter((output) => output.path === 'favicon.svg').map((o) => o.body.kind)).toEqual([
    'public',
  ])
  expect(site.diagnostics.map((diagnostic) => diagnostic.code)).not.toContain('public-clash')
})
