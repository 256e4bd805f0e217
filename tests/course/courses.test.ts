import { expect, test } from 'vitest'
import { isCourse } from '../../src/course/courses.ts'
import { vaultPath } from '../../src/lib/paths.ts'
import { outlineLines, pathNames, summaryOf, vault } from './vault.ts'

const COURSE = '---\ntags: [course]\n---\n'
const BLANK = { 'A.md': '', 'B.md': '', 'C.md': '', 'D.md': '' }

test.each([
  ['---\ntags: [Type/Source/Course]\n---\n', true],
  ['---\ntags: COURSE\n---\n', true],
  ['---\ntype: Course\n---\n', true],
  ['An inline #On/course tag.', true],
  ['---\ntags: [courses, course/notes, recourse]\n---\n', false],
  ['---\ntitle: Course\n---\n', false],
])(
  'CRS-1 a tag that ends in /Course, the tag course or the type makes a note a course: %j',
  (text, expected) => {
    expect(isCourse(summaryOf(text), ['course'])).toBe(expected)
  },
)

test('CRS-1 the tags of courses can be configured, and a vault without a course has none', () => {
  expect(isCourse(summaryOf('#On/Kurs'), ['kurs'])).toBe(true)
  expect(isCourse(summaryOf('#course'), ['kurs'])).toBe(false)
  expect(vault({ ...BLANK, 'N.md': '## U\n[[A]]' }).courses.list).toEqual([])
})

test('CRS-2 headings of level 2 are units; a concept belongs to the first unit that mentions it', () => {
  const site = vault({
    ...BLANK,
    'Course.md': `${COURSE}# Course\n## One\nSee [[B]] and ![[A]].\n### Deeper\n[[C]], [[B]]\n## Two\n[[A]] [[D#x|the last]]\n`,
  })
  expect(outlineLines(site)).toEqual(['One: B, A, C', 'Two: D'])
  expect(
    site.courses.list[0]?.units[0]?.parts.map(({ heading, mentions }) => [heading, mentions.length]),
  ).toEqual([
    [1, 2],
    [2, 1],
  ])
})

test('CRS-2 without headings of level 2, those of the highest level with more than one are units', () => {
  expect(outlineLines(vault({ ...BLANK, 'N.md': `${COURSE}# I\n[[A]]\n# II\n[[B]]` }))).toEqual([
    'I: A',
    'II: B',
  ])
  expect(outlineLines(vault({ ...BLANK, 'N.md': `${COURSE}# T\n### a\n[[A]]\n### b\n[[B]]` }))).toEqual([
    'a: A',
    'b: B',
  ])
  expect(
    outlineLines(vault({ ...BLANK, 'N.md': `${COURSE}# T\n## Only one unit with [[A]]\nand some words\n` })),
  ).toEqual(['Only one unit with A: A'])
})

test('CRS-2 what only the introduction mentions comes before the units, what a unit mentions too does not', () => {
  const site = vault({
    ...BLANK,
    'N.md': `${COURSE}# T\nFrom [[A]] to [[B]].\n\n## One\n[[B]]\n## Two\n[[C]]`,
  })
  expect(outlineLines(site)).toEqual(['-: A', 'One: B', 'Two: C'])
})

test('CRS-2 sources are no concepts, neither are files, the note itself or a list of references', () => {
  const site = vault({
    ...BLANK,
    'f.pdf': '',
    'N.md': `${COURSE}## One\n[[A]] (References:: [[B]]) [[f.pdf]] [[#Two]]\n## Two\n[[C]]\n# References\n[[D]]`,
  })
  expect(outlineLines(site)).toEqual(['One: A', 'Two: C'])
})

test('CRS-3 a list of links is a syllabus: each linked note is a unit with what it links to', () => {
  const site = vault({
    'Syllabus.md': `${COURSE}# Algebra\nTwelve weeks.\n\n1. [[Week 1]]: first steps\n2. [[Week 2]]\n3. [[Week 3]]\n`,
    'Week 1.md': 'We meet [[A]], [[B]] and, in passing, [[Week 2]]. [[Syllabus|Back]].',
    'Week 2.md': '[[B]], [[C]], [[Unwritten idea]]',
    'A.md': 'Not [[D]].',
    'B.md': '',
    'C.md': '',
    'D.md': '',
  })
  expect(outlineLines(site)).toEqual([
    'Week 1: Week 1, A, B',
    'Week 2: Week 2, C, Unwritten idea?',
    'Week 3: Week 3?',
  ])
  expect(pathNames(site)).toEqual(['Week 1', 'A', 'B', 'Week 2', 'C'])
})

