import { expect, test } from 'vitest'
import { createEngine } from '../../src/template/engine.ts'
import { notePage, renderTemplate, siteView } from './views.ts'

test('TR-17 a template reaches no file: includes are names in the set of templates', () => {
  expect(() => renderTemplate('{% render "/etc/hostname" %}')).toThrow('inside the templates folder')
  expect(() => renderTemplate('{% include "../package.json" %}')).toThrow('inside the templates folder')
  expect(() => renderTemplate('{% layout "./x.html" %}')).toThrow('inside the templates folder')
  expect(() => renderTemplate('{% render "package.json" %}')).toThrow('no template called “package.json”')
})

test.each([
  '{% render page.title %}',
  '{% include page.title %}',
  '{% layout page.title %}',
  '{% render "{{ page.title }}" %}',
])('TR-17 the name of another template is literal: %s', (template) => {
  expect(() => renderTemplate(template)).toThrow('must be written out in quotes')
})

test.each(['{{ "now" | date: "%Y" }}', '{{ "today" | date: "%Y" }}'])(
  'TR-17 URL-13 there is no clock: %s',
  (template) => {
    expect(renderTemplate(template)).toMatch(/^(now|today)$/)
  },
)

test.each(['sample', 'raw', 'date_to_rfc822', 'sha256', 'inspect'])(
  'TR-17 the filter %s does not exist',
  (filter) => {
    expect(() => renderTemplate(`{{ page.title | ${filter} }}`)).toThrow(`no filter called “${filter}”`)
  },
)

test('TR-17 prototypes are out of reach', () => {
  for (const path of [
    'constructor',
    'page.constructor',
    'page.title.constructor',
    'page.__proto__',
    'page.toString',
  ]) {
    expect(() => renderTemplate(`{{ ${path} }}`)).toThrow('no variable')
  }
})

test('TR-17 one rendering leaves nothing behind for the next', () => {
  const templates = new Map([['page.html', '{% increment page %}{% increment n %}{% assign words = 1 %}']])
  const engine = createEngine(templates)
  const view = { page: notePage(), site: siteView() }
  const first = engine.render('page.html', view).html
  expect(engine.render('page.html', view).html).toBe(first)
  expect(view.page.title).toBe('Kernel')
})

test('a name that does not exist is an error, except as the condition of an if', () => {
  expect(() => renderTemplate('{{ page.titel }}')).toThrow('no variable called “page.titel”')
  expect(renderTemplate('{% if page.titel %}a{% else %}b{% endif %}')).toBe('b')
})

test('URL-13 dates do not depend on the machine', () => {
  const page = notePage({ date: '2022-08-03T23:30', modified: '2022-08-07' })
  expect(renderTemplate('{{ page.date | date: "%Y-%m-%d %H:%M" }}', page)).toBe('2022-08-03 23:30')
  expect(renderTemplate('{{ page.modified | date: "%-d/%-m/%y %B %%" }}', page)).toBe('7/8/22 August %')
})

test('WEB-5 dates are written in the language that is asked for, or as they are', () => {
  const page = notePage({ date: '2022-08-03', modified: 'around noon' })
  expect(renderTemplate('{{ page.date | date: "long", "de" }}', page)).toBe('3. August 2022')
  expect(renderTemplate('{{ page.date | date: "%A", "fr" }}', page)).toBe('mercredi')
  expect(renderTemplate('{{ page.date | date: "long", "not a language" }}', page)).toBe('August 3, 2022')
  expect(renderTemplate('{{ page.modified | date: "long" }}', page)).toBe('around noon')
  expect(renderTemplate('{{ "2022-02-31" | date: "long" }}')).toBe('2022-02-31')
})

test('URL-12 addresses of the site are seen from the page, others stay as they are', () => {
  expect(renderTemplate('{{ "a/b.html" | under: page.root }}')).toBe('../a/b.html')
  for (const href of ['https://e.org/', 'mailto:a@b', '//e.org', '/x', '#ui:main']) {
    expect(renderTemplate(`{{ "${href}" | under: page.root }}`)).toBe(href)
  }
})
