/** The words of links to private notes in headings, where the site withholds them. */
import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { build, type Files } from '../site/vault.ts'
import { canary, findCanaries } from './canaries.ts'

const SECRET = canary('secretname')
const OTHER = canary('othername')
const PRIVATE_NOTES = {
  [`${SECRET}.md`]: '---\npublish: false\n---\n# x',
  [`deep/${OTHER}.md`]: '---\ndraft: true\n---\n# x',
}
const VAULT: Files = {
  ...PRIVATE_NOTES,
  'Course.md': `---\ntags: [course]\n---\n# All of [[${SECRET}]]\n\n## Unit [[${SECRET}]]\n\n[[A]] [[B]]\n\n## More\n\n[[C]] [[gone]]`,
  'A.md': [
    `---\ndate: 2026-01-01\n---\n# On [[${SECRET}]]`,
    `## Part *[[${SECRET}]]* and [[deep/${OTHER}|words]]`,
    `[[#Part ${SECRET} and words]] [[B]] ^block`,
    `Source:: [S](https://s.example.org), p. 3`,
    `### ![[${SECRET}]]`,
    `## [[${SECRET}#x]]\n\nText with [[gone]] and On Private note.`,
    `## References`,
  ].join('\n\n'),
  'B.md': `See [[A#Part ${SECRET} and words]] and [[A#On ${SECRET}|there]].\n\n![[A#Part ${SECRET} and words]]\n\n![[A]]\n\nSource:: [S](https://s.example.org)`,
  'C.md': `## Twice [[${SECRET}]]\n\n## Twice [[${SECRET}]]\n\n## Twice Private note\n\n[[A#${SECRET}]] [[Course#Unit ${SECRET}]]`,
}

/** Everything that a site publishes, as text by path. */
async function outputs(privateLinks: 'text' | 'redact') {
  const course = { ...DEFAULT_CONFIG.course, unlinkedMentions: true }
  const config = { privateLinks, baseUrl: 'https://example.org/', course, properties: 'all' as const }
  const site = await build(VAULT, config)
  const own = site.outputs.filter(({ path }) => !path.startsWith('assets/'))
  const bytes = own.map(({ path, body }) => [
    path,
    body.kind === 'bytes' ? Buffer.from(body.bytes) : Buffer.alloc(0),
  ])
  return { site, contents: new Map(bytes as [string, Buffer][]) }
}

test('PRV-5 with “redact” the words of private links in headings are in no file: title, anchor, contents, search, feed', async () => {
  const { contents } = await outputs('redact')
  expect(findCanaries(contents)).toEqual([])
  expect([...contents.keys()]).toEqual(
    expect.arrayContaining(['a.html', 'a-z.html', 'sources.json', 'feed.xml', 'sources.html', 'wanted.html']),
  )
})

test('PRV-5 without “redact” they are where the note says them', async () => {
  const { contents } = await outputs('text')
  const found = findCanaries(contents).map((line) => line.slice(0, line.lastIndexOf(':')))
  for (const path of ['a.html', 'course.html', 'feed.xml', 'sources.json', 'graph.json'])
    expect(found).toContain(path)
})

test('PRV-5 redacted headings keep working: ids, contents, links from elsewhere, embeds, neighbours', async () => {
  const { site } = await outputs('redact')
  const a = site.page('A.md')
  expect(a('title').text()).toContain('On Private note')
  expect(a('h1').attr('id')).toBe('on-private-note')
  const ids = a('.prose h2')
    .toArray()
    .map((heading) => a(heading).attr('id'))
  expect(ids).toEqual(['part-private-note-and-words', 'private-note-1', 'references'])
  expect(a('.toc a[href="#part-private-note-and-words"]').text()).toBe('Part Private note and words')
  const own = a('.prose p a.internal-link[href="#part-private-note-and-words"]')
  expect(own.text()).toBe('Part Private note and words')

  const b = site.page('B.md')
  const link = b('.prose > p a.internal-link[href="a.html#part-private-note-and-words"]')
  expect(link.first().text()).toBe('A > Part Private note and words')
  expect(b('.prose a[href="a.html#on-private-note"]').first().text()).toBe('there')
  expect(b('.prose .embed [id$=":part-private-note-and-words"]')).toHaveLength(2)
  expect(b('link[rel=prev]').attr('href')).toBe('a.html')

  const c = site.page('C.md')
  const twice = c('.prose h2')
    .toArray()
    .map((heading) => c(heading).attr('id'))
  expect(new Set(twice).size).toBe(3)
  expect(twice).toContain('twice-private-note')
  expect(c('.prose a[href="course.html#unit-private-note"]').text()).toBe('Course > Unit Private note')
})
