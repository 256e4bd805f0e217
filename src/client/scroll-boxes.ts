/** Boxes that scroll sideways can be reached by keyboard, but only while there is something to scroll. */
import { inProse } from './dom.ts'

/** Watches the boxes' sizes. */
export function tendScrollBoxes(): void {
  // Paragraphs with formulas are such boxes where the window is narrow.
  const boxes = inProse(':is(pre, .table-scroll, .math-display, p:has(.katex), .paragraph:has(.katex))')
  tendBoxes(boxes)
  // What is in a box can grow without the box: formulas do when their fonts arrive.
  document.fonts.ready.then(() => boxes.forEach(tend))
}

/** Watches the sizes of some boxes. */
export function tendBoxes(boxes: readonly HTMLElement[]): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) tend(target)
  })
  for (const box of boxes) observer.observe(box)
}

function tend(box: HTMLElement): void {
  if (box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX !== 'visible') box.tabIndex = 0
  else box.removeAttribute('tabindex')
}
