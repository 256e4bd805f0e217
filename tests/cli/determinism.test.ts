/** Two builds of one vault are the same bytes, whatever the machine is set to. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/source/package-root.ts'
import { contents, folder } from '../source/folder.ts'

const CLI = join(packageRoot(), 'lib', 'cli.js')

function build(
  vault: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
  ...words: string[]
): Record<string, string> {
  const output = join(folder({}), 'site')
  const { status, stderr } = spawnSync(
    process.execPath,
    [CLI, 'build', vault, '--output', output, ...words],
    {
      cwd,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    },
  )
  expect(status, stderr).toBe(0)
  return contents(output)
}

test('URL-13 the same bytes from another folder, time zone, locale, thread count and order of files', () => {
  const notes = join(packageRoot(), 'notes')
  const here = build(notes, packageRoot(), { TZ: 'UTC', LANG: 'en_US.UTF-8' }, '--threads', '1')

  // The same vault under another name's parent, its files made in the opposite order, as an NFS or a zip would.
  const copy = join(folder({}), 'notes')
  const files = readdirSync(notes, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  for (const entry of files.reverse()) {
    const target = join(copy, join(entry.parentPath, entry.name).slice(notes.length))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, readFileSync(join(entry.parentPath, entry.name)))
  }
  const there = build(
    copy,
    folder({}),
    { TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    '--threads',
    '3',
  )

  expect(Object.keys(there)).toEqual(Object.keys(here))
  expect(Object.keys(here).filter((path) => here[path] !== there[path])).toEqual([])
}, 120_000)

test('URL-8 VLT-8 a build writes below its output folder only, and leaves the vault as it was', () => {
  const cwd = folder({})
  const vault = join(cwd, 'vault')
  cpSync(join(packageRoot(), 'tests', 'fixtures', 'seed'), vault, { recursive: true })
  const before = contents(vault)
  const result = spawnSync(process.execPath, [CLI, 'build', 'vault', '--no-cache'], { cwd, encoding: 'utf8' })
  expect(result.status, result.stderr).toBe(0)
  expect(contents(vault)).toEqual(before)
  expect(readdirSync(cwd).sort()).toEqual(['dist', 'vault'])
})

test('fonts and scripts arrive byte for byte, from a warm cache too', () => {
  const cwd = folder({ 'vault/A.md': 'a formula $x$' })
  const shipped = join(packageRoot(), 'lib', 'client', 'katex', 'fonts', 'KaTeX_Main-Regular.woff2')
  for (let round = 0; round < 2; round++) {
    rmSync(join(cwd, 'dist'), { recursive: true, force: true })
    const words = [CLI, 'build', 'vault', '--cache-dir', join(cwd, '.lectern')]
    const result = spawnSync(process.execPath, words, { cwd, encoding: 'utf8' })
    expect(result.status, result.stderr).toBe(0)
    const files = readdirSync(join(cwd, 'dist'), { recursive: true, encoding: 'utf8' })
    const font = files.find((file) => file.endsWith('KaTeX_Main-Regular.woff2')) ?? 'missing'
    expect(readFileSync(join(cwd, 'dist', font)).equals(readFileSync(shipped))).toBe(true)
  }
})
