/** Keeping pages: each with the style sheets, scripts, fonts and pictures that it needs. */
import { filesNamedIn, isLasting, isPage, nameOf, namesOf } from './addresses.ts'

export interface Keeper {
  /** Keeps a response, if it is one to keep. */
  put(address: string, response: Response): Promise<void>
  /** What is kept under an address, if anything. */
  find(address: string): Promise<Response | undefined>
  /** Fetches a page anew with all that it needs. Throws if the network fails; false if there is no such page. */
  keepPage(address: string): Promise<boolean>
  /** Takes over what an earlier version of the site has kept: pages anew where the network allows, else as they were. */
  renew(earlier: readonly string[]): Promise<void>
}

/** Keeps things in the cache `name`; all of them lie below the scope. */
export function createKeeper(name: string, scope: string): Keeper {
  return { put, find, keepPage, renew }

  async function put(address: string, response: Response): Promise<void> {
    if (!isWorthKeeping(response)) return
    const cache = await caches.open(name)
    await cache.put(nameOf(address), await plain(response))
  }

  async function find(address: string): Promise<Response | undefined> {
    const cache = await caches.open(name)
    for (const known of namesOf(address)) {
      // While a new version takes over, a page may still lie in the cache of the last one.
      const response = (await cache.match(known)) ?? (await caches.match(known))
      if (response !== undefined) return response
    }
    return undefined
  }

  async function keepPage(address: string): Promise<boolean> {
    const response = await fetch(nameOf(address), { cache: 'no-cache' })
    if (!response.ok) return false
    const text = await response.clone().text()
    // The page comes last: one that is kept is whole.
    await keepFiles(filesNamedIn(text, response.url, scope))
    await put(address, response)
    return true
  }

  async function keepFiles(addresses: readonly string[], seen = new Set<string>()): Promise<void> {
    const cache = await caches.open(name)
    for (const address of addresses) {
      // Style sheets may name each other.
      if (seen.has(address)) continue
      seen.add(address)
      if (isLasting(address, scope) && (await cache.match(address)) !== undefined) continue
      const known = isLasting(address, scope) ? await caches.match(address) : undefined
      const response = known ?? (await fetch(address))
      if (!response.ok) continue
      const text = address.endsWith('.css') ? await response.clone().text() : ''
      await put(address, response)
      await keepFiles(filesNamedIn(text, address, scope), seen)
    }
  }

  async function renew(earlier: readonly string[]): Promise<void> {
    for (const old of earlier) {
      const kept = await caches.open(old)
      const addresses = (await kept.keys()).map((request) => request.url)
      let isWhole = true
      for (const address of addresses.filter(isPage)) {
        try {
          await keepPage(address)
        } catch {
          isWhole = false
          await takeOver(kept, address)
        }
      }
      // Pages that could not be fetched anew need the files of their own time.
      if (!isWhole) for (const address of addresses) await takeOver(kept, address)
      await caches.delete(old)
    }
  }

  async function takeOver(from: Cache, address: string): Promise<void> {
    const cache = await caches.open(name)
    const response = (await cache.match(address)) === undefined ? await from.match(address) : undefined
    if (response !== undefined) await cache.put(address, response)
  }
}

/** Films and sound are too large to keep unasked, and parts of files are of no use. */
function isWorthKeeping(response: Response): boolean {
  const type = response.headers.get('content-type') ?? ''
  return response.status === 200 && response.type === 'basic' && !/^(?:video|audio)\//.test(type)
}

/** A response that was redirected may not answer for a page. */
async function plain(response: Response): Promise<Response> {
  if (!response.redirected) return response
  const { status, statusText, headers } = response
  return new Response(await response.blob(), { status, statusText, headers })
}
