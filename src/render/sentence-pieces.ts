/** The sentences of a note in which others may be mentioned without a link (BKL-4): plain words, and what is none. */
import type { ElementContent } from 'hast'
import type { RenderContext } from './context.ts'
import { flatten } from './flatten.ts'
import type { Holes } from './holes.ts'
import { toParts } from './holes.ts'
import type { Parts } from './object.ts'

/** A sentence, or a short list item, outside of headings, titles and sources. Plain JSON. */
export interface Sentence {
  /** Index into the headings, -1 above the first. */
  readonly section: number
  readonly pieces: readonly SentencePiece[]
}

/** Words that are not escaped; a tag between words; or what parts words: code, a formula, a link. */
export type SentencePiece = string | { readonly tag: string } | { readonly apart: Parts }

/** Keeps sentences; does nothing unless the note's options ask for them. */
export function keepSentences(context: RenderContext, sentences: readonly ElementContent[][]): void {
  if (context.sentences === null) return
  for (const nodes of sentences) {
    const pieces = piecesOf(nodes, context.holes)
    const speaks = pieces.some((piece) => typeof piece === 'string' && piece.trim() !== '')
    if (speaks) context.sentences.push({ section: context.section, pieces })
  }
}

/** Elements in which words are still words of the sentence. */
const IN_TEXT: ReadonlySet<string> = new Set('em strong del ins mark s u b i small sub sup'.split(' '))
/** The author's own tags between which words are no words of the sentence. */
const RAW_APART = /^<(\/?)(a|code|kbd|samp|pre|svg|math)\b/i

function piecesOf(sentence: readonly ElementContent[], holes: Holes): SentencePiece[] {
  const pieces: SentencePiece[] = []
  let rawApart: string | null = null
  visit(sentence)
  return pieces

  function visit(nodes: readonly ElementContent[]): void {
    for (const node of nodes) {
      if (node.type === 'raw') readRaw(node.value)
      else if (node.type === 'text' && rawApart === null) word(node.value)
      else if (node.type !== 'element' || isApart(node)) apart(node)
      else if (node.tagName === 'br') word(' ')
      else if (IN_TEXT.has(node.tagName)) {
        pieces.push({ tag: `<${node.tagName}>` })
        visit(node.children)
        pieces.push({ tag: `</${node.tagName}>` })
      } else visit(node.children)
    }
  }

  function word(text: string): void {
    const last = pieces.length - 1
    const before = pieces[last]
    if (typeof before === 'string') pieces[last] = before + text
    else if (text !== '') pieces.push(text)
  }

  function apart(node: ElementContent): void {
    const parts = toParts(flatten([node], holes, 'plain'), holes)
    if (parts.length > 0) pieces.push({ apart: parts })
  }

  function readRaw(html: string): void {
    const [, slash, name = ''] = RAW_APART.exec(html) ?? []
    if (slash === '' && rawApart === null) rawApart = name.toLowerCase()
    else if (slash === '/' && rawApart === name.toLowerCase()) rawApart = null
  }
}

function isApart(node: Extract<ElementContent, { type: 'element' }>): boolean {
  if (['a', 'code', 'kbd', 'samp', 'pre', 'img', 'input', 'svg', 'math'].includes(node.tagName)) return true
  return node.children.some((child) => child.type === 'safe')
}
