import { codes } from 'micromark-util-symbol'
import type { Extension } from 'micromark-util-types'
import type { MarkerIndexer } from '../marker-index.ts'
import { createFormulaFlow } from './tokenize-flow.ts'
import { formulaOpening, formulaText } from './tokenize-text.ts'

/** The syntax of formulas, in place of remark-math's. */
export function mathSyntax(indexer: MarkerIndexer): Extension {
  return {
    document: { [codes.dollarSign]: indexer.construct },
    flow: { [codes.dollarSign]: createFormulaFlow(indexer) },
    text: { [codes.dollarSign]: [formulaText, formulaOpening] },
    disable: { null: ['mathText', 'mathFlow'] },
  }
}
