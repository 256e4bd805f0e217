/** The page's side of reading offline (WEB-4): starts the worker, and offers to keep a whole course. */
import { setting } from '../dom.ts'
import { pageOf } from '../internal-page.ts'
import { namesOf } from './addresses.ts'
import { type KeepProgress, type KeepRequest, readProgress } from './messages.ts'

start()

/** Only where a worker can run: over https or on this machine, never from disk. */
async function start(): Promise<void> {
  const address = setting('offline')
  if (address === null || !('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return
  try {
    await navigator.serviceWorker.register(address)
    const { active } = await navigator.serviceWorker.ready
    if (active === null) return
    // The worker may not have been there yet when this page was loaded, and it wants to hear of one.
    ask(active, [location.href], () => {})
    await offerCourse(active)
  } catch {
    // The host has no worker for us, or the browser forbids it: the page works as it is.
  }
}

async function offerCourse(worker: ServiceWorker): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-lectern="keep-course"]')
  const button = place?.querySelector('button')
  if (place === null || button === null || button === undefined) return
  const words = { ...place.dataset }
  const pages = coursePages()
  const show = (text: string | undefined): void => {
    button.textContent = text ?? ''
  }
  show((await areKept(pages)) ? words.kept : words.keep)
  place.dataset.ready = ''
  button.addEventListener('click', () => {
    button.setAttribute('aria-busy', 'true')
    ask(worker, pages, ({ done, total, failed }) => {
      show((words.keeping ?? '').replace('{}', `${done} / ${total}`))
      if (done < total) return
      button.removeAttribute('aria-busy')
      show(failed === 0 ? words.kept : words.failed)
    })
  })
}

/** The course page and those of all its concepts. */
function coursePages(): readonly string[] {
  const links = document.querySelectorAll('.course-outline a[href]')
  const pages = [...links].flatMap((link) => pageOf(link) ?? [])
  return [
    ...new Set([location.href, ...pages.map((page) => page.href)].map((page) => page.split('#')[0] ?? page)),
  ]
}

async function areKept(pages: readonly string[]): Promise<boolean> {
  for (const page of pages) {
    const found = await Promise.all(namesOf(page).map((name) => caches.match(name)))
    if (found.every((response) => response === undefined)) return false
  }
  return true
}

function ask(worker: ServiceWorker, pages: readonly string[], hear: (progress: KeepProgress) => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = (event) => {
    const progress = readProgress(event.data)
    if (progress !== null) hear(progress)
  }
  const request: KeepRequest = { kind: 'keep', pages }
  worker.postMessage(request, [port2])
}
