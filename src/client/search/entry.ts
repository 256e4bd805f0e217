/** The search script, loaded by the first use (trigger.ts). A classic script, for pages opened from disk. */
import { receiveMarks, showMarks } from './arrival.ts'
import { createSearchBox, type SearchBox } from './index.ts'
import { SEARCH_EVENT, type SearchOrder } from './seam.ts'

listen()

function listen(): void {
  let box: SearchBox | null = null
  document.addEventListener(SEARCH_EVENT, (event) => {
    if (!(event instanceof CustomEvent)) return
    const order: SearchOrder = event.detail
    if (order.kind === 'mark') {
      const marks = receiveMarks()
      if (marks !== null) showMarks(marks)
      return
    }
    box ??= createSearchBox(
      document.querySelector<HTMLElement>('[data-lectern="search"]')?.dataset.root ?? '',
    )
    box.open(order.typed)
  })
}
