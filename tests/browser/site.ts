/** A site built once for the tests in a browser, served with its own security headers. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { renderSite } from '../../src/build/build-site.ts'
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts'
import { buildRequest } from '../build/request.ts'

export interface ServedSite {
  /** The folder with the files of the site. */
  readonly folder: string
  /** Address of the site at the root of its host, and below `/repo/x/`; both end in a slash. */
  readonly root: string
  readonly below: string
  readonly close: () => void
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
])
const BASE = '/repo/x/'

/** Builds a vault and serves the site as a static host does: with its headers, and its page for what is not there. */
export async function serveSite(
  vault: Readonly<Record<string, string | Uint8Array>>,
  settings: Partial<Config> = {},
): Promise<ServedSite> {
  const home = mkdtempSync(join(tmpdir(), 'lectern-browser-'))
  const folder = join(home, 'site')
  writeAll(join(home, 'vault'), vault)
  const site = await renderSite(
    buildRequest(join(home, 'vault'), { output: folder, config: { ...DEFAULT_CONFIG, ...settings } }),
  )
  for (const { path, body } of site.outputs) {
    if (body.kind === 'bytes') writeAll(folder, { [path]: body.bytes })
    else if (body.kind === 'lazy') writeAll(folder, { [path]: await body.read() })
    else if (body.kind === 'copy')
      writeAll(folder, { [path]: readFileSync(join(home, 'vault', body.source)) })
  }
  const policy =
    /Content-Security-Policy: (.*)/.exec(readFileSync(join(folder, '_headers'), 'utf8'))?.[1] ?? ''
  const server = createServer((request, response) => {
    const path = decoded(new URL(request.url ?? '/', 'http://x').pathname)
    const name = (path.startsWith(BASE) ? path.slice(BASE.length) : path.slice(1)).replace(
      /(^|\/)$/,
      '$1index.html',
    )
    const headers = {
      'content-type': TYPES.get(extname(name)) ?? 'application/octet-stream',
      'content-security-policy': policy,
    }
    try {
      const bytes = readFileSync(join(folder, name))
      response.writeHead(200, headers).end(bytes)
    } catch {
      response.writeHead(404, { ...headers, 'content-type': 'text/html; charset=utf-8' })
      response.end(readFileSync(join(folder, '404.html')))
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    folder,
    root: `http://127.0.0.1:${port}/`,
    below: `http://127.0.0.1:${port}${BASE}`,
    close: () => {
      server.closeAllConnections()
      server.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** As it stands where it is badly encoded, which is no page's address. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function writeAll(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}
