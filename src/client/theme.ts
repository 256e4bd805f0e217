/**
 * Applies the reader's choice of theme before the first paint. A file of its own, and tiny, because
 * rendering waits for it: everything else is deferred.
 */
import { readTheme } from './theme-choice.ts'

const root = document.documentElement
const choice = readTheme()
if (choice !== 'auto') root.dataset.theme = choice
root.dataset.js = ''

// A key that is pressed before the main script has run is not lost: it is heard once the page is complete.
const [loading] = performance.getEntriesByType('navigation')
if (loading instanceof PerformanceNavigationTiming && loading.domContentLoadedEventStart === 0) {
  const early: KeyboardEvent[] = []
  const keep = (event: KeyboardEvent): void => void early.push(event)
  addEventListener('keydown', keep)
  addEventListener('DOMContentLoaded', () => {
    removeEventListener('keydown', keep)
    for (const event of early) event.target?.dispatchEvent(new KeyboardEvent('keydown', event))
  })
}
