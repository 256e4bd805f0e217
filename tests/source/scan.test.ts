import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/config/config.ts'
import { UserError } from '../../src/diagnostics/user-error.ts'
import { scanVault } from '../../src/source/scan.ts'
import type { Snapshot } from '../../src/source/snapshot.ts'
import { folder, withoutPrivileges } from './folder.ts'

function scan(root: string, ignore: readonly string[] = []): Promise<Snapshot> {
  return scanVault(root, { ignore, noteBytes: DEFAULT_LIMITS.noteBytes })
}

function paths(list: readonly { readonly path: string }[]): string[] {
  return list.map((file) => file.path)
}

function reported(snapshot: Snapshot): string[] {
  return snapshot.diagnostics.map((d) => `${d.file} ${d.severity} ${d.code}`)
}

test('VLT-1 notes end in .md in any case, everything else is an attachment, sorted by code unit', async () => {
  const root = folder({ 'b.md': '', 'Loud.MD': 'x', 'a/z.md': '', 'a.png': 'p', 'ä.md': '', 'x.md.png': '' })
  const snapshot = await scan(root)
  expect(paths(snapshot.notes)).toEqual(['Loud.MD', 'a/z.md', 'b.md', 'ä.md'])
  expect(paths(snapshot.attachments)).toEqual(['a.png', 'x.md.png'])
  expect(snapshot.diagnostics).toEqual([])
})

test('VLT-2 dot files and what is below a dot folder do not exist', async () => {
  const root = folder({
    '.hidden.md': '',
    '.obsidian/app.json': '',
    '.trash/a/b.md': '',
    'a/.x.png': '',
    'c.md': '',
  })
  const snapshot = await scan(root)
  expect(paths(snapshot.notes)).toEqual(['c.md'])
  expect(snapshot.attachments).toEqual([])
})

test('TR-3 ignored paths do not exist', async () => {
  const root = folder({
    'Private/a.md': '',
    'Private/p.png': '',
    'b.md': '',
    'drafts/x.md': '',
    'c/drafts/y.md': '',
  })
  const snapshot = await scan(root, ['private', 'c/drafts/**'])
  expect(paths(snapshot.notes)).toEqual(['b.md', 'drafts/x.md'])
  expect(snapshot.attachments).toEqual([])
})

test('TR-3 the config file of a vault is no attachment', async () => {
  const root = folder({ 'lectern.config.json': '{}', 'lectern.config.ts': '', 'a/lectern.config.json': '{}' })
  expect(paths((await scan(root)).attachments)).toEqual(['a/lectern.config.json'])
})

test('VLT-4 paths that differ only in normal form are two files', async () => {
  const root = folder({ 'caf\u00e9.md': 'composed', 'cafe\u0301.md': 'decomposed' })
  expect((await scan(root)).notes).toHaveLength(2)
})

test('TR-16 VLT-8 symbolic links are reported and not followed', async () => {
  const outside = folder({ 'secret.md': 'QUIET', 'd/secret.md': 'QUIET' })
  const root = folder({ 'a.md': '' })
  fs.symlinkSync(path.join(outside, 'secret.md'), path.join(root, 'b.md'))
  fs.symlinkSync(path.join(outside, 'd'), path.join(root, 'dir'))
  fs.symlinkSync(path.join(root, 'loop'), path.join(root, 'loop'))
  const snapshot = await scan(root)
  expect(paths(snapshot.notes)).toEqual(['a.md'])
  expect(reported(snapshot)).toEqual(['b.md warning symlink', 'dir warning symlink', 'loop warning symlink'])
})

test('TR-16 pipes and folders named like notes are skipped, never opened', async () => {
  const root = folder({ 'folder.md/inner.md': '', 'a.md': '' })
  execFileSync('mkfifo', [path.join(root, 'pipe.md')])
  const snapshot = await scan(root)
  expect(paths(snapshot.notes)).toEqual(['a.md'])
  expect(reported(snapshot)).toEqual(['folder.md warning not-a-file', 'pipe.md warning not-a-file'])
})

test('TR-15 a note beyond the size limit is withheld unread', async () => {
  const root = folder({ 'small.md': 'x' })
  fs.closeSync(fs.openSync(path.join(root, 'huge.md'), 'w'))
  fs.truncateSync(path.join(root, 'huge.md'), 4 * 1024 ** 3)
  const snapshot = await scan(root)
  expect(paths(snapshot.notes)).toEqual(['small.md'])
  expect(snapshot.withheld).toEqual(['huge.md'])
  expect(snapshot.diagnostics).toMatchObject([
    { file: 'huge.md', line: 1, column: 1, code: 'note-too-large' },
  ])
})

test('TR-21 an unreadable note or folder costs only itself', async () => {
  const root = folder({ 'a.md': 'x', 'locked.md': 'x', 'folder/b.md': 'x' })
  fs.chmodSync(root, 0o755)
  fs.chmodSync(path.join(root, 'locked.md'), 0)
  fs.chmodSync(path.join(root, 'folder'), 0)
  const snapshot = await withoutPrivileges(() => scan(root))
  fs.chmodSync(path.join(root, 'folder'), 0o755)
  expect(paths(snapshot.notes)).toEqual(['a.md'])
  expect(snapshot.withheld).toEqual(['locked.md'])
  expect(reported(snapshot)).toEqual(['folder error unreadable', 'locked.md error unreadable'])
})

test('TR-26 a file whose name is not valid UTF-8 is withheld and reported', async () => {
  const root = folder({ 'a.md': '' })
  fs.writeFileSync(Buffer.concat([Buffer.from(`${root}/b`), Buffer.from([0xff]), Buffer.from('.md')]), 'x')
  const snapshot = await scan(root)
  expect(paths(snapshot.notes)).toEqual(['a.md'])
  expect(reported(snapshot)).toEqual(['b\uFFFD.md error unreadable'])
})

test('a vault that is not a folder is a usage error', async () => {
  const root = folder({ 'a.md': '' })
  for (const wrong of [path.join(root, 'nowhere'), path.join(root, 'a.md')]) {
    const error = await scan(wrong).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UserError)
    expect(error).toMatchObject({ exitCode: 2 })
  }
})

test('TR-24 stamps spare reading, but never hide a change', async () => {
  const root = folder({ 'a.md': 'one', 'b.md': 'two' })
  const longAgo = new Date(Date.now() - 60_000)
  fs.utimesSync(path.join(root, 'a.md'), longAgo, longAgo)
  const first = await scan(root)
  // A file whose inode changed a moment ago is not settled, whatever its modification time says.
  expect(first.stamps).toEqual([])

  const stat = fs.lstatSync(path.join(root, 'a.md'))
  const known = [['a.md', stat.size, stat.mtimeMs, stat.ctimeMs, stat.ino, 'remembered'] as const]
  const options = { ignore: [], noteBytes: 100, known }
  expect((await scanVault(root, options)).notes[0]?.digest).toBe('remembered')

  fs.writeFileSync(path.join(root, 'a.md'), 'eno')
  fs.utimesSync(path.join(root, 'a.md'), longAgo, longAgo)
  expect((await scanVault(root, options)).notes[0]?.digest).not.toBe('remembered')
})

test('two scans of one vault are equal', async () => {
  const root = folder({ 'b.md': '1', 'a/c.md': '2', 'a/p.png': '3' })
  expect(await scan(root)).toEqual(await scan(root))
})
