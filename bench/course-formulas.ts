/** Formulas of ordinary size: half of them from a stock that all notes share, the others occur once. */
import type { Random } from './random.ts'

const SHARED = 200
const SYMBOLS = ['x', 'y', '\\lambda', '\\mu', '\\theta', 'A', 'v', '\\sigma', 'p', 'q'] as const

/** A formula within a line. */
export function inlineFormula(random: Random, note: number): string {
  const { number, a, b, c } = parts(random, note)
  return `$${random.pick([`${a}_{${number}} = ${b}^\\top ${c}`, `${a} \\in \\mathbb{R}^{${number}}`, `f_{${number}}(${a}) \\le ${b}`])}$`
}

/** A formula as a block of its own. */
export function displayFormula(random: Random, note: number): string {
  const { number, a, b, c } = parts(random, note)
  const tex = random.pick([
    `\\sum_{i=1}^{${number}} \\frac{${a}_i}{1 + ${b}_i^2} \\le \\int_0^\\infty e^{-${c} t}\\,dt`,
    `\\begin{aligned} ${a} &= \\sqrt{${b}^2 + ${number}} \\\\ &\\ge \\max(${b}, ${c}) \\end{aligned}`,
    `\\begin{pmatrix} ${a} & ${b} \\\\ ${c} & ${number} \\end{pmatrix} \\begin{pmatrix} x \\\\ y \\end{pmatrix} = 0`,
    `\\Pr\\left[\\,|${a} - ${b}| > \\tfrac{${number}}{n}\\,\\right] \\le 2\\exp\\left(-\\frac{n ${c}^2}{2}\\right)`,
  ])
  return `$$\n${tex}\n$$`
}

function parts(random: Random, note: number): { number: number; a: string; b: string; c: string } {
  // What is shared is drawn from few numbers and so comes up again in other notes.
  const isShared = random.chance(0.5)
  const number = isShared ? random.below(SHARED) : 1000 + note * 10 + random.below(10)
  const [a, b, c] = [0, 1, 3].map(
    (step) => SYMBOLS[((isShared ? number : random.below(9)) + step) % SYMBOLS.length],
  )
  return { number, a: a ?? 'x', b: b ?? 'y', c: c ?? 'z' }
}
