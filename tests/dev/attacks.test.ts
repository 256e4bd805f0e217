/** The servers against what pages, links and other programs have tried with development servers, byte for byte. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createLiveReload } from '../../src/dev/live-reload.ts'
import { createDevServer, createPreviewServer, type SiteServer } from '../../src/dev/server.ts'
import { filesOfSite } from '../../src/dev/site-files.ts'
import { folder } from '../source/folder.ts'
import { outputs } from '../write/site.ts'
import { requestOf, send } from './raw.ts'

/** Stands in everything that must not be served. */
const CANARY = 'QUIETFERN'
const SITE = { 'index.html': '<body>home</body>', 'a/b.html': 'b', '404.html': '<body>nothing here</body>' }
const OPTIONS = { port: 0, host: null, allowedHosts: ['my.test'] }

async function preview(): Promise<SiteServer> {
  const outside = {
    'secret.txt': CANARY,
    'distance/secret.txt': CANARY,
    'dist/.env': CANARY,
    'dist/.git/config': CANARY,
  }
  const inSite = Object.entries(SITE).map(([name, text]) => [`dist/${name}`, text])
  const root = folder({ ...outside, ...Object.fromEntries(inSite) })
  fs.symlinkSync(path.join(root, 'secret.txt'), path.join(root, 'dist', 'link.txt'))
  fs.symlinkSync(root, path.join(root, 'dist', 'up'))
  return createPreviewServer(path.join(root, 'dist'), OPTIONS)
}

async function development(): Promise<SiteServer> {
  const liveReload = createLiveReload()
  onTestFinished(() => liveReload.close())
  const vault = folder({ 'secret.txt': CANARY, '.env': CANARY })
  const files = filesOfSite(outputs(SITE), { vault, publicDir: null })
  return createDevServer(() => files, liveReload, OPTIONS)
}

const SERVERS = { preview, development }

/** Starts a server; `ask` sends a request with the right host unless told otherwise. */
async function started(kind: keyof typeof SERVERS) {
  const server = await SERVERS[kind]()
  onTestFinished(() => server.close())
  const own = `localhost:${server.port}`
  return {
    port: server.port,
    ask: (address: string, options: Parameters<typeof requestOf>[2] & { readonly host?: string } = {}) =>
      send(server.port, requestOf(address, options.host ?? own, options)),
  }
}

const UP = [
  '..',
  '%2e%2e',
  '%2E%2E',
  '.%2e',
  '%2e.',
  '%252e%252e',
  '..;',
  '..%00',
  '%c0%ae%c0%ae',
  '%e0%80%ae%e0%80%ae',
  '%u002e%u002e',
  '...',
  '....',
  '. .',
  '%ef%bc%8e%ef%bc%8e',
  '%c0.%c0.',
]
const SLASHES = [
  '/',
  '//',
  '\\',
  '%2f',
  '%5c',
  '%252f',
  '%255c',
  '%c0%af',
  '%c1%9c',
  '%ef%bc%8f',
  '/./',
  '%00/',
]
const TRAVERSALS = [
  ...UP.flatMap((up) => SLASHES.map((slash) => `/${up}${slash}secret.txt`)),
  ...UP.map((up) => `/a/${up}/${up}/secret.txt`),
  ...UP.map((up) => `/${up}/distance/secret.txt`),
  ...SLASHES.map((slash) => `${slash}etc${slash}passwd`),
  '/.env',
  '/%2eenv',
  '/.git/config',
  '/%2egit/config',
  '/a/../.env',
  '/link.txt',
  '/up/secret.txt',
  '/up/',
  '/@fs/etc/passwd',
  '/@id/secret.txt',
  '/__open-in-editor?file=secret.txt',
  '/secret.txt?raw',
  '/secret.txt?import&raw',
  '/index.html/../../secret.txt',
  '/index.html%00.txt',
  '/C:/secret.txt',
  '/C%3a%5csecret.txt',
  '/secret.txt::$DATA',
  '/~/secret.txt',
  '/proc/self/environ',
  '/file:///etc/passwd',
  '/index.html.',
  '/index.html%20',
]

