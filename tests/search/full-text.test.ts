import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tokenise } from '../../src/search-core/tokenise.ts'
import type { SearchNote } from '../../src/site/search/note.ts'
import { found, note, searchIn, shown } from './site.ts'

test('NAV-3 a word leads to the section in which it stands, and is marked in an excerpt', async () => {
  const notes = [note('Linear Maps', 'Maps.\n# Kernel\nThe kernel of a map is what it sends to zero.')]
  const { hits } = await (await searchIn(notes)).texts('zero', 5)
  expect(hits).toEqual([
    {
      path: 'linear-maps.html',
      title: 'Linear Maps',
      lang: 'en',
      anchor: 'kernel',
      heading: 'Kernel',
      excerpt: [
        { text: 'The kernel of a map is what it sends to ', marked: false },
        { text: 'zero', marked: true },
        { text: '.', marked: false },
      ],
    },
  ])
})

test('NAV-3 a word in the title beats one in a heading, and that one in the text', async () => {
  const notes = [
    note('A', 'Something about kernels: a kernel.'),
    note('B', 'x\n# Kernel\nSomething.'),
    note('Kernel', 'Something.'),
  ]
  expect(await found(notes, 'kernel')).toEqual(['kernel.html', 'b.html#kernel', 'a.html'])
})

test('NAV-3 more often in less text is better, and rare words count more than frequent ones', async () => {
  const filler = 'and so on '.repeat(80)
  expect(
    await found([note('Long', `risk ${filler}`), note('Short', 'risk risk risk of ruin')], 'risk'),
  ).toEqual(['short.html', 'long.html'])
  const notes = [
    note('A', 'risk risk hazard'),
    note('B', 'risk hazard hazard'),
    ...Array.from({ length: 20 }, (_, index) => note(`C${index}`, 'risk')),
  ]
  expect((await found(notes, 'risk hazard'))[0]).toBe('b.html')
})

test('NAV-3 a note must hold all words; the section that has them together comes first', async () => {
  const notes = [
    note('One', 'Null.\n# Both\nThe null space.\n# Space\nA vector space.'),
    note('Two', 'Only a space.'),
  ]
  const places = await found(notes, 'null space')
  expect(places[0]).toBe('one.html#both')
  expect(places).not.toContain('two.html')
})

test('NAV-3 if no note holds all words, those with some are better than nothing', async () => {
  expect(await found([note('One', 'null'), note('Two', 'other')], 'null unicorns')).toEqual(['one.html'])
})

test('NAV-3 accents do not matter, and marks stand on the text as written', async () => {
  const notes = [note('A', 'Die Größe des Ångström')]
  const { hits } = await (await searchIn(notes)).texts('grosse angstrom', 5)
  expect(shown(hits[0]?.excerpt ?? [])).toBe('Die [Größe] des [Ångström]')
})

test('NAV-3 Chinese is found by words of any length', async () => {
  const notes = [note('特征值', '矩阵的特征值与特征向量'), note('行列式', '行列式是一个数')]
  for (const query of ['特征向量', '特征', '向量', '量', '矩']) {
    expect(await found(notes, query)).toEqual(['特征值.html'])
  }
  expect(await found(notes, '征向量值')).not.toContain('行列式.html')
  const { hits } = await (await searchIn(notes)).texts('特征向量', 5)
  expect(shown(hits[0]?.excerpt ?? [])).toContain('[特征]值与[特征向量]')
})

test('NAV-3 TeX commands are found as commands and as words', async () => {
  const notes = [note('Gradient', 'The gradient $\\nabla f$.'), note('Talk', 'He said nabla.')]
  expect(await found(notes, '\\nabla')).toEqual(['gradient.html'])
  expect((await found(notes, 'nabla')).sort()).toEqual(['gradient.html', 'talk.html'])
})

test('NAV-3 a phrase finds its words side by side, across punctuation, in text, title or heading', async () => {
  const notes = [
    note('A', 'The bow-tie model.'),
    note('B', 'A bow and a tie.'),
    note('Bow Tie', 'x'),
    note('C', 'x\n# The bow tie\ny'),
  ]
  expect((await found(notes, '"bow tie"')).sort()).toEqual(['a.html', 'bow-tie.html', 'c.html#the-bow-tie'])
  const { hits } = await (await searchIn(notes)).texts('"tie model"', 5)
  expect(hits.map((hit) => shown(hit.excerpt))).toEqual(['The bow-[tie model].'])
})

