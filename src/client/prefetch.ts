/** A page that the pointer rests upon is fetched before the click (NAV-5). */
import { make } from './dom.ts'
import { isThisPage, pageOf } from './internal-page.ts'

/** A pointer that only passes over a link asks for nothing. In milliseconds. */
const REST = 80

/** Listens to pointers on links. */
export function prefetchPages(): void {
  if (!location.protocol.startsWith('http') || savesData()) return
  const asked = new Set<string>()
  let resting = 0

  document.addEventListener('pointerover', (event) => {
    clearTimeout(resting)
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const url = link === null ? null : pageOf(link)
    if (url === null || isThisPage(url)) return
    url.hash = ''
    resting = window.setTimeout(() => ask(url.href), event.pointerType === 'mouse' ? REST : 0)
  })

  function ask(href: string): void {
    if (asked.has(href)) return
    asked.add(href)
    document.head.append(make('link', { rel: 'prefetch', href }))
  }
}

function savesData(): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : null
  return typeof connection === 'object' && connection !== null && 'saveData' in connection
    ? connection.saveData === true
    : false
}
