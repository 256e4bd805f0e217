/** Tells open pages that there is something new. The messages say no more than that. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isSameOrigin } from './host-check.ts'

export interface LiveReload {
  /** Answers a request for the script or the stream of events; false if it is for something else. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean
  /** A page with the script in it. */
  inject(html: Uint8Array): Uint8Array
  send(message: 'reload' | 'failed'): void
  close(): void
}

const HEARTBEAT_MS = 30_000

/** A channel whose address nobody can guess. */
export function createLiveReload(): LiveReload {
  const folder = `@lectern/${randomBytes(16).toString('hex')}/`
  const open = new Set<ServerResponse>()
  const heartbeat = setInterval(() => sendAll(': still here\n\n'), HEARTBEAT_MS)
  heartbeat.unref()

  function sendAll(text: string): void {
    for (const response of open) response.write(text)
  }

  function stream(request: IncomingMessage, response: ServerResponse): void {
    if (!isSameOrigin(request)) {
      response.writeHead(403).end()
      return
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write(': hello\n\n')
    open.add(response)
    response.on('close', () => open.delete(response))
  }

  return {
    answer(request, response, path) {
      if (path === `${folder}events`) stream(request, response)
      else if (path === `${folder}reload.js`) {
        response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' })
        response.end(request.method === 'HEAD' ? undefined : SCRIPT)
      } else return false
      return true
    },
    inject(html) {
      const text = Buffer.from(html).toString()
      const at = text.lastIndexOf('</body>')
      const script = `<script src="/${folder}reload.js"></script>`
      return Buffer.from(at === -1 ? text + script : text.slice(0, at) + script + text.slice(at))
    },
    send: (message) => sendAll(`event: ${message}\ndata:\n\n`),
    close() {
      clearInterval(heartbeat)
      for (const response of open) response.end()
    },
  }
}

const SCRIPT = `
const events = new EventSource(new URL('events', document.currentScript.src))
events.addEventListener('reload', () => location.reload())
events.addEventListener('failed', () => {
  if (document.querySelector('[data-lectern-failed]')) return
  const note = document.createElement('div')
  note.setAttribute('data-lectern-failed', '')
  note.setAttribute('role', 'alert')
  note.textContent = 'The last change could not be built; the terminal says why. This is the site before it.'
  const look = 'position:fixed;inset:auto 0 0 0;padding:.75em 1em;background:#8c1d18;color:#fff;font:14px system-ui;z-index:99999'
  note.style.cssText = look
  document.body.append(note)
})
`
