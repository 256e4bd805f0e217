/** Nodes of class `internal-link` lead to the note that their words name (COD-4). */
import { make } from '../dom.ts'
import type { Drawing } from './draw.ts'

/** Links over the nodes of a drawing, by the list of links that the page has under the source. */
export function linkAreas(block: HTMLElement, drawing: Drawing): HTMLElement[] {
  const targets = new Map(
    [...(linkList(block)?.querySelectorAll('a') ?? [])].map((link) => [
      plain(link.textContent),
      link.getAttribute('href') ?? '',
    ]),
  )
  if (targets.size === 0) return []
  const box = make('div', { class: 'diagram-ruler' })
  box.append(document.importNode(drawing.root, true))
  document.body.append(box)
  const frame = box.getBoundingClientRect()
  const areas = [...box.querySelectorAll('.internal-link')].flatMap((node) => {
    const words = plain(node.textContent)
    const href = targets.get(words)
    return href === undefined ? [] : [area(words, href, node.getBoundingClientRect(), frame, drawing)]
  })
  box.remove()
  return areas
}

/** The links that the page shows with the source. */
export function linkList(block: HTMLElement): Element | null {
  return block.closest('.diagram-block')?.querySelector('.diagram-links') ?? null
}

/** In parts of the picture's size, which may be shown smaller than it is. */
function area(words: string, href: string, node: DOMRect, frame: DOMRect, drawing: Drawing): HTMLElement {
  const link = make('a', { class: 'internal-link diagram-area', href, 'aria-label': words })
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)}%`
  link.style.left = percent(node.left - frame.left, drawing.width)
  link.style.top = percent(node.top - frame.top, drawing.height)
  link.style.width = percent(node.width, drawing.width)
  link.style.height = percent(node.height, drawing.height)
  return link
}

function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}
