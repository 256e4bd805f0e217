import { expect, test } from 'vitest'
import { createEngine } from '../../src/template/engine.ts'
import { mergeTemplates } from '../../src/template/load.ts'
import { renderUser } from './views.ts'

const BUILT_IN = { 'page.html': 'built in: {% render "part.html" %}', 'part.html': 'part' }

test("a user's template replaces the built-in one of its name, and only that", () => {
  const builtIn = new Map(Object.entries(BUILT_IN))
  const user = new Map([['part.html', 'mine']])
  expect([...mergeTemplates(builtIn, user)]).toEqual([
    ['page.html', BUILT_IN['page.html']],
    ['part.html', 'mine'],
  ])
  expect(renderUser({ 'part.html': 'mine' }, BUILT_IN)).toEqual({ html: 'built in: mine', diagnostics: [] })
})

test('TR-21 a template that cannot be parsed gives way to the built-in one, with its place', () => {
  const { html, diagnostics } = renderUser({ 'part.html': 'one\n  {% if page.title %}x' }, BUILT_IN)
  expect(html).toBe('built in: part')
  expect(diagnostics).toMatchObject([
    {
      severity: 'error',
      code: 'template-error',
      file: 'templates/part.html',
      line: 2,
      column: 3,
      message: 'Tag {% if page.title %} not closed.',
    },
  ])
})

test.each([
  ['an unknown filter', '{{ page.title | shout }}', 1, 1, 'There is no filter called “shout”.'],
  ['an unknown tag', 'a\n{% fetch x %}', 2, 1, 'Tag “fetch” not found.'],
  [
    'a template that does not exist',
    'a {% render "no.html" %}',
    1,
    3,
    'There is no template called “no.html”.',
  ],
  [
    'a name that is not literal',
    ' {% render page.title %}',
    1,
    2,
    'The name after “render” must be written out in quotes.',
  ],
])('TR-21 %s is reported where it stands', (_, text, line, column, message) => {
  const { html, diagnostics } = renderUser({ 'page.html': text }, BUILT_IN)
  expect(html).toBe('built in: part')
  expect(diagnostics).toMatchObject([{ file: 'templates/page.html', line, column, message }])
})

test('TR-21 an error while a page is rendered costs the user’s templates of that page', () => {
  const { html, diagnostics } = renderUser({ 'part.html': 'a\n\n{{ page.titel }}' }, BUILT_IN)
  expect(html).toBe('built in: part')
  expect(diagnostics).toMatchObject([
    {
      code: 'template-error',
      file: 'templates/part.html',
      line: 3,
      message: 'There is no variable called “page.titel”.',
    },
  ])
})

test('TR-21 templates that call each other without end are reported, not fatal', () => {
  const { html, diagnostics } = renderUser({ 'part.html': '{% render "part.html" %}' }, BUILT_IN)
  expect(html).toBe('built in: part')
  expect(diagnostics).toMatchObject([{ code: 'template-error', file: 'templates/part.html' }])
})

test('a partial of the user’s own that cannot be used takes those that need it along', () => {
  const user = { 'page.html': 'mine {% render "own.html" %}', 'own.html': '{% if %}' }
  const { html, diagnostics } = renderUser(user, BUILT_IN)
  expect(html).toBe('built in: part')
  expect(diagnostics.map(({ file }) => file)).toEqual(['templates/own.html', 'templates/page.html'])
})

test('a mistake in a template that ships with Lectern is a bug and throws', () => {
  expect(() => createEngine(new Map([['page.html', '{% if %}']]))).toThrow('page.html:1:6 Invalid value')
})
