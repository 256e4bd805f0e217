import fs from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createWatcher } from '../../src/dev/watch.ts'
import { folder } from '../source/folder.ts'

const WAIT = { timeout: 60_000, interval: 150 }

/** Watches paths in a folder and collects the relative paths that change. */
function watch(root: string, names: readonly string[]) {
  const seen = new Set<string>()
  const paths = (list: readonly string[]) => list.map((name) => path.join(root, name))
  const watcher = createWatcher(
    paths(names),
    (changed) => changed.forEach((file) => void seen.add(path.relative(root, file))),
    (error) => expect.unreachable(String(error)),
  )
  onTestFinished(() => watcher.close())
  return { seen, setPaths: (list: readonly string[]) => watcher.setPaths(paths(list)) }
}

/** Writes a file again and again until the watcher has seen it: it needs a moment to start. */
async function writeUntilSeen(root: string, name: string, seen: ReadonlySet<string>): Promise<void> {
  await vi.waitFor(() => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), String(Math.random()))
    expect(seen).toContain(name)
  }, WAIT)
}

test('changes and new files are noticed, dot files are not', async () => {
  const root = folder({ 'notes/a.md': '' })
  const { seen } = watch(root, ['notes'])
  await writeUntilSeen(root, 'notes/a.md', seen)
  fs.writeFileSync(path.join(root, 'notes/.swap'), 'x')
  await writeUntilSeen(root, 'notes/new/b.md', seen)
  expect([...seen].filter((name) => name.includes('.swap'))).toEqual([])
})

test('a folder or file that is not there yet is noticed when it appears', async () => {
  const root = folder({ 'notes/a.md': '' })
  const { seen } = watch(root, ['notes', 'templates', 'lectern.config.json'])
  await writeUntilSeen(root, 'notes/a.md', seen)
  await writeUntilSeen(root, 'templates/note.html', seen)
  await writeUntilSeen(root, 'lectern.config.json', seen)
})

test('what is watched can be replaced', async () => {
  const root = folder({ 'a/x.md': '', 'b/x.md': '' })
  const { seen, setPaths } = watch(root, ['a'])
  await writeUntilSeen(root, 'a/x.md', seen)
  setPaths(['b'])
  await writeUntilSeen(root, 'b/x.md', seen)
})

test('files are seen again and again when editors put new ones in their places', async () => {
  const root = folder({ 'notes/a.md': '', 'lectern.config.json': '{}' })
  const { seen } = watch(root, ['notes', 'lectern.config.json'])
  await writeUntilSeen(root, 'notes/a.md', seen)
  for (const name of ['notes/a.md', 'lectern.config.json']) {
    for (let round = 0; round < 3; round++) {
      await settle()
      seen.clear()
      fs.writeFileSync(path.join(root, 'saved~'), `${name} ${round}`)
      fs.renameSync(path.join(root, 'saved~'), path.join(root, name))
      await vi.waitFor(() => expect(seen).toContain(name), WAIT)
    }
  }
})

test('a folder that is taken away and put back, as by a checkout, is still watched', async () => {
  const root = folder({ 'notes/week/a.md': '' })
  const { seen } = watch(root, ['notes'])
  await writeUntilSeen(root, 'notes/week/a.md', seen)
  await settle()
  seen.clear()
  fs.renameSync(path.join(root, 'notes/week'), path.join(root, 'away'))
  await vi.waitFor(() => expect([...seen].some((name) => name.startsWith('notes/week'))).toBe(true), WAIT)
  fs.renameSync(path.join(root, 'away'), path.join(root, 'notes/week'))
  await settle()
  seen.clear()
  await writeUntilSeen(root, 'notes/week/a.md', seen)
})

test('thousands of changes at once are few hints', async () => {
  const root = folder({ 'notes/a.md': '' })
  const batches: string[][] = []
  const watcher = createWatcher(
    [path.join(root, 'notes')],
    (changed) => void batches.push([...changed].map((file) => path.relative(root, file))),
    (error) => expect.unreachable(String(error)),
  )
  onTestFinished(() => watcher.close())
  const files = Array.from({ length: 3000 }, (_, index) => `notes/${index % 20}/${index}.md`)
  await vi.waitFor(() => {
    fs.writeFileSync(path.join(root, 'notes/a.md'), String(Math.random()))
    expect(batches.flat()).not.toEqual([])
  }, WAIT)
  for (const name of files) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), 'x')
  }
  await vi.waitFor(() => expect(files.filter((name) => !batches.flat().includes(name))).toEqual([]), WAIT)
  expect(batches.length).toBeLessThan(100)
})

/** Until what was written before has been seen. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 300))
