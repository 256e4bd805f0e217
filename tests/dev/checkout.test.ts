/** Many changes at once, with the real build: what git does to a vault under a server. */
import { execFileSync } from 'node:child_process'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startDev } from '../browser/dev-server.ts'

const WAIT = { timeout: 60_000, interval: 200 }
const NOTES = Object.fromEntries(
  Array.from({ length: 200 }, (_, index) => [`notes/${index % 7}/n${index}.md`, `# Note ${index}\n\nold`]),
)

test('a checkout of another branch is served as soon as it is there', async () => {
  const server = await startDev({ 'notes/index.md': 'old', ...NOTES })
  onTestFinished(async () => void (await server.stop()))
  const git = (...words: readonly string[]) => {
    const author = ['-c', 'user.name=A', '-c', 'user.email=a@e.org', '-c', 'commit.gpgsign=false']
    execFileSync('git', [...author, ...words], { cwd: server.cwd, stdio: 'ignore' })
  }
  const get = async (path: string) => (await fetch(server.url + path)).text()
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-qm', 'Old')
  git('checkout', '-q', '-b', 'other')
  git('mv', 'notes/3', 'notes/moved')
  server.save('notes/index.md', 'new')
  git('commit', '-qam', 'New')
  await vi.waitFor(async () => expect(await get('moved/n3.html')).toContain('Note 3'), WAIT)
  git('checkout', '-q', 'main')
  await vi.waitFor(async () => {
    expect(await get('')).toContain('old')
    expect(await get('3/n3.html')).toContain('Note 3')
    expect((await fetch(`${server.url}moved/n3.html`)).status).toBe(404)
  }, WAIT)
  git('checkout', '-q', 'other')
  await vi.waitFor(async () => {
    expect(await get('')).toContain('new')
    expect((await fetch(`${server.url}3/n3.html`)).status).toBe(404)
    expect(await get('moved/n199.html')).toContain('Note 199')
  }, WAIT)
}, 240_000)
