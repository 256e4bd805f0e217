/** The little of a service worker's world that ours uses: the compiler knows that of a page instead. */

interface LateEvent extends Event {
  /** Keeps the worker alive until this is done. */
  waitUntil(work: Promise<unknown>): void
}

export interface FetchEvent extends LateEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

export interface MessageEventOfPage extends LateEvent {
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}

export interface WorkerScope {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LateEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEventOfPage) => void): void
}

/** What the build of the site writes before this script. */
export interface OfflineSettings {
  /** Changes with every file of the site. */
  readonly version: string
  readonly lang: string
  /** What is shown in place of a page that was not kept. */
  readonly missing: string
}
