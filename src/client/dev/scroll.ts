/** Keeps the reader's place over a reload, also if something above it has grown. */

/** Where the page was: headings above the top edge with their distance to it, the nearest first. */
interface Spot {
  readonly path: string
  readonly headings: readonly (readonly [id: string, top: number])[]
  readonly y: number
}

const KEY = 'lectern-dev-scroll'
/** If a heading is renamed, the one before it still says where the page was. */
const MAX_HEADINGS = 20
/** In milliseconds after the page has loaded. */
const SETTLED = 1000

/** Notes the place and loads the page again. */
export function reload(): void {
  const headings = [...document.querySelectorAll('main [id]:is(h1, h2, h3, h4, h5, h6)')]
    .map((heading) => [heading.id, heading.getBoundingClientRect().top] as const)
    .filter(([, top]) => top < innerHeight / 2)
    .reverse()
    .slice(0, MAX_HEADINGS)
  const spot: Spot = { path: location.pathname, headings, y: scrollY }
  sessionStorage.setItem(KEY, JSON.stringify(spot))
  // Else the browser goes back to the old number of pixels, after us.
  history.scrollRestoration = 'manual'
  location.reload()
}

/** Goes back to the noted place, once now and once when pictures and fonts have their size. */
export function restore(): void {
  const spot = readSpot()
  sessionStorage.removeItem(KEY)
  if (spot === null) return
  let isLeft = false
  const leave = () => {
    isLeft = true
  }
  go(spot)
  addEventListener('wheel', leave, { once: true, passive: true })
  addEventListener('keydown', leave, { once: true })
  addEventListener('touchstart', leave, { once: true, passive: true })
  addEventListener('load', () => {
    if (!isLeft) go(spot)
    // At once would be too early: the browser would still go to the old number of pixels.
    setTimeout(() => {
      history.scrollRestoration = 'auto'
    }, SETTLED)
  })
}

function go({ headings, y }: Spot): void {
  for (const [id, top] of headings) {
    const heading = document.getElementById(id)
    if (heading === null) continue
    scrollBy({ top: heading.getBoundingClientRect().top - top, behavior: 'instant' })
    return
  }
  scrollTo({ top: y, behavior: 'instant' })
}

function readSpot(): Spot | null {
  const text = sessionStorage.getItem(KEY)
  const spot: Spot | null = text === null ? null : JSON.parse(text)
  return spot?.path === location.pathname ? spot : null
}
