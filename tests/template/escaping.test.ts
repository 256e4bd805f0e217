import { expect, test } from 'vitest'
import { SafeHtml } from '../../src/html/safe-html.ts'
import { notePage, renderBuiltIn, renderTemplate } from './views.ts'

const HOSTILE = `"><script>alert('x')</script>&amp;`

test('TR-12 an output escapes text for elements and for attributes', () => {
  const page = notePage({ title: HOSTILE })
  const escaped = '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;'
  expect(renderTemplate('<b title="{{ page.title }}">{{ page.title }}</b>', page)).toBe(
    `<b title="${escaped}">${escaped}</b>`,
  )
})

test('TR-12 SafeHtml is printed as it is, alone and in lists', () => {
  const page = notePage({ body: new SafeHtml('<p>a &amp; b</p>') })
  expect(renderTemplate('{{ page.body }}', page)).toBe('<p>a &amp; b</p>')
  expect(
    renderTemplate('{% assign both = page.title | split: "" | push: page.body %}{{ both | last }}', page),
  ).toBe('<p>a &amp; b</p>')
})

test.each([
  ['a filter', '{{ page.body | append: "" }}'],
  ['echo', '{% echo page.title %}'],
  ['the liquid tag', '{% liquid\n echo page.title\n%}'],
  ['cycle', '{% cycle page.title %}'],
  ['a list', '{{ page.cssClasses }}'],
  ['the default filter', '{{ page.image | default: page.title }}'],
  ['a captured text', '{% capture x %}{{ page.title }}{% endcapture %}{{ x }}'],
  ['a value of a partial', '{% render "show.html", value: page.title %}'],
])('TR-12 %s does not print text as HTML', (_, template) => {
  const page = notePage({ title: '<b>', body: new SafeHtml('<b>'), cssClasses: ['<b>'] })
  expect(renderTemplate(template, page, { 'show.html': '{{ value }}' })).toBe('&lt;b&gt;')
})

test('TR-12 what is escaped once is not escaped again', () => {
  const page = notePage({ title: 'a & b' })
  expect(renderTemplate('{{ page.title | escape }}', page)).toBe('a &amp; b')
  expect(renderTemplate('{% capture x %}<i>{{ page.title }}</i>{% endcapture %}{{ x }}', page)).toBe(
    '<i>a &amp; b</i>',
  )
})

test('TR-12 an object is never shown as [object Object]', () => {
  expect(() => renderTemplate('{{ page.features }}')).toThrow('group of values')
})

test('TTL-3 FM-18 title and description are escaped wherever the page shows them', () => {
  const page = notePage({
    title: HOSTILE,
    titleHtml: new SafeHtml('safe'),
    description: HOSTILE,
    canonical: `https://e.org/${HOSTILE}`,
    breadcrumbs: [{ text: HOSTILE, href: HOSTILE }],
    nav: [{ text: HOSTILE, href: HOSTILE, current: true, open: true, children: [] }],
    tags: [{ name: HOSTILE, href: HOSTILE, count: 1 }],
    backlinks: [
      {
        title: HOSTILE,
        href: HOSTILE,
        excerpts: [{ crumbs: [], href: HOSTILE, html: new SafeHtml('quote') }],
      },
    ],
    cssClasses: [HOSTILE],
    editHref: HOSTILE,
  })
  const html = renderBuiltIn('note.html', page)
  expect(html).not.toContain('<script>')
  expect(html).toContain('<title>&quot;&gt;&lt;script&gt;')
  expect(html).toContain('<meta name="description" content="&quot;&gt;&lt;script&gt;')
})
