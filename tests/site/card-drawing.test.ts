/** How the title of a link card is set, and that all of it is drawn. */
import { expect, test } from 'vitest'
import { readCardFiles } from '../../src/build/card-files.ts'
import { createCardDrawer } from '../../src/build/card-task.ts'
import { cardColors, contrast } from '../../src/site/social/colors.ts'
import { CARD_SIZE, cardSvg } from '../../src/site/social/drawing.ts'
import { cardText, createFace } from '../../src/site/social/face.ts'
import { setTitle, shortened } from '../../src/site/social/lines.ts'
import { decodePng } from './png.ts'

/** Letters of any kind are half as wide as high; there are small letters, blanks and a few signs. */
const FACE = createFace([
  {
    family: 'signs',
    unitsPerEm: 2,
    widths: [
      [32, 1, 1],
      [45, 1, 1, 1],
      [8230, 1],
    ],
  },
  { family: 'letters', unitsPerEm: 1000, widths: [[97, ...Array.from({ length: 26 }, () => 500)]] },
])
const WIDTH = 1024
const colors = cardColors({})

test('WEB-1 a short title is large, a longer one smaller, on lines of about one length', () => {
  expect(setTitle(FACE, 'kernel', WIDTH)).toEqual({ size: 96, lines: ['kernel'] })
  const { size, lines } = setTitle(FACE, 'kernel and image of a linear map', WIDTH)
  expect([size, lines]).toEqual([96, ['kernel and image', 'of a linear map']])
  const long = setTitle(
    FACE,
    'a title that has more words than any two lines could hold at the largest size',
    WIDTH,
  )
  expect(long.lines).toHaveLength(3)
  expect(long.size).toBeLessThan(84)
})

test('WEB-1 a title that no size can hold is cut with an ellipsis, a word that no line can hold is broken', () => {
  const { lines } = setTitle(FACE, 'word '.repeat(60).trim(), WIDTH)
  expect(lines).toHaveLength(3)
  expect(lines[2]).toMatch(/^word.*word…$/)
  const broken = setTitle(FACE, 'a'.repeat(90), WIDTH)
  expect(broken.lines.join('')).toBe('a'.repeat(90))
  for (const line of [...lines, ...broken.lines])
    expect(FACE.measure(line, 56) ?? Infinity).toBeLessThanOrEqual(WIDTH)
})

test('WEB-1 lines break after hyphens too, and words keep their order', () => {
  const title = 'on gauss-seidel-iterations, and on over-relaxation for-everything'.replace(/,/g, '')
  const { lines } = setTitle(FACE, title, WIDTH)
  expect(lines.join(' ').replace(/- /g, '-')).toBe(title)
})

test('WEB-1 a label has one line', () => {
  expect(shortened(FACE, 'course', 20, 100)).toBe('course')
  expect(shortened(FACE, 'course of lectures', 20, 100)).toBe('course of…')
})

test('WEB-1 text is composed, and on one line', () => {
  expect(cardText(' Cafe\u0301\n\u200bof\tpipes ')).toBe('Café of pipes')
})

test('WEB-1 a face says what it lacks, and which piece has a character', () => {
  expect(FACE.measure('kernel', 10)).toBe(30)
  expect(FACE.measure('核', 10)).toBeNull()
  expect(FACE.runs('ab c')).toEqual([
    { family: 'letters', text: 'ab' },
    { family: 'signs', text: ' ' },
    { family: 'letters', text: 'c' },
  ])
})

test('WEB-1 cards have the colours of the theme by day; those that cannot be read together are left aside', () => {
  expect(cardColors({ 'color-accent': 'light-dark(#A00, #fcc)' }).accent).toBe('#a00')
  expect(cardColors({ 'color-accent': 'oklch(0.5 0.1 20)' }).accent).toBe(colors.accent)
  expect(cardColors({ 'color-paper': '#222222', 'color-ink': '#eeeeee' }).paper).toBe('#222222')
  expect(cardColors({ 'color-paper': '#222222' }).paper).toBe(colors.paper)
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21)
})

test('WEB-1 a card is SVG in which words are escaped', () => {
  const { title, label } = readCardFiles()
  const svg = cardSvg(
    { title: 'a < b & "c"', above: '<i>', site: 'S & T', host: 'e.org', colors },
    { title, label },
  )
  expect(svg).toContain('a &lt; b &amp; &quot;c&quot;')
  expect(svg).toContain('&lt;i&gt;')
  expect(svg).not.toContain('<i>')
})

test.each(['Łódź, Žižek, Ørsted', 'Ядро и образ', 'Θεώρημα Tiếng Việt', 'Softly — “q” €5 ½', 'Aα Bβ Яя ễ Ğ'])(
  'WEB-1 all of “%s” is drawn',
  async (title) => {
    const files = readCardFiles()
    expect(files.title.measure(title, 1)).not.toBeNull()
    const draw = await createCardDrawer({ stage: null })
    const { content } = draw({ id: 0, card: { title, above: null, site: null, host: 'e.org', colors } })
    if (typeof content === 'string') throw new Error('The card was not handed over.')
    const { pixel } = decodePng(content)
    // Where ink must be: in the column of each letter, somewhere between the top and the foot.
    const { size, lines } = setTitle(files.title, title, CARD_SIZE.width - 2 * 88)
    expect(lines).toHaveLength(1)
    let left = 88
    for (const character of title) {
      const width = (files.title.measure(character, size) ?? 0) - size * 0.01
      const isInked = Array.from({ length: 300 }, (_, y) => 120 + y).some((y) =>
        [0.2, 0.35, 0.5, 0.65, 0.8].some(
          (part) => (pixel(Math.round(left + width * part), y)[0] ?? 255) < 120,
        ),
      )
      if (character !== ' ') expect(isInked, `${character} of ${title}`).toBe(true)
      left += width
    }
  },
)
