/**
 * What `lectern dev` adds to a page while it serves it: reload with the place kept, style sheets swapped in place,
 * and an overlay of diagnostics. No site that is built holds this script.
 */
import type { DevStatus } from '../../dev/status.ts'
import { createOverlay } from './overlay.ts'
import { reload, restore } from './scroll.ts'
import { swapStyles } from './styles.ts'

/** How long until somebody looks whether a server that is gone is there again, in milliseconds. */
const AGAIN = 2000
const VERSION = 'lectern-dev-version'

function start(script: HTMLScriptElement): void {
  const overlay = createOverlay()
  /** The page as it was served, by its digest. */
  const shown = new URL(script.src).search.slice(1)
  let known: DevStatus | null = null
  let events: EventSource | null = null

  async function look(): Promise<void> {
    const address = new URL('status.json', script.src)
    address.searchParams.set('page', location.pathname)
    const response = await fetch(address)
    if (!response.ok) return
    const status: DevStatus = await response.json()
    const isOther = status.page !== shown || (known !== null && known.publicFiles !== status.publicFiles)
    if (isOther) return mayReload(status.page) ? reload() : undefined
    if (known !== null) swapStyles(known.styles, status.styles)
    known = status
    overlay.show(status)
  }

  function connect(): void {
    if (events !== null) return
    const source = new EventSource(new URL('events', script.src))
    // Whatever was missed before it was open is looked up now.
    source.addEventListener('open', update)
    source.addEventListener('reload', update)
    source.addEventListener('failed', update)
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(tryAgain, AGAIN)
    })
    events = source
  }

  function update(): void {
    look().catch(() => {})
  }

  /** Another server answers at another secret address: only a new page knows it. */
  function tryAgain(): void {
    fetch(location.href, { method: 'HEAD' }).then(reload, () => setTimeout(tryAgain, AGAIN))
  }

  // A browser opens few connections to one server: pages that nobody sees give theirs back.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') return connect()
    events?.close()
    events = null
  })
  connect()
}

/** False right after a reload for the same version: a page that never becomes it must not be loaded for ever. */
function mayReload(version: string): boolean {
  const isSecond = sessionStorage.getItem(VERSION) === version && performance.now() < AGAIN
  sessionStorage.setItem(VERSION, version)
  return !isSecond
}

restore()
if (document.currentScript instanceof HTMLScriptElement) start(document.currentScript)
