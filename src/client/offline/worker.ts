/**
 * The service worker of a site (WEB-4): it keeps pages that were read and, on request, whole courses.
 *
 * The network comes first, so a reader who is online always sees the site as it is now; what is kept answers when
 * the network does not.
 */
import { isLasting, isPage } from './addresses.ts'
import { createKeeper } from './keep.ts'
import { type KeepProgress, readRequest } from './messages.ts'
import type { FetchEvent, OfflineSettings, WorkerScope } from './worker-scope.ts'

declare const LECTERN_OFFLINE: OfflineSettings
declare const self: unknown

/** After so long what is kept answers, if there is any. In milliseconds. */
const PATIENCE = 4000

const worker = self as WorkerScope
const { scope } = worker.registration
// Several sites may share an origin.
const family = `lectern ${scope} `
const current = family + LECTERN_OFFLINE.version
const keeper = createKeeper(current, scope)

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))

// Until it is active, a worker answers nothing: what takes long is done when the first page reports.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const isOurs = request.method === 'GET' && request.url.startsWith(scope) && !request.headers.has('range')
  if (isOurs) event.respondWith(isLasting(request.url, scope) ? fromKept(event) : fromNetwork(event))
})

worker.addEventListener('message', (event) => {
  const request = readRequest(event.data)
  if (request === null) return
  const pages = request.pages.filter((page) => page.startsWith(scope) && isPage(page))
  const work = keepAll(pages, (progress) => event.ports[0]?.postMessage(progress)).then(takeOver)
  event.waitUntil(work)
})

/** Makes what earlier versions of the site have kept our own. */
async function takeOver(): Promise<void> {
  const names = await caches.keys()
  await keeper.renew(names.filter((name) => name.startsWith(family) && name !== current))
}

async function keepAll(pages: readonly string[], report: (progress: KeepProgress) => void): Promise<void> {
  let failed = 0
  for (const [index, page] of pages.entries()) {
    const isKept = await keeper.keepPage(page).catch(() => false)
    if (!isKept) failed++
    report({ done: index + 1, total: pages.length, failed })
  }
}

async function fromKept(event: FetchEvent): Promise<Response> {
  return (await keeper.find(event.request.url)) ?? fetchAndKeep(event)
}

async function fromNetwork(event: FetchEvent): Promise<Response> {
  const kept = keeper.find(event.request.url)
  const fetched = fetchAndKeep(event)
  const late = new Promise<Response | undefined>((done) => setTimeout(() => done(kept), PATIENCE))
  try {
    return (await Promise.race([fetched, late])) ?? (await fetched)
  } catch {
    const answer = await kept
    if (answer !== undefined) return answer
    return event.request.mode === 'navigate' ? missingPage() : Response.error()
  }
}

async function fetchAndKeep(event: FetchEvent): Promise<Response> {
  const response = await fetch(event.request)
  // A full disk is no reason to show nothing.
  const keeping = keeper.put(event.request.url, response.clone()).catch(() => {})
  event.waitUntil(keeping)
  return response
}

function missingPage(): Response {
  const { lang, missing } = LECTERN_OFFLINE
  const html = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${missing}</title><h1>${missing}</h1>`
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
