/** Numbered statements and formulas: what a block is called by those who refer to it (NUM-1, NUM-2). */
import type { Nodes } from 'mdast'
import type { Math as DisplayMath, InlineMath } from 'mdast-util-math'
import type { Callout } from '../syntax/nodes.ts'
import './annotations.ts'
import type { BlockLabel } from './summary.ts'

/** Callouts that are numbered, by kind, with the name that they share a count by. */
const STATEMENTS: ReadonlyMap<string, string> = new Map([
  ...['theorem', 'thm'].map((kind) => [kind, 'Theorem'] as const),
  ...['lemma', 'lem'].map((kind) => [kind, 'Lemma'] as const),
  ...['proposition', 'prop'].map((kind) => [kind, 'Proposition'] as const),
  ...['corollary', 'cor'].map((kind) => [kind, 'Corollary'] as const),
  ...['definition', 'def'].map((kind) => [kind, 'Definition'] as const),
  ...['example', 'ex'].map((kind) => [kind, 'Example'] as const),
  ['axiom', 'Axiom'],
  ['conjecture', 'Conjecture'],
  ['exercise', 'Exercise'],
  ['remark', 'Remark'],
  ['claim', 'Claim'],
  ['assumption', 'Assumption'],
])

/** Counts the statements of one note, each name for itself. */
export type StatementCounter = (callout: Callout) => StatementLabel | null

/** `number` is null for a statement that its author does not want numbered. */
export interface StatementLabel {
  readonly name: string
  readonly number: string | null
}

/** Starts the count of a note. Ask for each callout once, in document order. */
export function createStatementCounter(): StatementCounter {
  const counts = new Map<string, number>()
  return ({ kind, metadata }) => {
    const name = STATEMENTS.get(kind)
    if (name === undefined) return null
    const wish = metadata?.trim() ?? ''
    if (wish === '*') return { name, number: null }
    if (isNumber(wish)) return { name, number: wish }
    const number = (counts.get(name) ?? 0) + 1
    counts.set(name, number)
    return { name, number: String(number) }
  }
}

/** True for a callout that defines something (GLS-2). */
export function isDefinition(callout: Callout): boolean {
  return STATEMENTS.get(callout.kind) === 'Definition'
}

/** What a block is called, if it has a name of its own; the formula of an equation is told its block. */
export function labelBlock(node: Nodes, block: number): BlockLabel | null {
  if (node.type === 'callout') {
    const statement = node.data?.statement
    if (statement === undefined || statement.number === null) return null
    return { kind: 'statement', name: statement.name, number: statement.number }
  }
  const formula = formulaOf(node)
  if (formula === null) return null
  formula.data = { ...formula.data, equation: block }
  const meta = formula.type === 'math' ? (formula.meta ?? '') : ''
  return { kind: 'equation', tag: tagOf(`${meta}\n${formula.value}`) }
}

/** The one display formula of a block. */
function formulaOf(node: Nodes): DisplayMath | InlineMath | null {
  if (node.type === 'math') return node
  if (node.type === 'listItem') return node.children[0] === undefined ? null : formulaOf(node.children[0])
  if (node.type !== 'paragraph') return null
  const formulas = node.children.filter(
    (child): child is InlineMath => child.type === 'inlineMath' && child.data?.display === true,
  )
  return formulas.length === 1 ? (formulas[0] ?? null) : null
}

/** The author's own number of a formula, as it is shown: `\tag{3a}` is “(3a)”, `\tag*{A}` is “A”. */
function tagOf(tex: string): string | null {
  const [, star, tag] = /\\tag(\*?)\s*\{([^{}]*)\}/.exec(tex) ?? []
  if (tag === undefined || tag.trim() === '') return null
  return star === '*' ? tag.trim() : `(${tag.trim()})`
}

/** Metadata that is a number, such as `3`, `A.1`, `2.4b`, `B`; everything else is for style sheets (CAL-9). */
function isNumber(metadata: string): boolean {
  return /^(?:[A-Z]|[\p{L}]?\d{1,4}[a-z]?|[\p{L}\d]{1,4}(?:[.-][\p{L}\d]{1,4}){1,5})$/u.test(metadata)
}
