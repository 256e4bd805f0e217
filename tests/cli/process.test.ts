import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { packageRoot } from '../../src/source/package-root.ts'
import { contents, folder } from '../source/folder.ts'

/** Starts the compiled program, as a shell would. */
function start(words: readonly string[], cwd: string): ChildProcess {
  const program = path.join(packageRoot(), 'lib', 'cli.js')
  if (!fs.existsSync(program)) throw new Error('The program is not compiled: run “npm run prepare” first.')
  const child = spawn(process.execPath, [program, ...words], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', CI: '' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function finish(child: ChildProcess) {
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk) => (stdout += chunk))
  child.stderr?.on('data', (chunk) => (stderr += chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stdout, stderr }
}

test('the program prints its version, and usage errors on stderr with exit 2', async () => {
  const version = await finish(start(['--version'], '/'))
  expect(version).toMatchObject({ code: 0, stderr: '' })
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+/)
  const wrong = await finish(start(['biuld'], '/'))
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toBe('error: There is no command “biuld”.\n  Did you mean “build”?\n')
})

test('a starter site builds strictly, twice with the same bytes', async () => {
  const cwd = folder({})
  expect((await finish(start(['init', '--quiet'], cwd))).code).toBe(0)
  const first = await finish(start(['build', '--strict'], cwd))
  expect(first).toMatchObject({ code: 0, stderr: '' })
  const site = contents(path.join(cwd, 'dist'))
  expect(Object.keys(site)).toContain('dot-product.html')
  // What `dev` adds to a page is in no site.
  expect(
    Object.values(site).filter((text) => text.includes('@lectern') || text.includes('lectern-dev')),
  ).toEqual([])
  const second = await finish(start(['build', '--strict', '--verify'], cwd))
  expect(second).toMatchObject({ code: 0, stderr: '' })
  expect(second.stdout).toContain(' 0 removed')
  expect(second.stdout).toContain('(0 written')
  expect(contents(path.join(cwd, 'dist'))).toEqual(site)
})

test('a reader that stops reading is no failure', async () => {
  const child = start(['build', '--help'], '/')
  child.stdout?.destroy()
  expect(await finish(child)).toMatchObject({ code: 0, stderr: '' })
})

test('TR-23 Ctrl-C ends a build with 130, leaves nothing half, and the next build completes', async () => {
  const text = 'Words and $x^2$ and [[Note 1]].\n\n'.repeat(40)
  const notes = Array.from({ length: 400 }, (_, i) => [`notes/Note ${i}.md`, `# Note ${i}\n\n${text}`])
  const cwd = folder(Object.fromEntries(notes))
  const child = start(['build'], cwd)
  const ended = finish(child)
  await vi.waitFor(() => expect(fs.existsSync(path.join(cwd, '.lectern/lock'))).toBe(true), {
    timeout: 10_000,
    interval: 2,
  })
  child.kill('SIGINT')
  expect(await ended).toMatchObject({ code: 130, stderr: 'Interrupted; the site is whole.\n' })
  expect(fs.readdirSync(cwd).sort()).toEqual(['.lectern', 'notes'])
  expect(fs.existsSync(path.join(cwd, '.lectern/lock'))).toBe(false)
  expect(await finish(start(['build', '--quiet'], cwd))).toMatchObject({ code: 0 })
}, 120_000)
