import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { vaultPath } from '../../src/lib/paths.ts'
import { digestOf } from '../../src/source/files.ts'
import { readPublicFolder } from '../../src/source/public-folder.ts'
import { copyChecked, createVaultReader, readNote } from '../../src/source/reader.ts'
import { scanVault } from '../../src/source/scan.ts'
import { type NoteFile, VaultChanged } from '../../src/source/snapshot.ts'
import { folder } from './folder.ts'

async function open(root: string) {
  const snapshot = await scanVault(root, { ignore: [], noteBytes: 1000 })
  return { notes: snapshot.notes as readonly [NoteFile], reader: createVaultReader(snapshot, null) }
}

test('a note is read as the snapshot has it', async () => {
  const root = folder({ 'a.md': 'text' })
  const { notes } = await open(root)
  expect(Buffer.from(readNote(root, notes[0])).toString()).toBe('text')
  expect(notes[0].digest).toBe(digestOf(Buffer.from('text')))
})

test('TR-25 a note that changed after the scan is noticed', async () => {
  const root = folder({ 'a.md': 'text' })
  const { notes } = await open(root)
  fs.writeFileSync(path.join(root, 'a.md'), 'other')
  expect(() => readNote(root, notes[0])).toThrow(VaultChanged)
  fs.rmSync(path.join(root, 'a.md'))
  expect(() => readNote(root, notes[0])).toThrow(VaultChanged)
})

test('IMG-10 an attachment is digested and copied byte for byte', async () => {
  const bytes = Buffer.alloc(600_000, 'picture')
  const root = folder({ 'p.png': bytes })
  const { reader } = await open(root)
  const digest = digestOf(bytes)
  expect(await reader.attachmentDigest(vaultPath('p.png'))).toEqual({ kind: 'digest', digest })
  const target = folder({})
  await copyChecked(root, 'p.png', digest, path.join(target, 'copy.png'))
  expect(fs.readFileSync(path.join(target, 'copy.png')).equals(bytes)).toBe(true)
  await expect(copyChecked(root, 'p.png', 'other', path.join(target, 'c2.png'))).rejects.toThrow(VaultChanged)
})

test('TR-16 an attachment that became a symbolic link is not read', async () => {
  const outside = folder({ secret: 'QUIET' })
  const root = folder({ 'p.png': 'x' })
  const { reader } = await open(root)
  fs.rmSync(path.join(root, 'p.png'))
  fs.symlinkSync(path.join(outside, 'secret'), path.join(root, 'p.png'))
  expect(await reader.attachmentDigest(vaultPath('p.png'))).toMatchObject({
    kind: 'problem',
    diagnostic: { file: 'p.png', code: 'symlink' },
  })
})

test('TR-21 an attachment that is gone is a diagnostic', async () => {
  const root = folder({ 'p.png': 'x' })
  const { reader } = await open(root)
  fs.rmSync(path.join(root, 'p.png'))
  expect(await reader.attachmentDigest(vaultPath('p.png'))).toMatchObject({
    diagnostic: { code: 'vanished' },
  })
})

test('the public folder is listed whole, dot files too, without what tools leave behind', async () => {
  const root = folder({
    'a/b.css': 'x',
    '.nojekyll': '',
    '.well-known/x': 'y',
    '.git/config': '',
    '.DS_Store': '',
  })
  fs.symlinkSync('/etc/hostname', path.join(root, 'link'))
  const { files, diagnostics } = await readPublicFolder(root)
  expect(files.map((file) => file.path)).toEqual(['.nojekyll', '.well-known/x', 'a/b.css'])
  expect(diagnostics).toMatchObject([{ code: 'symlink', file: 'public/link' }])
})
