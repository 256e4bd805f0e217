/** Diagrams are drawn by a script of their own, loaded when the first one is about to come into view (PG-10). */
import { inProse, make, setting } from './dom.ts'

/** Watches the diagrams of the page, if it has any. */
export function drawDiagrams(): void {
  const src = setting('mermaid')
  const diagrams = inProse('pre.mermaid')
  if (src === null || diagrams.length === 0) return
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      observer.disconnect()
      document.head.append(make('script', { src }))
    },
    { rootMargin: '800px 0px' },
  )
  for (const diagram of diagrams) observer.observe(diagram)
}
