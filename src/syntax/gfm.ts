import type { Nodes, Root } from 'mdast'
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { gfmFromMarkdown as allFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Construct, ConstructRecord, Extension } from 'micromark-util-types'
import type { Constructs } from './constructs.ts'

/** The names that GFM's constructs have in micromark. */
const NAMES: readonly (readonly [construct: keyof Constructs, names: readonly string[]])[] = [
  ['emailAutolinks', ['emailAutolink']],
  ['httpAutolinks', ['protocolAutolink']],
  ['wwwAutolinks', ['wwwAutolink']],
  ['footnotes', ['gfmFootnoteDefinition', 'gfmFootnoteCall', 'gfmPotentialFootnoteCall']],
  ['strikethrough', ['strikethrough']],
  ['tables', ['table']],
  ['taskListItems', ['tasklistCheck']],
]

/** GFM's syntax without the constructs that are not asked for. A single tilde strikes nothing out (INL-2). */
export function gfmSyntax(constructs: Constructs): Extension {
  const all = gfm({ singleTilde: false })
  const unwanted = new Set(NAMES.flatMap(([construct, names]) => (constructs[construct] ? [] : names)))
  if (unwanted.size === 0) return all
  const { document = {}, flow = {}, text = {}, ...spans } = all
  return {
    document: without(document, unwanted),
    flow: without(flow, unwanted),
    text: without(text, unwanted),
    ...(constructs.strikethrough ? spans : {}),
  }
}

/**
 * GFM's node makers. The search for autolinks in the finished tree, four walks through it, is made only if a text
 * holds what each autolink has.
 */
export function gfmFromMarkdown(constructs: Constructs): FromMarkdownExtension[] {
  return allFromMarkdown().map(({ transforms, ...makers }) => ({
    ...makers,
    transforms: ((constructs.autolinksInTree && transforms) || []).map(
      (search) => (tree) => (mayHoldAutolink(tree) ? search(tree) : undefined),
    ),
  }))
}

function mayHoldAutolink(tree: Root): boolean {
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'link' || node.type === 'linkReference') continue
    if (node.type === 'text' && /https?:\/\/|www\.|@/i.test(node.value)) return true
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
  return false
}

function without(record: ConstructRecord, unwanted: ReadonlySet<string>): ConstructRecord {
  const kept: { [code: string]: Construct[] } = {}
  for (const [code, value] of Object.entries(record)) {
    const constructs = [value ?? []].flat().filter(({ name }) => name === undefined || !unwanted.has(name))
    if (constructs.length > 0) kept[code] = constructs
  }
  return kept
}
