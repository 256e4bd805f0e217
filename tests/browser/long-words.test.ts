/** Pages with words, formulas and tables that are wider than their column, written either way. */
import { expect, test } from 'vitest'
import { serveVault } from './served-vault.ts'

const WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrik'
const SUM = Array.from({ length: 30 }, (_, index) => `a_{${index}}`).join(' + ')
const { site, open } = serveVault({
  'Long.md': [
    `---\ntitle: On the ${WORD}\ntags: [a/${WORD}]\n---`,
    `${WORD} \`${WORD.repeat(2)}\` https://example.org/${WORD.repeat(3)}`,
    `$$${SUM} \\tag{12}$$`,
    `$$a \\tag{13}$$`,
    `| ${WORD} | b |\n|---|---|\n| ${WORD} | c |`,
    '- plain\n- [ ] task\n\n1. plain\n2. [x] task',
    `> [!note] ${WORD}\n> > [!tip] ${WORD}\n> > ${WORD}`,
    `###### ${WORD}\n\nSee [[Arabic]].`,
  ].join('\n\n'),
  'Arabic.md': `---\nlang: ar\n---\n# الجبر الخطي\n\nنص عربي [[Long]].\n\n> [!note] ملاحظة\n> ${WORD}\n\n$$${SUM}$$`,
})
const PAGES = [
  'long.html',
  'arabic.html',
  'a-z.html',
  'tags/index.html',
  'graph.html',
  'index.html',
  '404.html',
]

test.each([320, 390, 820, 1440])(
  'PG-1 PG-5 no page scrolls sideways, without a script and with text of twice the size: %i px',
  async (width) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await open({ viewport: { width, height: 800 }, javaScriptEnabled })
      for (const name of PAGES) {
        await page.goto(site().root + name)
        const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth')
        expect([name, await overflow()]).toEqual([name, 0])
        if (width < 800) continue
        await page.evaluate("document.documentElement.style.fontSize = '200%'")
        expect([name, '200%', await overflow()]).toEqual([name, '200%', 0])
      }
    }
  },
)

test('MTH-6 NUM-2 the number that the author gives a formula stands apart from it, however long it is', async () => {
  const page = await open({ viewport: { width: 390, height: 800 } })
  await page.goto(`${site().root}long.html`)
  const gaps = await page.locator('.katex-html:has(> .tag)').evaluateAll((all) =>
    all.map((one) => {
      const bases = [...one.querySelectorAll(':scope > .base')].map(
        (base) => base.getBoundingClientRect().right,
      )
      return (one.querySelector('.tag')?.getBoundingClientRect().left ?? 0) - Math.max(...bases)
    }),
  )
  expect(gaps).toHaveLength(2)
  expect(Math.min(...gaps)).toBeGreaterThan(0)
})

test('WEB-5 words in another language than the page are written their own way', async () => {
  const page = await open()
  await page.goto(`${site().root}arabic.html`)
  const [title] = await page
    .locator('.backlink-title')
    .evaluateAll((all) =>
      all.map((one) => [one.getBoundingClientRect(), one.closest('li')?.getBoundingClientRect()]),
    )
  // An English title begins at the left, on an Arabic page too.
  expect(Math.abs((title?.[0]?.left ?? 0) - (title?.[1]?.left ?? 999))).toBeLessThan(2)
})

test('BLK-5 what is no task keeps its sign in a list with tasks', async () => {
  const page = await open()
  await page.goto(`${site().root}long.html`)
  const signs = await page.evaluate(
    "[...document.querySelectorAll('.contains-task-list > li')].map((one) => getComputedStyle(one).listStyleType)",
  )
  expect(signs).toEqual(['disc', 'none', 'decimal', 'none'])
})
