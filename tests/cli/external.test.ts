import http from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { checkExternal } from '../../src/commands/external/check-external.ts'
import { isIgnoredUrl } from '../../src/commands/external/find-urls.ts'
import { type Pace, retryAfterMs } from '../../src/commands/external/try-url.ts'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { folder, lectern, site } from './lectern.ts'

const FAST: Pace = { hosts: 2, pauseMs: 1, timeoutMs: 300, retries: 2, backoffMs: 1, longestWaitMs: 2000 }

/** A server on this machine; `answer` gets the words `GET /path` and how often they were asked before. */
async function serve(answer: (words: string, before: number) => number | http.OutgoingHttpHeaders | null) {
  const asked: string[] = []
  const server = http.createServer(({ method, url }, response) => {
    const words = `${method} ${url}`
    const result = answer(words, asked.filter((one) => one === words).length)
    asked.push(words)
    if (typeof result === 'number') response.writeHead(result).end()
    else if (result !== null) response.writeHead(429, result).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { asked, origin: `http://127.0.0.1:${port}` }
}

async function check(
  text: string,
  { cacheDir = null as string | null, externalIgnore = [] as string[] } = {},
) {
  const vault = folder({ 'a.md': text })
  const config = { ...DEFAULT_CONFIG, externalIgnore }
  const { diagnostics, ...counts } = await checkExternal(site(), { vault, config, cacheDir }, FAST)
  return { ...counts, dead: diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`) }
}

test('dead-url is reported at each place of a dead address, which is asked for once', async () => {
  const { origin, asked } = await serve((words) => (words.endsWith('/gone') ? 404 : 200))
  const text = `---\ntitle: x\n---\n[a](${origin}/gone#part), ${origin}/here\n\n%%${origin}/hidden%% ![](${origin}/gone)\n`
  expect(await check(text)).toEqual({
    count: 2,
    unknown: 0,
    dead: [
      `4:1 “${origin}/gone#part” answers 404.`,
      expect.stringContaining(`“${origin}/gone” answers 404.`),
    ],
  })
  expect(asked).toEqual(['HEAD /gone', 'GET /gone', 'HEAD /here'])
})

test('a server that knows only GET, or that fails for a moment, is no dead-url', async () => {
  const { origin, asked } = await serve((words, before) => {
    if (words === 'HEAD /get') return 405
    return words.endsWith('/busy') && before === 0 ? 503 : 200
  })
  expect(await check(`<${origin}/get> <${origin}/busy>`)).toMatchObject({ dead: [], unknown: 0 })
  expect(asked).toEqual(['HEAD /busy', 'GET /busy', 'HEAD /busy', 'HEAD /get', 'GET /get'])
})

test('a server says how long to wait, within bounds, and one that refuses is not dead', async () => {
  const { origin, asked } = await serve((words) => ({
    'retry-after': words.endsWith('/long') ? '9999' : '0',
  }))
  expect(await check(`<${origin}/long> <${origin}/short>`)).toMatchObject({ dead: [], unknown: 2 })
  expect(asked).toEqual(['HEAD /long', 'HEAD /short', 'HEAD /short', 'HEAD /short'])
  expect(retryAfterMs('120', 0)).toBe(120_000)
  expect(retryAfterMs('Thu, 01 Jan 1970 00:00:30 GMT', 10_000)).toBe(20_000)
  expect(retryAfterMs('soon', 0)).toBe(null)
})

test('a server that never answers is given up', async () => {
  const { origin } = await serve(() => null)
  expect((await check(`<${origin}/>`)).dead).toEqual([`1:1 “${origin}/” does not answer within 1 seconds.`])
})

test('what has answered is not asked for again within a day; what was dead is', async () => {
  const { origin, asked } = await serve((words) => (words.endsWith('/gone') ? 410 : 200))
  const cacheDir = folder({})
  const text = `<${origin}/here> <${origin}/gone>`
  const first = await check(text, { cacheDir })
  expect(await check(text, { cacheDir })).toEqual(first)
  expect(asked.filter((words) => words.endsWith('/here'))).toEqual(['HEAD /here'])
  expect(asked.filter((words) => words === 'HEAD /gone')).toHaveLength(2)
})

test('ignored addresses are not asked for', async () => {
  const { origin, asked } = await serve(() => 404)
  expect(await check(`<${origin}/a/b>`, { externalIgnore: [`${origin}/a`] })).toMatchObject({ count: 0 })
  expect(asked).toEqual([])
  const url = 'https://www.example.org/a/b.html'
  expect(isIgnoredUrl(url, ['www.example.org/'])).toBe(true)
  expect(isIgnoredUrl(url, ['*example.org/*/b'])).toBe(true)
  expect(isIgnoredUrl(url, ['http://www.example.org'])).toBe(false)
})

test('check --external adds a dead-url to the report, and without it nothing is asked for', async () => {
  const { origin, asked } = await serve(() => 404)
  const cwd = folder({ 'notes/a.md': `[x](${origin}/)\n` })
  expect((await lectern('check --strict', { cwd })).code).toBe(0)
  expect(asked).toEqual([])
  const { code, stdout } = await lectern('check --external --strict', { cwd })
  expect(code).toBe(1)
  expect(stdout).toContain(`notes/a.md:1:1 warning dead-url “${origin}/” answers 404.\n`)
})
