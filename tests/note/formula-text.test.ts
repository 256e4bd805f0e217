import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formulaText } from '../../src/render/formula-text.ts'
import { createFormulaRenderer } from '../../src/render/math.ts'

const render = createFormulaRenderer({ macros: {}, limits: { formulaBytes: 10_000 } })

function textOf(tex: string): string {
  const formula = render(tex, false)
  if (!formula.ok) throw new Error(formula.message)
  return formulaText(formula.html)
}

test.each([
  ['x_{\\text{adv}}', 'x_adv'],
  ['\\lVert x\\rVert\\le\\varepsilon', '∥x∥≤ε'],
  ['\\frac{a+b}{2}', '(a+b)/2'],
  ['\\sum_{i=1}^n x_i^2', '∑_(i=1)^nx_i^2'],
  ['\\sqrt{2}', '√2'],
  ['\\hat y = \\bar{x}', 'y=x'],
  ["f'(x) < 1", 'f′(x)<1'],
  ['\\operatorname{sign}(x) \\in \\mathbb{R}^d', 'sign(x)∈R^d'],
  ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '(1, 2; 3, 4)'],
  ['e^{-x/2}', 'e^(−x/2)'],
])('GLS-2 NAV-3 %s is read as %s', (tex, text) => {
  expect(textOf(tex)).toBe(text)
})

test('TR-15 whatever KaTeX can render has a text without tags or commands', () => {
  const piece = fc.constantFrom(
    'x',
    '{',
    '}',
    '^2',
    '_i',
    '\\frac{1}{2}',
    '\\alpha',
    '<',
    '&',
    '\\text{a b}',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const formula = render(pieces.join(''), false)
      if (formula.ok) expect(formulaText(formula.html)).not.toMatch(/<\/?m|\\|&[a-z]+;/)
    }),
  )
})
