import { expect, test } from 'vitest'
import { type Built, build } from './vault.ts'

const BASE = { baseUrl: 'https://example.org/x/' }

function dataOf(site: Built, note: string): unknown {
  const script = site.page(note)('script[type="application/ld+json"]')
  return script.length === 0 ? null : JSON.parse(script.text())
}

test('WEB-1 a note says what it is, of which course, and the way to it from the home page', async () => {
  const site = await build(
    {
      'Course.md': '---\ntype: course\n---\n# Algebra\n\n## Maps\n\n[[Kernel]]',
      'Maps/index.md': '# All maps',
      'Maps/Kernel.md': '---\ndescription: What goes to zero.\ndate: 2024-02-01\nlang: de\n---\nText.',
    },
    { ...BASE, author: 'A. Author' },
  )
  expect(dataOf(site, 'Maps/Kernel.md')).toEqual({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'LearningResource',
        name: 'Kernel',
        description: 'What goes to zero.',
        inLanguage: 'de',
        author: { '@type': 'Person', name: 'A. Author' },
        datePublished: '2024-02-01',
        isPartOf: [{ '@type': 'Course', name: 'Algebra', url: 'https://example.org/x/course.html' }],
        url: 'https://example.org/x/maps/kernel.html',
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://example.org/x/' },
          { '@type': 'ListItem', position: 2, name: 'All maps', item: 'https://example.org/x/maps/' },
          {
            '@type': 'ListItem',
            position: 3,
            name: 'Kernel',
            item: 'https://example.org/x/maps/kernel.html',
          },
        ],
      },
    ],
  })
  expect(dataOf(site, 'Course.md')).toMatchObject({ '@graph': [{ '@type': 'Course', name: 'Algebra' }, {}] })
  expect(dataOf(site, 'Maps/index.md')).toMatchObject({
    '@graph': [{}, { itemListElement: [{ name: 'Home' }, { name: 'All maps' }] }],
  })
})

test('WEB-1 without a public address nothing in it is an address of the site', async () => {
  const site = await build({
    'Course.md': '---\ntype: course\n---\n[[Kernel]]',
    'Kernel.md': 'x',
    'Other.md': 'x',
  })
  expect(dataOf(site, 'Kernel.md')).toEqual({
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: 'Kernel',
    isPartOf: [{ '@type': 'Course', name: 'Course' }],
  })
  expect(dataOf(site, 'Other.md')).toBeNull()
})

test('WEB-1 TR-12 no word of an author can end its element or its string', async () => {
  const hostile = '</script><!--"\\ &amp; {{ x }} \\u003c <b>'
  const title = JSON.stringify(hostile)
  const note = `---\ntitle: ${title}\ndescription: ${title}\nlang: ${title}\n---\n# x`
  const site = await build(
    { 'C.md': `---\ntype: course\ntitle: ${title}\n---\n[[a/N]]`, 'a/index.md': note, 'a/N.md': note },
    { ...BASE, author: hostile },
  )
  const data = JSON.stringify(dataOf(site, 'a/N.md'))
  expect(data.split(JSON.stringify(hostile)).length).toBeGreaterThan(5)
  const raw = site.page('a/N.md')('script[type="application/ld+json"]').text()
  expect(raw).not.toContain('<')
})

test('WEB-1 PRV-4 a course that is private is named nowhere', async () => {
  const course = (publish: boolean) => `---\ntype: course\npublish: ${publish}\n---\n# Hidden\n\n[[Kernel]]`
  const site = await build({ 'C.md': course(false), 'Kernel.md': 'x' }, BASE)
  expect(JSON.stringify(dataOf(site, 'Kernel.md'))).not.toContain('Hidden')
  const open = await build({ 'C.md': course(true), 'Kernel.md': 'x' }, BASE)
  expect(JSON.stringify(dataOf(open, 'Kernel.md'))).toContain('Hidden')
})
