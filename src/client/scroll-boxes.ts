/** Boxes that scroll sideways can be reached by keyboard, but only while there is something to scroll. */
import { inProse } from './dom.ts'

/** Watches the boxes' sizes. */
export function tendScrollBoxes(): void {
  const boxes = inProse(':is(pre, .table-scroll, .math-display)')
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target instanceof HTMLElement) tend(target)
  })
  for (const box of boxes) observer.observe(box)
  // What is in a box can grow without the box: formulas do when their fonts arrive.
  document.fonts.ready.then(() => boxes.forEach(tend))
}

function tend(box: HTMLElement): void {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
  else box.removeAttribute('tabindex')
}
