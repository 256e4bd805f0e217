/**
 * TeX → HTML by KaTeX, hardened (TR-13) and bounded (trust.md 4.1).
 *
 * The output is held equal to rehype-katex by a test; going through a tree would cost ten times as much.
 */
import katex from 'katex'
import type { Limits } from '../config/config.ts'
import { createLru } from '../lib/lru.ts'
import type { FormulaWords } from '../note/plain-text.ts'
import { formulaText } from './formula-text.ts'

/** A formula as HTML, or what is wrong with it and where in the source (UTF-16 offset). */
export type Formula =
  | {
      readonly ok: true
      readonly html: string
      /** In one line without markup. */
      readonly text: string
    }
  | { readonly ok: false; readonly message: string; readonly offset: number }

export interface MathOptions {
  readonly macros: { readonly [name: string]: string }
  readonly limits: Pick<Limits, 'formulaBytes'>
}

/** Deepest nesting of braces; KaTeX's parser is recursive and overflows the stack at about 3,000. */
const BRACE_DEPTH = 150

/** Renders one formula, on a line of its own or in the text. Never throws: what KaTeX cannot read is described. */
export type FormulaRenderer = (tex: string, display: boolean) => Formula

/** Characters of HTML that are kept: half of a course's formulas occur more than once. */
const MEMO_LIMIT = 8_000_000

/** Makes a renderer that renders a formula once, however many notes have it. */
export function createFormulaRenderer(options: MathOptions): FormulaRenderer {
  const memo = createLru<Formula>(MEMO_LIMIT)
  return (tex, display) =>
    memo.get(`${display ? 'display' : 'inline'} ${tex}`, () => {
      const value = renderFormula(tex, display, options)
      return { value, weight: tex.length + (value.ok ? value.html.length : 0) }
    })
}

/** What a renderer's formulas say in plain text; one that cannot be read says its source. */
export function wordsOf(render: FormulaRenderer): FormulaWords {
  return (tex) => {
    const formula = render(tex, false)
    return formula.ok ? formula.text : tex
  }
}

/** Renders one formula; pure. */
function renderFormula(tex: string, display: boolean, options: MathOptions): Formula {
  if (Buffer.byteLength(tex) > options.limits.formulaBytes) return failure('The formula is too long.', 0)
  const deep = tooDeep(tex)
  if (deep !== -1) return failure('The formula is nested too deeply.', deep)
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxExpand: 1000,
      maxSize: 50,
      // A fresh object: \gdef writes into it, and no formula may change another.
      macros: { ...options.macros },
    })
    return { ok: true, html, text: formulaText(html) || tex }
  } catch (error) {
    if (error instanceof katex.ParseError) {
      return failure(error.rawMessage ?? error.message, error.position ?? 0)
    }
    // A RangeError is a stack overflow: as much the formula's fault as a syntax error.
    return failure('The formula is too complex.', 0)
  }
}

function failure(message: string, offset: number): Formula {
  return { ok: false, message, offset }
}

function tooDeep(tex: string): number {
  let depth = 0
  for (let i = 0; i < tex.length; i++) {
    const character = tex[i]
    if (character === '\\') i++
    else if (character === '{' && ++depth > BRACE_DEPTH) return i
    else if (character === '}') depth--
  }
  return -1
}