test('NAV-3 a phrase in Chinese and one with TeX', async () => {
  const notes = [note('A', '线性代数 与 $a \\cdot b$'), note('B', '代数 线性 $a + b \\cdot c$')]
  expect(await found(notes, '"线性代数"')).toEqual(['a.html'])
  expect(await found(notes, '"a \\cdot"')).toEqual(['a.html'])
})

test('NAV-3 -word drops passages that hold it and notes that are called so, -"phrase" the same', async () => {
  const notes = [
    note('A', 'risk model'),
    note('Model', 'risk'),
    note('B', 'risk\n# Part\nrisk of a bow tie\n# Other\na bow without risk'),
  ]
  expect(await found(notes, 'risk -model')).not.toContain('a.html')
  expect(await found(notes, 'risk -model')).not.toContain('model.html')
  expect((await found(notes, 'risk -model -"bow tie"')).sort()).toEqual(['b.html', 'b.html#other'])
})

test('NAV-3 tag: finds the tag and those below it, and nothing that only begins alike', async () => {
  const notes = [
    note('A', 'x', { tags: ['Math/Algebra'] }),
    note('B', 'x', { tags: ['math'] }),
    note('C', 'x math', { tags: ['mathematics'] }),
  ]
  expect((await found(notes, 'tag:math x')).sort()).toEqual(['a.html', 'b.html'])
  expect(await found(notes, 'tag:math/algebra ')).toEqual(['a.html'])
  expect((await found(notes, 'tag:math -tag:math/algebra')).sort()).toEqual(['b.html'])
  // While it is typed, a tag is a beginning.
  expect((await found(notes, 'tag:mat')).sort()).toEqual(['a.html', 'b.html', 'c.html'])
  expect(await found(notes, 'tag:unknown x')).toEqual([])
})

test('NAV-3 course: filters by words of the course’s title', async () => {
  const notes = [
    note('A', 'risk', { courses: ['Intro to ML Safety'] }),
    note('B', 'risk', { courses: ['Intro to Algebra'] }),
  ]
  expect(await found(notes, 'course:safety risk')).toEqual(['a.html'])
  expect(await found(notes, 'course:"Intro to Algebra" risk')).toEqual(['b.html'])
  expect(await found(notes, 'risk -course:safety')).toEqual(['b.html'])
})

test('NAV-3 the last word may be unfinished, and singular and plural find each other', async () => {
  const notes = [
    note('A', 'eigenvalues of matrices'),
    note('B', 'one category'),
    note('C', 'a hypothesis on boxes'),
  ]
  expect(await found(notes, 'eigenv')).toEqual(['a.html'])
  expect(await found(notes, 'eigenvalue matrix ')).toEqual(['a.html'])
  expect(await found(notes, 'categories ')).toEqual(['b.html'])
  expect(await found(notes, 'hypotheses box ')).toEqual(['c.html'])
  expect(await found(notes, '"eigenvalue" ')).toEqual([])
})

test('NAV-3 a mistyped word is mended if there is none as typed', async () => {
  const notes = [note('A', 'orthogonal projection'), note('B', 'other')]
  for (const query of ['orthogonel', 'rothogonal', 'orthgonal ', 'oorthogonal ']) {
    expect(await found(notes, query)).toEqual(['a.html'])
  }
  expect(await found(notes, 'ohter ')).toEqual(['b.html'])
})

test('NAV-3 words that are properties of every object are ordinary words', async () => {
  const notes = [note('A', '__proto__ constructor toString'), note('B', 'valueOf')]
  expect(await found(notes, 'constructor')).toEqual(['a.html'])
  expect(await found(notes, 'tostring')).toEqual(['a.html'])
  expect(await found(notes, 'hasOwnProperty')).toEqual([])
})

test('NAV-3 an excerpt shows where the words are thickest, cut between words', async () => {
  const far = 'Nothing to see in this long sentence. '.repeat(12)
  const notes = [note('A', `${far}Here a kernel meets an image. ${far}`)]
  const { hits } = await (await searchIn(notes)).texts('kernel image', 5)
  const excerpt = shown(hits[0]?.excerpt ?? [])
  expect(excerpt).toContain('Here a [kernel] meets an [image].')
  expect(excerpt).toMatch(/^… \S.*\S …$/)
  expect(excerpt.length).toBeLessThan(320)
})

