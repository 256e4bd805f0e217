/** Whatever a template says, and whatever is in its view: compiled code and LiquidJS write the same. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SafeHtml } from '../../src/html/safe-html.ts'
import { LEFT, renderBoth, WRONG } from './both.ts'
import { templatesOf } from './grammar.ts'

const PLAIN: readonly unknown[] = [
  'a',
  '<b>&"',
  2,
  true,
  false,
  null,
  ['a', 'b', 'c'],
  [{ k: 'k' }, { k: 1 }],
]

const AWKWARD: readonly unknown[] = [
  ...[undefined, 0, -0, 3, -2, 1.5, Number.NaN],
  ...['', '  ', '3', 'size', 'k', 'true', '\u00a0', '2022-08-03'],
  ...[[], [null], [1, [2, ['<i>']]], ['b', 'a', 'b'], [{ k: 1 }, { k: '<u>' }, {}], [undefined, 0]],
  ...[new SafeHtml('<em>e</em>'), [new SafeHtml('<p>')], { size: 7, first: 'f', k: { k: [4] } }, {}],
  ...[Object.create({ k: 'inherited' }), Object.assign(Object.create({ k: 1 }), { own: 2 })],
  ...[{ toLiquid: () => ({ k: 'liquid' }), k: 1 }, { k: () => 'called' }, Object.create(null)],
  ...[new Map([['k', 1]]), new Set(['s'])],
]

const value = fc.oneof(fc.constantFrom(...PLAIN), fc.constantFrom(...AWKWARD))
const view = fc.record(
  { a: value, b: value, c: value, d: value, x: value, item: value, page: value },
  { requiredKeys: ['a', 'b', 'c', 'd', 'x', 'item'] },
)
// Without bias, because small numbers are the first choices: the dullest templates.
const numbers = fc.noBias(fc.array(fc.nat(10_000), { minLength: 20, maxLength: 400, size: 'max' }))

test('TR-21 compiled templates write what LiquidJS writes, and fail where it fails', () => {
  const counts = { rendered: 0, wrong: 0, left: 0 }
  fc.assert(
    fc.property(numbers, fc.noBias(view), (choices, globals) => {
      const both = renderBoth(templatesOf(choices), globals)
      const isWrong = !both.liquid.startsWith('rendered: ')
      counts[both.compiled === LEFT ? 'left' : isWrong ? 'wrong' : 'rendered']++
      if (both.compiled !== LEFT) expect(both.compiled).toBe(isWrong ? WRONG : both.liquid)
    }),
    { numRuns: 1000 },
  )
  // It proves something only if many of the templates have nothing wrong with them.
  expect(counts.rendered).toBeGreaterThan(300)
  expect(counts.left).toBeLessThan(100)
})
