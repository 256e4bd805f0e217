// Serves a built site as a static host with Brotli does, and notes what each page asked for.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
}
const PACKED = new Set(['.html', '.css', '.js', '.json', '.svg', '.xml', '.webmanifest'])

/** Resolves to the origin (with a slash), `asked` (path to bytes on the wire, since it was last cleared), and `close`. */
export async function serveFolder(site) {
  const asked = new Map()
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1) || 'index.html'
    const file = join(site, name)
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    const ending = extname(name)
    const packed = PACKED.has(ending)
    const bytes = packed ? brotliBytes(file) : readFileSync(file)
    asked.set(name, bytes.length)
    response
      .writeHead(200, {
        'content-type': TYPES[ending] ?? 'application/octet-stream',
        ...(packed ? { 'content-encoding': 'br' } : {}),
        'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      .end(bytes)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return {
    asked,
    origin: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A file after Brotli at its default level, 11; files beyond 2 MB at 5, which is quick. */
export function brotliBytes(file) {
  const bytes = readFileSync(file)
  const quality = bytes.length > 2_000_000 ? 5 : 11
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
}
