/** A build talks to nobody: it runs to its end without any network, and starts no other program. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/source/package-root.ts'
import { contents, folder } from '../source/folder.ts'

const CLI = path.join(packageRoot(), 'lib', 'cli.js')
const PRELOAD = pathToFileURL(path.join(import.meta.dirname, 'alone.mjs')).href

/** A vault that names other machines wherever a note can, and has what is made with large libraries. */
const VAULT = {
  'notes/A.md': [
    '---\nimage: https://example.org/card.png\nsource: https://example.org\ncover: http://example.org/c.png\n---',
    '![a](https://example.org/a.png) ![b](https://www.youtube.com/watch?v=dQw4w9WgXcQ) ![[B]]',
    '<iframe src="https://example.org"></iframe> <video src="https://example.org/v.mp4"></video>',
    'References:: [Paper](https://example.org/p.pdf), https://doi.org/10.1000/182',
    '$x^2$\n\n```js\nfetch("https://example.org")\n```\n\n```mermaid\ngraph TD; A-->B\n```',
  ].join('\n\n'),
  'notes/B.md': 'b https://example.org/b',
  'notes/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>',
  'lectern.config.json': '{ "vault": "notes", "baseUrl": "https://example.org/" }',
}

/** Runs the program, or other words, with everything forbidden that would leave the process. */
function runAlone(words: readonly string[]) {
  const cwd = folder(VAULT)
  const record = path.join(folder({}), 'left')
  const { status, stderr } = spawnSync(process.execPath, ['--import', PRELOAD, ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: '', LECTERN_LEFT: record },
  })
  const left = fs.existsSync(record) ? fs.readFileSync(record, 'utf8').trim().split('\n') : []
  return { cwd, status, stderr, left }
}

test.each([
  ['fetch("http://127.0.0.1:1")', 'globalThis.fetch'],
  ['require("node:net").connect(1)', 'net.connect'],
  ['new (require("node:net").Socket)().connect(1)', 'Socket.connect'],
  ['require("node:child_process").spawnSync("true")', 'child_process.spawnSync'],
  ['require("node:child_process").execFile("true")', 'child_process.execFile'],
  ['require("node:dns").promises.lookup("localhost")', 'dns.promises.lookup'],
])('what leaves the process would be noticed: %s', (code, name) => {
  expect(runAlone(['-e', code]).left).toEqual([name])
})

test('what leaves a thread would be noticed', () => {
  const file = path.join(folder({ 'thread.mjs': 'fetch("http://127.0.0.1:1")' }), 'thread.mjs')
  const code = `new (require("node:worker_threads").Worker)(${JSON.stringify(file)}).on("error", () => {})`
  expect(runAlone(['-e', code]).left).toEqual(['globalThis.fetch'])
})

test.each(['build', 'build --threads 3 --no-cache', 'build --verify', 'check'])(
  'TR-40 “%s” talks to nobody and starts no other program',
  (commandLine) => {
    const { cwd, status, stderr, left } = runAlone([CLI, ...commandLine.split(' ')])
    expect({ left, status }, stderr).toEqual({
      left: [],
      status: commandLine === 'check' ? expect.any(Number) : 0,
    })
    if (commandLine !== 'check') expect(contents(path.join(cwd, 'dist'))).toHaveProperty(['a.html'])
  },
  60_000,
)

/** Whether this system lets us take the network away from a program. */
const canUnshare = spawnSync('unshare', ['--map-root-user', '--net', 'true']).status === 0
if (!canUnshare)
  console.warn('SKIPPED: this system has no “unshare --net”; builds were not tried without a network.')

test.skipIf(!canUnshare)(
  'TR-40 a build without any network is the build with one',
  () => {
    const sites = [[], ['unshare', '--map-root-user', '--net']].map((prefix) => {
      const cwd = folder(VAULT)
      const [command = '', ...words] = [...prefix, process.execPath, CLI, 'build']
      const { status, stderr } = spawnSync(command, words, {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, CI: '' },
      })
      expect(status, stderr).toBe(0)
      return contents(path.join(cwd, 'dist'))
    })
    expect(sites[1]).toEqual(sites[0])
    expect(sites[0]).toHaveProperty(['a.html'])
  },
  60_000,
)
