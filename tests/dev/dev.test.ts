import fs from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { RenderSite } from '../../src/build/interface.ts'
import { Interruption } from '../../src/commands/io.ts'
import { run } from '../../src/commands/run.ts'
import { createLiveReload } from '../../src/dev/live-reload.ts'
import { createDevServer } from '../../src/dev/server.ts'
import { filesOfSite } from '../../src/dev/site-files.ts'
import { collector } from '../cli/collect.ts'
import { ERROR, site, WARNING } from '../cli/lectern.ts'
import { folder } from '../source/folder.ts'
import { outputs } from '../write/site.ts'
import { request } from './request.ts'

async function serve(pages: { readonly [path: string]: string }) {
  const liveReload = createLiveReload()
  const files = filesOfSite(outputs(pages), { vault: '/nowhere', publicDir: null })
  const server = await createDevServer(() => files, liveReload, { port: 0, host: null, allowedHosts: [] })
  onTestFinished(async () => {
    liveReload.close()
    await server.close()
  })
  return { port: server.port, get: (address: string, options = {}) => request(server.port, address, options) }
}

/** The address of the reload script in a page. */
function scriptIn(page: string): string {
  return /<script src="([^"]+)"><\/script>/.exec(page)?.[1] ?? 'no script'
}

test('TR-30 a page gets the reload script when it is served, and nothing inline', async () => {
  const { get } = await serve({ 'index.html': '<body><p>home</p></body>', 'a.css': 'a{}' })
  const page = (await get('/')).body
  expect(page).toMatch(
    /^<body><p>home<\/p><script src="\/@lectern\/[0-9a-f]{32}\/reload\.js\?[0-9a-f]{64}"><\/script><\/body>$/,
  )
  expect((await get('/a.css')).body).toBe('a{}')
  const script = await get(scriptIn(page))
  expect(script).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } })
  expect(script.body).toContain('EventSource')
})

test('TR-30 the stream of events needs its token and its own page', async () => {
  const { port, get } = await serve({ 'index.html': '<body></body>' })
  const events = scriptIn((await get('/')).body).replace('reload.js', 'events')
  expect(await get(events)).toMatchObject({ status: 200, headers: { 'content-type': 'text/event-stream' } })
  const own = { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }
  expect((await get(events, { headers: own })).status).toBe(200)
  expect((await get(events, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  expect((await get(events, { headers: { origin: 'https://evil.test' } })).status).toBe(403)
  expect((await get(events, { headers: { host: `evil.test:${port}` } })).status).toBe(403)
  expect((await get('/@lectern/0000/events')).status).toBe(404)
})

test('TR-30 what the build does not write is not served', async () => {
  const { get } = await serve({ 'index.html': 'home' })
  for (const address of ['/package.json', '/src/cli.ts', '/@fs/etc/passwd', '/notes/a.md']) {
    expect((await get(address)).status).toBe(404)
  }
})

test('dev serves a change after it was made, tells the page, and survives a failed build', async () => {
  const cwd = folder({ 'notes/a.md': 'one' })
  const controller = new AbortController()
  const [stdout, stderr] = [collector(), collector()]
  const render = async () => {
    const text = fs.readFileSync(path.join(cwd, 'notes/a.md'), 'utf8')
    if (text === 'bug') throw new Error('no luck')
    const diagnostics = text === 'one' ? [WARNING] : [WARNING, ERROR]
    return site({ outputs: outputs({ 'index.html': `<body>${text}</body>` }), diagnostics })
  }
  const ended = run(['dev', '--port', '0', '--no-cache'], {
    stdout: stdout.printer,
    stderr: stderr.printer,
    cwd,
    env: {},
    signal: controller.signal,
    render,
  })
  await vi.waitFor(() => expect(stdout.text()).toContain('http://localhost:'), WAIT)
  const port = Number(/localhost:(\d+)/.exec(stdout.text())?.[1])
  const page = async () => (await request(port, '/')).body
  const events = listen(port, scriptIn(await page()).replace('reload.js', 'events'))
  expect(await page()).toContain('<body>one')
  // The watcher needs a moment before it sees changes.
  await vi.waitFor(async () => {
    fs.writeFileSync(path.join(cwd, 'notes/a.md'), 'two')
    expect(await page()).toContain('<body>two')
  }, WAIT)
  await vi.waitFor(() => expect(events.text()).toContain('event: reload'), WAIT)
  // What is still there is not printed again.
  expect(stderr.text().split(WARNING.message)).toHaveLength(2)
  expect(stderr.text()).toContain(ERROR.message)
  expect(stderr.text()).toMatch(/Built 2 pages in \d+ ms: 1 error, 1 warning \(1 new\)\.\n/)

  fs.writeFileSync(path.join(cwd, 'notes/a.md'), 'bug')
  await vi.waitFor(() => expect(events.text()).toContain('event: failed'), WAIT)
  expect(stderr.text()).toContain('Error: no luck')
  expect(await page()).toContain('<body>two')

  controller.abort(new Interruption(130))
  expect(await ended).toBe(130)
})

test('an edit is named to the build, and everything is looked at afterwards', async () => {
  const cwd = folder({ 'notes/a.md': 'one', 'notes/b.md': 'unseen' })
  const controller = new AbortController()
  const stdout = collector()
  const looks: (readonly string[] | null)[] = []
  const render: RenderSite = async ({ edited, onPages }) => {
    looks.push(edited === undefined ? null : [...edited].map((file) => path.relative(cwd, file)))
    await onPages?.(outputs({ 'index.html': '<body>early</body>' }))
    const text = edited === undefined ? fs.readFileSync(path.join(cwd, 'notes/b.md'), 'utf8') : 'edited'
    return site({ outputs: outputs({ 'index.html': `<body>${text}</body>`, 'search.js': text }) })
  }
  const { printer } = collector()
  const ended = run(['dev', '--port', '0', '--no-cache'], {
    ...{ stdout: stdout.printer, stderr: printer, cwd, env: {}, signal: controller.signal, render },
  })
  await vi.waitFor(() => expect(stdout.text()).toContain('http://localhost:'), WAIT)
  const port = Number(/localhost:(\d+)/.exec(stdout.text())?.[1])
  // The watcher needs a moment before it sees changes; what comes before that is looked at whole.
  await vi.waitFor(() => {
    fs.writeFileSync(path.join(cwd, 'notes/a.md'), String(looks.length))
    expect(looks).toContainEqual(['notes/a.md'])
  }, WAIT)
  const edits = looks.length
  await vi.waitFor(() => expect(looks.slice(edits)).toContainEqual(null), WAIT)
  await vi.waitFor(async () => expect((await request(port, '/')).body).toContain('<body>unseen'), WAIT)
  controller.abort(new Interruption(130))
  expect(await ended).toBe(130)
})

const WAIT = { timeout: 60_000, interval: 100 }

/** Collects what a stream of events says. */
function listen(port: number, address: string): { text: () => string } {
  const controller = new AbortController()
  onTestFinished(() => controller.abort())
  let text = ''
  const read = async () => {
    const response = await fetch(`http://127.0.0.1:${port}${address}`, { signal: controller.signal })
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString()
  }
  read().catch(() => {})
  return { text: () => text }
}