test('CRS-3 lines below a unit of a syllabus are its concepts', () => {
  const site = vault({
    ...BLANK,
    'S.md': `${COURSE}- [[A]]\n  - [[B]]\n- [[C]]\n  - [[D]]\n`,
  })
  expect(outlineLines(site)).toEqual(['A: A, B', 'C: C, D'])
})

test('CRS-3 links in prose make no syllabus', () => {
  const prose = 'words that say a good deal about what is to come in the weeks ahead of us, at some length, '
  const text = `${COURSE}# T\n${prose.repeat(6)} [[A]] and ${prose} [[B]].`
  expect(outlineLines(vault({ ...BLANK, 'A.md': '[[C]]', 'N.md': text }))).toEqual(['-: A, B'])
})

test('CRS-3 in a vault without a course note, the property order puts the notes of a folder on a path', () => {
  const ordered = {
    'Week/x.md': '---\norder: 2\n---\n',
    'Week/y.md': '---\norder: 1.5\n---\n',
    'Week/z.md': '---\norder: 2\n---\n',
    'Week/w.md': '',
    'Other/only.md': '---\norder: 1\n---\n',
  }
  const site = vault(ordered)
  expect(site.courses.list.map(({ folder, title, path }) => ({ folder, title, path }))).toEqual([
    { folder: 'Week', title: 'Week', path: ['Week/y.md', 'Week/x.md', 'Week/z.md'] },
  ])
  expect(pathNames(vault({ ...ordered, 'N.md': `${COURSE}## U\n[[w]]` }))).toEqual(['Week/w'])
})

test('CRS-4 each concept knows its place in its unit, its neighbours and the section that mentions it', () => {
  const { courses } = vault({
    ...BLANK,
    'N.md': `${COURSE}# T\n## One\n[[A]] [[B]]\n### Sub\n[[C]]\n## Two\n[[D]]`,
  })
  expect(courses.positions.get(vaultPath('C.md'))).toEqual([
    { course: 0, unit: 0, inUnit: 3, ofUnit: 3, inCourse: 3, previous: 'B.md', next: 'D.md', heading: 2 },
  ])
  expect(courses.positions.get(vaultPath('A.md'))?.[0]?.previous).toBeNull()
  expect(courses.positions.get(vaultPath('D.md'))?.[0]).toMatchObject({ unit: 1, inUnit: 1, next: null })
})

test('CRS-4 following next visits every concept once, and previous reverses it, on each course of a note', () => {
  const { courses } = vault({
    ...BLANK,
    'M.md': `${COURSE}## One\n[[A]] [[B]]\n## Two\n[[C]] [[A]]`,
    'N.md': `${COURSE}## Eins\n[[C]]\n## Zwei\n[[D]] [[B]]`,
  })
  expect(courses.list.map(({ path }) => path)).toEqual([
    ['A.md', 'B.md', 'C.md'],
    ['C.md', 'D.md', 'B.md'],
  ])
  expect(
    courses.positions.get(vaultPath('B.md'))?.map(({ course, previous, next }) => [course, previous, next]),
  ).toEqual([
    [0, 'A.md', 'C.md'],
    [1, 'D.md', null],
  ])
})

test('CRS-6 a note that is not written yet is in the outline once, as such, and not on the path', () => {
  const site = vault({
    ...BLANK,
    'N.md': `${COURSE}## One\n[[A]] [[Bow Tie]]\n## Two\n[[bow tie.md|again]] [[x/Bow Tie]] ![[missing.png]] [[B]]`,
  })
  expect(outlineLines(site)).toEqual(['One: A, Bow Tie?', 'Two: Bow Tie?, B'])
  expect(pathNames(site)).toEqual(['A', 'B'])
})

test('CRS-6 WNT-2 private notes are not in the outline', () => {
  const site = vault({
    ...BLANK,
    'P.md': '---\npublish: false\n---\n',
    'N.md': `${COURSE}## One\n[[P]] [[A]]`,
  })
  expect(outlineLines(site)).toEqual(['One: A'])
})