test('NAV-3 there is more to ask for if there is, and a note does not fill the list', async () => {
  const notes = Array.from({ length: 12 }, (_, index) => note(`N${index}`, 'risk'))
  const search = await searchIn([
    ...notes,
    note('Long', Array.from({ length: 9 }, (_, index) => `# P${index}\nrisk`).join('\n')),
  ])
  const first = await search.texts('risk', 10)
  expect([first.hits.length, first.more]).toEqual([10, true])
  const all = await search.texts('risk', 50)
  expect([all.hits.length, all.more]).toEqual([15, false])
})

test('NAV-3 a word in most notes of a large site neither costs much nor hides a note', async () => {
  const asked: string[] = []
  const notes = Array.from({ length: 2600 }, (_, index) =>
    note(`N${index}`, index === 2599 ? 'the needle' : `the hay${index}`),
  )
  const search = await searchIn(notes, asked)
  const { hits } = await search.texts('the needle', 10)
  expect(hits.map((hit) => hit.title)).toEqual(['N2599'])
  // Alone it finds notes as well, though not all of them.
  expect((await search.texts('the ', 10)).hits).toHaveLength(10)
  expect((await search.texts('needle -the', 10)).hits).toEqual([])
})

test('NAV-3 WEB-5 a note in another language than the site says so', async () => {
  const notes = [note('A', 'x'), note('B', 'x'), note('C', 'x', { lang: 'zh' })]
  const search = await searchIn(notes)
  const { hits } = await search.texts('x', 5)
  expect(hits.map(({ title, lang }) => `${title} ${lang}`).sort()).toEqual(['A en', 'B en', 'C zh'])
  expect((await search.names('C', 5))[0]?.lang).toBe('zh')
})

test('NAV-3 data of another build gives fewer results, not an error', async () => {
  const { filesOf, loaderFor } = await import('./site.ts')
  const { openSearch } = await import('../../src/search-core/search.ts')
  const old = filesOf([note('A', 'risk'), note('B', 'risk')])
  const fresh = filesOf([note('A', 'risk')])
  const mixed = old.map((file) => {
    const other = fresh.find(({ path }) => path === file.path)
    return file.path.includes('/text-') && other !== undefined ? other : file
  })
  const { hits } = await (await openSearch(loaderFor(mixed))).texts('risk', 5)
  expect(hits.every((hit) => ['A', 'B'].includes(hit.title))).toBe(true)
})

const word = fc.oneof(
  fc.constantFrom('risk', 'Größe', '矩阵', '特征值', '\\nabla', 'naïve', 'x', '2024', 'が', '∇', 'Ångström'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
)
const section = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
const someNotes = fc
  .array(fc.array(section, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  .map((notes): SearchNote[] =>
    notes.map((sections, index) => ({
      ...note(`Title ${index}`, ''),
      sections: sections.map((text, at) => ({
        anchor: at === 0 ? null : `s${at}`,
        heading: at === 0 ? null : `Part ${at}`,
        text,
      })),
    })),
  )

/** As written, without what is only another way to find them. */
function wordsOf(text: string): Set<string> {
  const tokens = tokenise(text.normalize('NFC')).filter((token) => !token.extra)
  return new Set(tokens.map(({ from, to }) => text.normalize('NFC').slice(from, to)))
}

test('NAV-3 every word of every section is found there', async () => {
  await fc.assert(
    fc.asyncProperty(someNotes, async (notes) => {
      const search = await searchIn(notes)
      for (const { output, sections } of notes) {
        for (const { anchor, text } of sections) {
          for (const word of wordsOf(text)) {
            // In quotes: a minus or a hash in front of a word would mean something else.
            const { hits } = await search.texts(`"${word}"`, 100)
            const places = hits.map((hit) => `${hit.path}#${hit.anchor}`)
            if (places.filter((place) => place.startsWith(output)).length < 3) {
              expect(places).toContain(`${output}#${anchor}`)
            }
          }
        }
      }
    }),
    { numRuns: 60 },
  )
})
