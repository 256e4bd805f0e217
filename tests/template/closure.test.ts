import { expect, test } from 'vitest'
import { createEngine } from '../../src/template/engine.ts'
import type { Templates } from './views.ts'

const SET: Templates = {
  'page.html': '{% layout "layout.html" %}{% block content %}{% render "a.html" %}{% endblock %}',
  'layout.html':
    '<main>{% block content %}{% endblock %}</main>{% if page.title %}{% include "b.html" %}{% endif %}',
  'a.html': 'a{% for tag in page.tags %}{% render "leaf.html" %}{% else %}{% render "a.html" %}{% endfor %}',
  'b.html': 'b',
  'leaf.html': 'leaf',
  'other.html': 'other',
}

function digest(templates: Templates, builtIn: Templates = templates, name = 'page.html'): string {
  return createEngine(new Map(Object.entries(templates)), new Map(Object.entries(builtIn))).closureDigest(
    name,
  )
}

test.each(['page.html', 'layout.html', 'a.html', 'b.html', 'leaf.html'])(
  'the closure digest of page.html changes with %s, which it uses directly or through others',
  (name) => {
    expect(digest({ ...SET, [name]: `${SET[name]} ` })).not.toBe(digest(SET))
  },
)

test('the closure digest does not change with a template that is not used, nor with the order of the set', () => {
  expect(digest({ ...SET, 'other.html': 'new', 'more.html': 'new' })).toBe(digest(SET))
  expect(digest(Object.fromEntries(Object.entries(SET).reverse()))).toBe(digest(SET))
  expect(digest(SET, SET, 'other.html')).not.toBe(digest(SET))
})

test('a template that gave way counts with the text that is used in its place', () => {
  expect(digest({ ...SET, 'b.html': '{% if %}' }, SET)).toBe(digest(SET))
})

test('the built-in templates count as soon as they may have to step in', () => {
  const user = { ...SET, 'b.html': 'mine' }
  expect(digest(user, { ...SET, 'leaf.html': 'newer' })).not.toBe(digest(user, SET))
  expect(digest(user, { ...SET, 'other.html': 'newer' })).toBe(digest(user, SET))
})
