import type { ListItem, Paragraph, PhrasingContent, Root } from 'mdast'
import { isBlank, isLineEnd } from '../tree/characters.ts'
import { contentFrom, endOffset, startOffset, trimLineStart } from '../tree/phrasing.ts'
import type { Source } from '../tree/source.ts'
import { mapText } from '../tree/text-map.ts'
import { walk } from '../tree/walk.ts'

/**
 * Makes tasks of the list items that start with one character in brackets (TSK-1, TSK-2).
 *
 * GFM has already taken `[ ]`, `[x]` and `[X]`; here the others follow, and each task gets its character
 * in `data.task`. Only a blank leaves the box unchecked.
 */
export function markTasks(tree: Root, source: Source): void {
  walk(tree, (list) => {
    for (const node of list) {
      if (node.type !== 'listItem') continue
      if (typeof node.checked === 'boolean') {
        setTask(node, characterOf(node, source))
        mendStart(node, source)
      } else readTask(node, source)
    }
  })
}

function setTask(item: ListItem, character: string): void {
  item.data = { ...item.data, task: character }
}

/** The character in a box that GFM has read. */
function characterOf(item: ListItem, source: Source): string {
  const start = startOffset(item)
  const box = start === undefined ? -1 : source.text.indexOf('[', start)
  const character = box === -1 ? undefined : source.text[box + 1]
  if (!item.checked) return ' '
  return character?.toLowerCase() === 'x' ? character : 'x'
}

/** GFM lets text that starts on the line after the box start right behind the box. */
function mendStart(item: ListItem, source: Source): void {
  const paragraph = item.children[0]
  if (paragraph?.type !== 'paragraph') return
  const text = paragraph.children[0]
  if (text?.type !== 'text' || !text.position) return
  const start = mapText(text, source)?.startOf(0)
  if (start !== undefined) text.position.start = source.pointAt(start)
  startAtContent(paragraph)
}

function startAtContent(paragraph: Paragraph): void {
  const start = paragraph.children[0]?.position?.start
  if (paragraph.position && start) paragraph.position.start = { ...start }
}

function readTask(item: ListItem, source: Source): void {
  const paragraph = item.children[0]
  if (paragraph?.type !== 'paragraph') return
  const [start, end] = [startOffset(paragraph), endOffset(paragraph)]
  const box = start === undefined || end === undefined ? null : readBox(source.text, start, end)
  if (box === null) return
  const content = contentFrom<PhrasingContent>(paragraph.children, box.end, source)
  // Formatting starts inside the box: `[*] a*`.
  if (content === null) return
  paragraph.children = trimLineStart<PhrasingContent>(content, source)
  if (paragraph.children.length === 0) item.children.shift()
  else startAtContent(paragraph)
  item.checked = box.character !== ' '
  setTask(item, box.character)
}

interface Box {
  readonly character: string
  /** The offset after the box. */
  readonly end: number
}

/** Reads `[c]` with white space behind it: a blank, or a line ending if the paragraph goes on after it. */
function readBox(text: string, start: number, paragraphEnd: number): Box | null {
  const code = text.codePointAt(start + 1)
  if (text[start] !== '[' || code === undefined) return null
  const character = String.fromCodePoint(code)
  if ('[]\\'.includes(character) || isLineEnd(character)) return null
  const end = start + 2 + character.length
  if (text[end - 1] !== ']') return null
  if (!isBlank(text[end]) && !(isLineEnd(text[end]) && end < paragraphEnd)) return null
  return { character: character === '\t' ? ' ' : character, end }
}
