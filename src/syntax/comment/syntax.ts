import { codes } from 'micromark-util-symbol'
import type { Extension } from 'micromark-util-types'
import type { MarkerIndexer } from '../marker-index.ts'
import { createCommentFlow } from './tokenize-flow.ts'
import { commentOpening, commentText } from './tokenize-text.ts'

/** The syntax of `%%comments%%`, inline and as blocks. */
export function commentSyntax(indexer: MarkerIndexer): Extension {
  return {
    document: { [codes.percentSign]: indexer.construct },
    flow: { [codes.percentSign]: createCommentFlow(indexer) },
    text: { [codes.percentSign]: [commentText, commentOpening] },
  }
}
