/** Where a drawing is shown: a picture for each theme, and the source, folded. */
import { make, word } from '../dom.ts'
import { tendBoxes } from '../scroll-boxes.ts'
import type { Scheme } from './colors.ts'
import type { Drawing } from './draw.ts'
import { linkAreas, linkList } from './links.ts'

export interface Figure {
  has(scheme: Scheme): boolean
  /** Shows a drawing; the first one takes the place of the source. */
  show(scheme: Scheme, drawing: Drawing): void
}

/** The figure for a block of source; the page does not change before there is a drawing. */
export function createFigure(block: HTMLElement): Figure {
  const pictures = new Set<Scheme>()
  const scroll = make('div', { class: 'diagram-scroll' })

  function replaceSource(): void {
    // The copy button stands around the block already.
    const framed = block.closest<HTMLElement>('.copy-frame') ?? block
    const links = linkList(block)
    const fold = make('details', {}, make('summary', {}, word('diagramSource')))
    framed.replaceWith(make('figure', { class: 'diagram' }, scroll, fold))
    tendBoxes([scroll])
    fold.append(framed, ...(links === null ? [] : [links]))
  }

  return {
    has: (scheme) => pictures.has(scheme),
    show: (scheme, drawing) => {
      if (pictures.has(scheme)) return
      if (pictures.size === 0) replaceSource()
      pictures.add(scheme)
      const picture = make('img', {
        src: `data:image/svg+xml,${encodeURIComponent(drawing.svg)}`,
        alt: drawing.title || word('diagram'),
        width: String(drawing.width),
        height: String(drawing.height),
      })
      const links = linkAreas(block, drawing)
      const box = make('div', { class: `diagram-picture for-${scheme}` }, picture, ...links)
      // The style sheet hides a light picture that comes after a dark one.
      if (scheme === 'dark') scroll.prepend(box)
      else scroll.append(box)
    },
  }
}
