/**
 * Draws the Mermaid diagrams of the page (PG-10), each when it comes near the window.
 *
 * A drawing is shown as a picture: the policy of the pages allows no style sheet inside a page, and in a picture
 * nothing runs and nothing is loaded. Its source stays beside it, folded, as its text form.
 */
import mermaid from 'mermaid'
import { inProse } from '../dom.ts'
import { isDark, onSchemeChange, type Scheme } from './colors.ts'
import { drawDiagram } from './draw.ts'
import { createFigure, type Figure } from './figure.ts'

interface Diagram {
  readonly width: number
  readonly source: string
  readonly figure: Figure
}

start()

function start(): void {
  // Left alone it draws everything itself when the page has loaded, if that comes before the first diagram is near.
  mermaid.startOnLoad = false
  const shown = new Map<Element, Diagram>()
  // One after the other: Mermaid has one configuration at a time.
  let queue: Promise<void> = Promise.resolve()

  function draw({ source, figure, width }: Diagram, scheme: Scheme): void {
    if (figure.has(scheme)) return
    queue = queue.then(async () => {
      const drawing = await drawDiagram(source, scheme, width)
      if (drawing !== null) figure.show(scheme, drawing)
    })
  }

  function drawAsShown(diagram: Diagram): void {
    if (isDark()) draw(diagram, 'dark')
    // Paper is always light.
    draw(diagram, 'light')
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue
        observer.unobserve(target)
        const figure = createFigure(target)
        const diagram = { source: target.textContent ?? '', figure, width: target.offsetWidth }
        shown.set(target, diagram)
        drawAsShown(diagram)
      }
    },
    { rootMargin: '800px 0px' },
  )
  for (const block of inProse('pre.mermaid')) observer.observe(block)
  onSchemeChange(() => shown.forEach(drawAsShown))
}
