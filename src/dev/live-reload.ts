/** Tells open pages that there is something new. The messages say no more than that. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { packageRoot } from '../source/package-root.ts'
import { isSameOrigin } from './host-check.ts'
import { pageParts } from './page-digest.ts'
import type { DevStatus } from './status.ts'

export interface LiveReload {
  /** Answers a request for the script, the stream of events or the status; false if it is for something else. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean
  /** A page with the script in it. */
  inject(html: Uint8Array): Uint8Array
  send(message: 'reload' | 'failed'): void
  close(): void
}

/** The status of the page at an address; null if it is no address. */
export type StatusOf = (address: string) => Promise<DevStatus | null>

const HEARTBEAT_MS = 30_000

/** A channel whose address nobody can guess. */
export function createLiveReload(statusOf: StatusOf = async () => null): LiveReload {
  const folder = `@lectern/${randomBytes(16).toString('hex')}/`
  const open = new Set<ServerResponse>()
  const heartbeat = setInterval(() => sendAll(': still here\n\n'), HEARTBEAT_MS)
  heartbeat.unref()

  function sendAll(text: string): void {
    for (const response of open) response.write(text)
  }

  function stream(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write(': hello\n\n')
    open.add(response)
    response.on('close', () => open.delete(response))
  }

  async function status(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = new URL(request.url ?? '', 'http://page').searchParams.get('page')
    const found = page === null ? null : await statusOf(page)
    if (found === null) response.writeHead(404).end()
    else send(request, response, 'application/json', JSON.stringify(found))
  }

  async function script(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await readFile(join(packageRoot(), 'lib', 'client', 'dev.js'), 'utf8')
    send(request, response, 'text/javascript', text)
  }

  return {
    answer(request, response, path) {
      if (!path.startsWith(folder)) return false
      const fail = () => response.headersSent || response.writeHead(500).end()
      // The script may be asked for by any page of ours; what it asks for, by it alone.
      if (path === `${folder}reload.js`) script(request, response).catch(fail)
      else if (path !== `${folder}events` && path !== `${folder}status.json`) return false
      else if (!isSameOrigin(request)) response.writeHead(403).end()
      else if (path === `${folder}events`) stream(response)
      else status(request, response).catch(fail)
      return true
    },
    inject(html) {
      const text = Buffer.from(html).toString()
      const at = text.lastIndexOf('</body>')
      const script = `<script src="/${folder}reload.js?${pageParts(html).digest}"></script>`
      return Buffer.from(at === -1 ? text + script : text.slice(0, at) + script + text.slice(at))
    },
    send: (message) => sendAll(`event: ${message}\ndata:\n\n`),
    close() {
      clearInterval(heartbeat)
      for (const response of open) response.end()
    },
  }
}

function send(request: IncomingMessage, response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` })
  response.end(request.method === 'HEAD' ? undefined : text)
}
