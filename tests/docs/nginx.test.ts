/** The server block of the guide in a real nginx; skipped where there is none. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os, { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import { CONTENT_SECURITY_POLICY } from '../../src/site/policy.ts'
import { lectern } from '../cli/lectern.ts'
import { read } from './guide.ts'

const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx'].find((path) => existsSync(path))

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'

describe.skipIf(NGINX === undefined)('nginx with the server block of the guide', () => {
  let folder: string
  let base: string
  let server: ChildProcess | null = null

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-nginx-'))
    // The worker processes of nginx may run as somebody else.
    execFileSync('chmod', ['755', folder])
    const port = await freePort()
    base = `http://127.0.0.1:${port}/`
    mkdirSync(join(folder, 'notes/deep'), { recursive: true })
    writeFileSync(join(folder, 'notes/index.md'), `Home. ![[p.svg]] $x$ ${'Many words. '.repeat(300)}`)
    writeFileSync(join(folder, 'notes/deep/Note.md'), 'Deep.')
    writeFileSync(join(folder, 'notes/About.md'), '---\npermalink: about\n---\nAbout.')
    writeFileSync(join(folder, 'notes/p.svg'), SVG)
    const { code, stderr } = await lectern(`build --no-cache --base-url ${base}`, {
      cwd: folder,
      render: renderSite,
    })
    if (code !== 0) throw new Error(stderr)
    writeFileSync(join(folder, 'site.conf'), serverBlock(port, join(folder, 'dist')))
    writeFileSync(join(folder, 'nginx.conf'), mainConfiguration(folder))
    server = spawn(NGINX ?? '', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'inherit' })
    await until(() => fetch(base))
  })

  afterAll(async () => {
    if (server !== null && server.exitCode === null) {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  })

  test('pages, styles, scripts, fonts and pictures have their types', async () => {
    const types = async (path: string) => (await fetch(base + path)).headers.get('content-type')
    expect(await types('')).toBe('text/html; charset=utf-8')
    expect(await types('deep/note.html')).toBe('text/html; charset=utf-8')
    expect(await types(asset(/^lectern\..*\.css$/))).toMatch(/^text\/css/)
    expect(await types(asset(/^lectern\..*\.js$/))).toMatch(/^(?:text|application)\/javascript/)
    expect(await types(asset(/^p\..*\.svg$/))).toBe('image/svg+xml')
    expect(await types('sitemap.xml')).toMatch(/^(?:text|application)\/xml/)
    expect(await types(`${asset(/^katex/)}/fonts/KaTeX_Main-Regular.woff2`)).toBe('font/woff2')
  })

  test('a folder is served by its index, with and without the slash', async () => {
    expect(await (await fetch(`${base}about/`)).text()).toContain('About.')
    expect((await fetch(`${base}about`, { redirect: 'manual' })).status).toBe(301)
  })

  test('assets may be kept for good, pages are asked for again', async () => {
    const caching = async (path: string) => (await fetch(base + path)).headers.get('cache-control')
    expect(await caching(asset(/^lectern\..*\.css$/))).toBe('public, max-age=31536000, immutable')
    expect(await caching('index.html')).toBe('no-cache')
    const { headers } = await fetch(`${base}index.html`)
    const again = await fetch(`${base}index.html`, {
      headers: { 'If-None-Match': headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  test('pages carry the policy, pictures are closed in', async () => {
    const policy = async (path: string) => (await fetch(base + path)).headers.get('content-security-policy')
    expect(await policy('index.html')).toBe(CONTENT_SECURITY_POLICY)
    expect(await policy(asset(/^p\..*\.svg$/))).toMatch(/^sandbox/)
    expect((await fetch(base)).headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('an address that does not exist shows the 404 page, whose style is found from any depth', async () => {
    const response = await fetch(`${base}no/such/page.html`)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    const style = /<link rel="stylesheet" href="([^"]+)"/.exec(await response.text())?.[1] ?? ''
    expect((await fetch(new URL(style, `${base}no/such/page.html`))).status).toBe(200)
  })

  test('files for hosts are not served, folders are not listed', async () => {
    expect((await fetch(`${base}_headers`)).status).toBe(404)
    expect((await fetch(`${base}lectern-manifest.json`)).status).toBe(404)
    expect((await fetch(`${base}assets/`)).status).toBe(403)
  })

  test('text is sent compressed', async () => {
    const response = await fetch(`${base}index.html`, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
  })

  function asset(name: RegExp): string {
    const found = readdirSync(join(folder, 'dist/assets')).find((file) => name.test(file))
    if (found === undefined) throw new Error(`No asset is called ${name}.`)
    return `assets/${found}`
  }
})

/** The recipe with another port and root, and nothing else changed. */
function serverBlock(port: number, root: string): string {
  return read('docs/recipes/nginx.conf')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('listen [::]:80;', '')
    .replace('root /var/www/notes;', `root ${root};`)
}

function mainConfiguration(folder: string): string {
  const user = process.getuid?.() === 0 ? `user ${os.userInfo().username};` : ''
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  )
  return `${user}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr error;
events {}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  ${temporary.join('\n  ')}
  include ${folder}/site.conf;
}
`
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function until(attempt: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await attempt()
      return
    } catch (error) {
      if (tries > 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
