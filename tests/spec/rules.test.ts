/** Every rule of the syntax specification is named by a test that proves it (tests/spec/rules.txt lists the ids). */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const TESTS = join(import.meta.dirname, '..')

/** CNV-*: canvas pages are not built yet; their files are linked and copied. */
const NOT_YET = ['CNV-1', 'CNV-2']

test('each rule of the specification is named by at least one test', () => {
  const rules = readFileSync(join(import.meta.dirname, 'rules.txt'), 'utf8')
    .trim()
    .split('\n')
  const named = new Set(testNames().flatMap((name) => name.match(/\b[A-Z]{2,3}-\d+\b/g) ?? []))
  expect(rules.length).toBeGreaterThan(270)
  expect(rules.filter((rule) => !named.has(rule) && !NOT_YET.includes(rule))).toEqual([])
})

/** The names of all tests, read from the source: the first string after `test(`, `it(` or `.each(…)(`. */
function testNames(): string[] {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.test.ts'),
  )
  return files.flatMap((file) => {
    const source = readFileSync(join(TESTS, file), 'utf8')
    const calls = source.matchAll(/(?:\b(?:test|it)|\))\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g)
    return [...calls].map((call) => call[2] ?? '')
  })
}