describe.each(Object.keys(SERVERS) as (keyof typeof SERVERS)[])('TR-30 the %s server', (kind) => {
  test('answers its own pages, so that refusing is something', async () => {
    const { port, ask } = await started(kind)
    expect(await ask('/')).toMatchObject({ status: 200, text: expect.stringContaining('home') })
    expect(await ask('/a/b')).toMatchObject({ status: 200 })
    for (const host of [`127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`, `my.test:${port}`]) {
      expect(await ask('/', { host }), host).toMatchObject({ status: 200 })
    }
    const six = await send(port, requestOf('/', `[::1]:${port}`), '::1').catch(() => null)
    if (six !== null) expect(six.status).toBe(200)
  })

  test(`serves nothing else, however the address is spelt (${TRAVERSALS.length} ways)`, async () => {
    const { ask } = await started(kind)
    for (const address of TRAVERSALS) {
      const { status, text } = await ask(address)
      expect([400, 404], address).toContain(status)
      expect(text, address).not.toContain(CANARY)
      expect(text, address).not.toContain('root:')
      expect(text, address).not.toMatch(/home<|index\.html"|ENOENT/)
    }
  })

  test.each([
    'evil.test',
    'evil.test:PORT',
    'localhost',
    'localhost:1',
    'localhost:80',
    'localhost:PORT0',
    'localhost:PORT:PORT',
    'localhost:-PORT',
    'localhost: PORT',
    'localhost.:PORT',
    'localhost.evil.test:PORT',
    'evil.localhost:PORT',
    'evil.test#localhost:PORT',
    'evil.test/localhost:PORT',
    'evil.test@localhost:PORT',
    'localhost:PORT@evil.test',
    'localhost:PORT, evil.test',
    '127.0.0.1.nip.test:PORT',
    '127.1:PORT',
    '127.0.0.2:PORT',
    '0x7f000001:PORT',
    '2130706433:PORT',
    '017700000001:PORT',
    '0.0.0.0:PORT',
    '0:PORT',
    '192.168.1.1:PORT',
    '[::]:PORT',
    '[::1]',
    '[::1]:1',
    '::1:PORT',
    '[::1:PORT',
    '[0:0:0:0:0:0:0:1]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '[::1%25lo]:PORT',
    '[::1%lo]:PORT',
    '[fe80::1]:PORT',
    '[localhost]:PORT',
    'my.test',
    'sub.my.test:PORT',
    'my.test.evil.test:PORT',
    'xmy.test:PORT',
    'null',
    '',
  ])('is not called “%s”: what leads to another name here is refused', async (name) => {
    const { port, ask } = await started(kind)
    const { status, text } = await ask('/', { host: name.replaceAll('PORT', String(port)) })
    expect([400, 403]).toContain(status)
    expect(text).not.toContain('home')
  })

  test('needs one host, and takes none from elsewhere', async () => {
    const { port, ask } = await started(kind)
    for (const head of ['GET / HTTP/1.0\r\n\r\n', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n']) {
      expect([400, 403]).toContain((await send(port, head)).status)
    }
    const forwarded = [
      'X-Forwarded-Host: localhost',
      `Forwarded: host=localhost:${port}`,
      'X-Host: localhost',
    ]
    expect((await ask('/', { host: `evil.test:${port}`, headers: forwarded })).status).toBe(403)
    for (const hosts of [
      ['localhost', 'evil.test'],
      ['evil.test', 'localhost'],
    ]) {
      const lines = hosts.map((host) => `Host: ${host}:${port}\r\n`).join('')
      const { status, text } = await send(port, `GET / HTTP/1.1\r\n${lines}Connection: close\r\n\r\n`)
      expect([400, 403]).toContain(status)
      expect(text).not.toContain('home')
    }
  })

  test('answers GET and HEAD, and changes nothing', async () => {
    const { port, ask } = await started(kind)
    for (const method of [
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'MKCOL',
      'MOVE',
      'LOCK',
    ]) {
      const { status, head, text } = await ask('/', { method })
      expect(status, method).toBe(405)
      expect(head).toContain('allow: get, head')
      expect(text).not.toContain('home')
    }
    const { status, head, text } = await ask('/', { method: 'HEAD' })
    expect({ status, body: text.slice(head.length + 4) }).toEqual({ status: 200, body: '' })
    for (const head of [
      'get / HTTP/1.1',
      'CONNECT evil.test:443 HTTP/1.1',
      'EVIL / HTTP/1.1',
      'GET / HTTP/9.9',
    ]) {
      const answer = await send(port, `${head}\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`)
      expect([0, 400, 405, 505], head).toContain(answer.status)
      expect(answer.text).not.toContain('home')
    }
    const preflight = ['Origin: https://evil.test', 'Access-Control-Request-Method: GET']
    expect((await ask('/', { method: 'OPTIONS', headers: preflight })).head).not.toContain('access-control')
  })

  test.each([
    'http://localhost:PORT/',
    'http://evil.test/',
    'https://localhost:PORT/',
    'HTTP://LOCALHOST:PORT/',
    '//localhost:PORT/',
    '//evil.test/%2f..',
    '///',
    '/\\evil.test',
    'index.html',
    '*',
    '?',
    '%2f',
    'file:///etc/passwd',
  ])('takes no address of the form %s', async (form) => {
    const { port, ask } = await started(kind)
    const { status, text, head } = await ask(form.replace('PORT', String(port)))
    expect(status).toBe(400)
    expect(text).not.toContain('home')
    expect(head).not.toContain('location:')
  })

  test('sends nobody elsewhere', async () => {
    const { ask } = await started(kind)
    for (const address of [
      '//evil.test/..',
      '/a//',
      '/%2f%2fevil.test',
      '/%0d%0aLocation:%20https://evil.test/',
    ]) {
      expect((await ask(address)).head, address).not.toMatch(/location:\s*(?:https?:|\/\/)/)
    }
  })

  test('is not stopped by long, odd or broken requests', async () => {
    const { port, ask } = await started(kind)
    const own = `Host: localhost:${port}\r\n`
    for (const [bytes, statuses] of [
      [requestOf(`/${'a'.repeat(10_000)}`, `localhost:${port}`), [404]],
      [requestOf(`/${'a/'.repeat(5000)}`, `localhost:${port}`), [404]],
      [requestOf(`/${'%61'.repeat(4000)}`, `localhost:${port}`), [404]],
      [requestOf(`/?${'a=b&'.repeat(3000)}`, `localhost:${port}`), [200]],
      [requestOf(`/${'a'.repeat(2_000_000)}`, `localhost:${port}`), [0, 414, 431]],
      [requestOf('/', `localhost:${port}`, { headers: [`X: ${'x'.repeat(1_000_000)}`] }), [0, 431]],
      [requestOf('/', `localhost:${port}`, { headers: [`Range: bytes=${'0-1,'.repeat(3000)}`] }), [200, 416]],
      [requestOf('/', `localhost:${port}`, { headers: ['Range: bytes=99999999999999999999-'] }), [200, 416]],
      [
        requestOf('/', `localhost:${port}`, { headers: ['Upgrade: websocket', 'Sec-WebSocket-Key: x'] }),
        [200, 400],
      ],
      [`GET / HTTP/1.1\r\n${own}X: a\0b\r\n\r\n`, [0, 400]],
      [`GET / HTTP/1.1\r\n${own}X : a\r\n\r\n`, [0, 400]],
      [`GET / HTTP/1.1\r\n${own}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, [0, 400]],
      [`GET / HTTP/1.1\r\n${own}Content-Length: -1\r\n\r\n`, [0, 400]],
      [`GET /\r\n index.html HTTP/1.1\r\n${own}\r\n`, [0, 400]],
      [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01]), [0, 400]],
      [Buffer.alloc(100_000), [0, 400]],
      ['\r\n\r\n\r\nEVIL\r\n\r\n', [0, 400]],
    ] as const) {
      expect(statuses, bytes.slice(0, 60).toString()).toContain((await send(port, bytes)).status)
    }
    expect((await ask('/')).status).toBe(200)
  })

  test('listens on this machine alone', async () => {
    const { port } = await started(kind)
    const outside = Object.values(os.networkInterfaces()).flatMap((addresses) => addresses ?? [])
    const others = outside.filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
    // Linux has all of 127/8; whoever listens everywhere answers there too.
    const hosts = [
      ...others.map(({ address }) => address),
      ...(process.platform === 'linux' ? ['127.0.0.2'] : []),
    ]
    for (const host of hosts) {
      await expect(send(port, requestOf('/', `localhost:${port}`), host), host).rejects.toThrow(
        'ECONNREFUSED',
      )
    }
  })

  test('says what its answers are, keeps them from other sites, and opens itself to none', async () => {
    const { ask } = await started(kind)
    for (const address of ['/', '/a/b.html', '/gone', '/../x']) {
      const { head } = await ask(address, { headers: ['Origin: https://evil.test'] })
      expect(head).toContain('x-content-type-options: nosniff')
      expect(head).toContain('cross-origin-resource-policy: same-origin')
      expect(head).toContain('cache-control: no-store')
      expect(head).not.toMatch(/access-control|server:|x-powered-by/)
    }
    expect((await ask('/')).head).toContain("content-security-policy: default-src 'none'")
  })
})

describe('TR-30 the channel of the development server', () => {
  async function channel() {
    const { port, ask } = await started('development')
    const token = /@lectern\/([0-9a-f]{32})\//.exec((await ask('/')).text)?.[1] ?? 'none'
    return { port, ask, token }
  }

  test('needs its token, which nobody can guess', async () => {
    const { ask, token } = await channel()
    expect((await ask(`/@lectern/${token}/events`)).status).toBe(200)
    const wrong = token.replace(/^./, (first) => (first === '0' ? '1' : '0'))
    for (const name of ['events', 'status.json?page=/', 'reload.js']) {
      for (const guess of ['', wrong, token.slice(1), `${token}0`, '0'.repeat(32), 'undefined', '%00']) {
        expect([400, 404], `${guess} ${name}`).toContain((await ask(`/@lectern/${guess}/${name}`)).status)
      }
      expect([400, 404]).toContain((await ask(`/@lectern/${name}`)).status)
    }
    expect((await channel()).token).not.toBe(token)
  })

  test.each([
    ['Origin: https://evil.test'],
    ['Origin: null'],
    ['Origin: https://localhost:PORT'],
    ['Origin: http://localhost'],
    ['Origin: http://localhost:1'],
    ['Origin: http://127.0.0.1:PORT'],
    ['Origin: http://localhost:PORT.evil.test'],
    ['Origin: http://evil.test@localhost:PORT'],
    ['Origin: file://'],
    ['Origin: http://localhost:PORT', 'Origin: https://evil.test'],
    ['Sec-Fetch-Site: cross-site'],
    ['Sec-Fetch-Site: same-site'],
    ['Sec-Fetch-Site: none'],
    ['Origin: http://localhost:PORT', 'Sec-Fetch-Site: cross-site'],
  ])('is closed to other pages: %s %s', async (...headers) => {
    const { port, ask, token } = await channel()
    const lines = headers
      .filter((line) => line !== undefined)
      .map((line) => line.replaceAll('PORT', String(port)))
    expect((await ask(`/@lectern/${token}/events`, { headers: lines })).status).toBe(403)
    const own = [`Origin: http://localhost:${port}`, 'Sec-Fetch-Site: same-origin']
    expect((await ask(`/@lectern/${token}/events`, { headers: own })).status).toBe(200)
  })

  test('is closed to other names and methods too', async () => {
    const { port, ask, token } = await channel()
    expect((await ask(`/@lectern/${token}/events`, { host: `evil.test:${port}` })).status).toBe(403)
    expect((await ask(`/@lectern/${token}/events`, { method: 'POST' })).status).toBe(405)
  })
})
