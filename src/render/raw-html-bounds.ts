/**
 * Bounds on what raw HTML may ask of the HTML parser (TR-15, trust.md 4.1): it nests elements without end, and opens
 * formatting that is left open again in every block that follows.
 */
import type { ElementContent } from 'hast'

/** Deepest nesting of the author's elements. */
const DEEPEST = 100

/** How often formatting that is left open may be opened again. */
const MOST_REOPENED = 20_000

const VOID: ReadonlySet<string> = words(
  'area base br col embed hr img input link meta param source track wbr',
)

const FORMATTING: ReadonlySet<string> = words('a b big code em font i nobr s small strike strong tt u')

/** Elements that end where the next of their kind, or the one around them, begins or ends. */
const IMPLIED: ReadonlySet<string> = words(
  'p li dt dd option optgroup tr td th thead tbody tfoot rt rp rb colgroup',
)

const TAG = /<(\/?)([a-z][^\s/>]*)/gi

type RawNode = Extract<ElementContent, { type: 'raw' }>

/** The first piece of raw HTML with which a tree exceeds the bounds, or null. */
export function firstExcessiveHtml(nodes: readonly ElementContent[]): RawNode | null {
  const open: string[] = []
  const formatting = new Map<string, number>()
  let unclosed = 0
  let reopened = 0
  let last: RawNode | null = null
  return visit(nodes)

  function visit(content: readonly ElementContent[]): RawNode | null {
    for (const node of content) {
      if (node.type === 'raw') {
        last = node
        for (const [, slash, name = ''] of node.value.matchAll(TAG)) take(name.toLowerCase(), slash === '/')
      } else if (node.type === 'element') {
        reopened += unclosed
        const excessive = visit(node.children)
        if (excessive !== null) return excessive
      }
      if (open.length > DEEPEST || reopened > MOST_REOPENED) return last
    }
    return null
  }

  function take(name: string, isEnd: boolean): void {
    if (VOID.has(name)) return
    if (FORMATTING.has(name)) {
      const before = formatting.get(name) ?? 0
      const after = Math.max(0, isEnd ? before - 1 : before + 1)
      formatting.set(name, after)
      unclosed += after - before
    }
    if (isEnd) {
      const index = open.lastIndexOf(name)
      if (index !== -1) open.length = index
      return
    }
    reopened += unclosed
    if (IMPLIED.has(name)) while (open.length > 0 && endsAt(open.at(-1), name)) open.pop()
    // Above the limit there is nothing left to count.
    if (open.length <= DEEPEST) open.push(name)
  }
}

/** Whether an element ends where one of those of `IMPLIED` begins. */
function endsAt(name: string | undefined, next: string): boolean {
  if (name === undefined || !IMPLIED.has(name)) return false
  return next === 'p' || next === 'td' || next === 'th' ? ['p', 'td', 'th'].includes(name) : true
}

/** The tree with the words of its raw HTML in place of the tags: those of scripts and comments go with them. */
export function withoutTags(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type === 'raw') return { type: 'text', value: wordsOf(node.value) }
    return node.type === 'element' ? { ...node, children: withoutTags(node.children) } : node
  })
}

function wordsOf(html: string): string {
  let text = ''
  let at = 0
  for (;;) {
    const open = html.indexOf('<', at)
    if (open === -1) return text + html.slice(at)
    text += html.slice(at, open)
    const hidden = HIDDEN.find(([start]) => html.slice(open, open + start.length).toLowerCase() === start)
    const end = indexAfter(html, hidden?.[1] ?? '>', open)
    if (end === -1) return text
    at = end
  }
}

/** What is not shown up to its end. */
const HIDDEN: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<script', '</script>'],
  ['<style', '</style>'],
  ['<template', '</template>'],
]

function indexAfter(html: string, end: string, from: number): number {
  const index = html.indexOf(end, from)
  return index === -1 ? -1 : index + end.length
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
