import fs from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createWatcher } from '../../src/dev/watch.ts'
import { folder } from '../source/folder.ts'

const WAIT = { timeout: 10_000, interval: 150 }

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
