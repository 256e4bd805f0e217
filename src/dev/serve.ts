/** Answers requests from the files of a site, as a static host would: no more, no less (TR-30). */
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import { CONTENT_SECURITY_POLICY } from '../site/policy.ts'
import { byteRange } from './byte-range.ts'
import { contentType } from './content-types.ts'
import { forwardingHelp, type HostRules, isMeantForUs } from './host-check.ts'
import type { LiveReload } from './live-reload.ts'
import { requestPath } from './request-path.ts'
import { routeTo } from './route.ts'
import { fileOfBytes, readWhole, type ServedFile, type SiteFiles } from './site-files.ts'

export interface ServeOptions {
  /** Asked for every request: a development server changes its site under way. */
  readonly files: () => SiteFiles
  readonly rules: () => HostRules
  /** Null for a site that does not change. */
  readonly liveReload: LiveReload | null
}

/** A server that is not listening yet. */
export function createSiteServer(options: ServeOptions): http.Server {
  return http.createServer((request, response) => {
    answer(request, response, options).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServeOptions,
): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
  if (!isMeantForUs(request, options.rules()))
    return refuse(
      response,
      403,
      ['This server is not called by that name.', forwardingHelp(request)].filter(Boolean).join(' '),
    )
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return refuse(response, 405, 'Only GET and HEAD are answered.')
  }
  const path = requestPath(request.url ?? '')
  if (path === null) return refuse(response, 400, 'This is not an address of a page.')
  if (options.liveReload?.answer(request, response, path)) return
  const files = options.files()
  const route = await routeTo(path, files)
  if (route.kind === 'folder') {
    const query = (request.url ?? '').match(/\?[^#]*/)?.[0] ?? ''
    response.writeHead(302, {
      Location: `/${route.path.split('/').map(encodeURIComponent).join('/')}${query}`,
    })
    response.end()
    return
  }
  const name = route.kind === 'file' ? route.path : '404.html'
  const file = await files.open(name)
  if (file === null) return refuse(response, 404, 'There is no such page.')
  await send(request, response, name, file, route.kind === 'file' ? 200 : 404, options.liveReload)
}

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cache-Control': 'no-store',
}

/** A picture that is opened by itself must not become a page with rights of its own. */
const PICTURE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  opened: ServedFile,
  status: 200 | 404,
  liveReload: LiveReload | null,
): Promise<void> {
  const type = contentType(name)
  const isPage = type.startsWith('text/html')
  const file =
    isPage && liveReload !== null ? fileOfBytes(liveReload.inject(await readWhole(opened))) : opened
  response.setHeader('Content-Type', type)
  if (isPage) response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY)
  if (name.endsWith('.svg')) response.setHeader('Content-Security-Policy', PICTURE_POLICY)
  response.setHeader('Accept-Ranges', 'bytes')
  const range = status === 200 ? byteRange(request.headers.range, file.size) : 'whole'
  if (range === 'unsatisfiable') {
    file.close()
    response.writeHead(416, { 'Content-Range': `bytes */${file.size}` })
    response.end()
    return
  }
  const { start, end } = range === 'whole' ? { start: 0, end: file.size - 1 } : range
  if (range !== 'whole') response.setHeader('Content-Range', `bytes ${start}-${end}/${file.size}`)
  response.writeHead(range === 'whole' ? status : 206, { 'Content-Length': end - start + 1 })
  if (request.method === 'HEAD' || end < start) {
    file.close()
    response.end()
    return
  }
  const stream = file.read(start, end)
  stream.on('error', () => response.destroy())
  response.on('close', () => stream.destroy())
  stream.pipe(response)
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${message}\n`)
}
