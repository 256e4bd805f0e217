import fs from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createPreviewServer } from '../../src/dev/server.ts'
import { folder } from '../source/folder.ts'
import { request } from './request.ts'

const SITE = {
  'index.html': 'home',
  'a.html': 'a',
  'week 1/index.html': 'week',
  '404.html': 'nothing here',
  'files/clip.mp4': '0123456789',
  'pic.svg': '<svg/>',
  'empty.txt': '',
  '.lectern-manifest.json': 'QUIET',
  '.git/config': 'QUIET',
  '.well-known/x': 'known',
}

async function serve(files: { readonly [name: string]: string } = SITE) {
  const inSite = Object.entries(files).map(([name, text]) => [`dist/${name}`, text])
  const root = path.join(folder({ ...Object.fromEntries(inSite), 'outside.txt': 'QUIET' }), 'dist')
  const server = await createPreviewServer(root, { port: 0, host: null, allowedHosts: ['my.test'] })
  onTestFinished(() => server.close())
  return {
    root,
    port: server.port,
    get: (address: string, options = {}) => request(server.port, address, options),
  }
}

test.each([
  ['/', 200, 'home', 'text/html; charset=utf-8'],
  ['/a.html', 200, 'a', 'text/html; charset=utf-8'],
  ['/a', 200, 'a', 'text/html; charset=utf-8'],
  ['/a?x=1', 200, 'a', 'text/html; charset=utf-8'],
  ['/week%201/', 200, 'week', 'text/html; charset=utf-8'],
  ['/gone', 404, 'nothing here', 'text/html; charset=utf-8'],
  ['/a/', 404, 'nothing here', 'text/html; charset=utf-8'],
  ['/files/', 404, 'nothing here', 'text/html; charset=utf-8'],
  ['/pic.svg', 200, '<svg/>', 'image/svg+xml'],
  ['/empty.txt', 200, '', 'text/plain; charset=utf-8'],
  ['/.well-known/x', 200, 'known', 'application/octet-stream'],
])('a request for %s is answered as by a static host', async (address, status, body, type) => {
  const answer = await (await serve()).get(address)
  expect({ status: answer.status, body: answer.body, type: answer.headers['content-type'] }).toEqual({
    status,
    body,
    type,
  })
})

test('a folder without its slash is a redirect that keeps the query', async () => {
  const { status, headers } = await (await serve()).get('/week%201?q=1')
  expect({ status, location: headers.location }).toEqual({ status: 302, location: '/week%201/?q=1' })
})

test.each([
  '/../outside.txt',
  '/%2e%2e/outside.txt',
  '/..%2foutside.txt',
  '/..\\outside.txt',
  '/a%00',
  '//e.org',
])('TR-30 %s leads nowhere', async (address) => {
  const { status, body } = await (await serve()).get(address)
  expect(status).toBe(400)
  expect(body).not.toContain('QUIET')
})

test.each(['/.lectern-manifest.json', '/.git/config', '/link/secret.txt', '/link.txt'])(
  'TR-30 %s is not served',
  async (address) => {
    const { root, get } = await serve()
    const elsewhere = folder({ 'secret.txt': 'QUIET' })
    fs.symlinkSync(elsewhere, path.join(root, 'link'))
    fs.symlinkSync(path.join(elsewhere, 'secret.txt'), path.join(root, 'link.txt'))
    const { status, body } = await get(address)
    expect({ status, body }).toEqual({ status: 404, body: 'nothing here' })
  },
)

test('TR-30 every answer carries the headers that keep it in its place', async () => {
  const { get } = await serve()
  for (const address of ['/', '/gone', '/%', '/pic.svg']) {
    expect((await get(address)).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
  expect((await get('/')).headers['content-security-policy']).toContain("default-src 'none'")
  expect((await get('/pic.svg')).headers['content-security-policy']).toContain('sandbox')
  expect((await get('/')).headers).not.toHaveProperty('access-control-allow-origin')
})

test.each([
  ['localhost', true],
  ['LOCALHOST', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['my.test', true],
  ['evil.test', false],
  ['192.168.0.7', false],
  ['localhost.evil.test', false],
])('TR-30 a request for the host %s is answered: %s', async (name, isAnswered) => {
  const { port, get } = await serve()
  expect((await get('/', { headers: { host: `${name}:${port}` } })).status).toBe(isAnswered ? 200 : 403)
  expect((await get('/', { headers: { host: `${name}:${port + 1}` } })).status).toBe(403)
})

test('TR-30 a forwarded port is answered if it was allowed, and the refusal says how', async () => {
  const root = folder(SITE)
  const allowedHosts = ['localhost:8080']
  const server = await createPreviewServer(root, { port: 0, host: null, allowedHosts })
  onTestFinished(() => server.close())
  const ask = (host: string) => request(server.port, '/', { headers: { host } })
  expect((await ask('localhost:8080')).status).toBe(200)
  expect((await ask(`localhost:${server.port}`)).status).toBe(200)
  expect(await ask('127.0.0.1:8080')).toMatchObject({
    status: 403,
    body: expect.stringContaining('start it with --allowed-hosts 127.0.0.1:8080'),
  })
  expect(await ask('evil.test:8080')).toMatchObject({
    status: 403,
    body: expect.not.stringContaining('allowed-hosts'),
  })
})

test('TR-30 only GET and HEAD are answered', async () => {
  const { get } = await serve()
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect(await get('/', { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  }
  expect(await get('/a', { method: 'HEAD' })).toMatchObject({
    status: 200,
    body: '',
    headers: { 'content-length': '1' },
  })
})

test('MED-2 a part of a film can be asked for', async () => {
  const { get } = await serve()
  const part = await get('/files/clip.mp4', { headers: { range: 'bytes=2-4' } })
  expect(part).toMatchObject({
    status: 206,
    body: '234',
    headers: { 'content-range': 'bytes 2-4/10', 'content-type': 'video/mp4', 'content-length': '3' },
  })
  const beyond = await get('/files/clip.mp4', { headers: { range: 'bytes=10-' } })
  expect(beyond).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10' } })
})

test('a taken port gives way to the next free one', async () => {
  const { port } = await serve()
  const second = await createPreviewServer(folder(SITE), { port, host: null, allowedHosts: [] })
  onTestFinished(() => second.close())
  expect(second.port).toBeGreaterThan(port)
  expect(second.url).toBe(`http://localhost:${second.port}/`)
})
