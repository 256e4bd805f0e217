/** Broken YAML → the bracket or quote that is never closed: the parser reports the end of the block instead. */
import type { CST } from 'yaml'

/** What to say, and the offset at which it opens. */
export type Unclosed = readonly [message: string, help: string, offset: number]

/** The first bracket or quote without an end, or null. Only asked for blocks that are broken. */
export function findUnclosed(tokens: readonly CST.Token[]): Unclosed | null {
  const open: CST.Token[] = [...tokens]
  let first: Unclosed | null = null
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    const found = judge(token)
    if (found !== null && (first === null || found[2] < first[2])) first = found
    if (token.type === 'document' && token.value !== undefined) open.push(token.value)
    if (!('items' in token)) continue
    for (const { key, value } of token.items) {
      if (key) open.push(key)
      if (value) open.push(value)
    }
  }
  return first
}

function judge(token: CST.Token): Unclosed | null {
  if (token.type === 'flow-collection') {
    if (token.end.some(({ type }) => type === 'flow-seq-end' || type === 'flow-map-end')) return null
    const [opening, closing] = token.start.source.startsWith('{') ? ['{', '}'] : ['[', ']']
    const help = `Write the ${closing} at the end of the value, or put the whole value in quotes.`
    return [`A ${opening} in the frontmatter is never closed.`, help, token.offset]
  }
  if (token.type !== 'double-quoted-scalar' && token.type !== 'single-quoted-scalar') return null
  const quote = token.type === 'double-quoted-scalar' ? '"' : "'"
  const isClosed = token.source.length > 1 && token.source.endsWith(quote)
  // It may also seem to end at the next quote, some properties later.
  if (isClosed && !SWALLOWED.test(token.source)) return null
  const help = `Write another ${quote} at the end of the value, or leave this one out.`
  return [`A ${quote} in the frontmatter is never closed.`, help, token.offset]
}

/** A line inside that looks like the next property. */
const SWALLOWED = /\n[\w-]{1,60}:(?:[ \n]|$)/
