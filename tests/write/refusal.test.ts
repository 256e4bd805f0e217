import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type BuildFolders, refuseUnsafeFolders } from '../../src/build/write-refusal.ts'
import { folder } from '../source/folder.ts'

const root = () => folder({ 'vault/a.md': '', 'vault/sub/b.md': '', 'file.txt': '', 'public/x': '' })

/** The message of the refusal, or null. */
function refusal(base: string, folders: { readonly [key in keyof BuildFolders]?: string }): string | null {
  const at = (name: string | undefined) => (name === undefined ? null : path.resolve(base, name))
  try {
    refuseUnsafeFolders({
      vault: path.join(base, folders.vault ?? 'vault'),
      output: path.resolve(base, folders.output ?? 'dist'),
      home: at(folders.home),
      cacheDir: at(folders.cacheDir),
      reportFile: at(folders.reportFile),
      templatesDir: at(folders.templatesDir),
      publicDir: at(folders.publicDir),
    })
    return null
  } catch (error) {
    expect(error).toMatchObject({ exitCode: 2 })
    return error instanceof Error ? error.message : null
  }
}

test.each([
  ['dist', null],
  ['vault', 'holds the vault'],
  ['.', 'holds the vault'],
  ['vault/site', 'inside the vault'],
  ['vault/sub', 'inside the vault'],
  ['vault/.site', null],
  ['/', 'holds the vault'],
  ['file.txt', 'is a file'],
  ['vaults', null],
])('TR-22 the output %s beside the folder vault', (output, expected) => {
  const message = refusal(root(), { output })
  if (expected === null) expect(message).toBeNull()
  else expect(message).toContain(expected)
})

test('TR-22 an output that holds the home folder, or the public folder, is refused', () => {
  expect(refusal(root(), { output: 'h', home: 'h/me' })).toContain('home folder')
  expect(refusal(root(), { output: 'h/me', home: 'h/me' })).toContain('home folder')
  expect(refusal(root(), { output: 'h/me/dist', home: 'h/me' })).toBeNull()
  expect(refusal(root(), { output: 'public/dist', publicDir: 'public' })).toContain('public folder')
  expect(refusal(root(), { output: 'templates', templatesDir: 'templates' })).toContain('templates folder')
})

test('TR-22 symbolic links do not hide where an output lies', () => {
  const base = root()
  fs.symlinkSync(path.join(base, 'vault'), path.join(base, 'alias'))
  expect(refusal(base, { output: 'alias/site' })).toContain('inside the vault')
})

test('TR-5 neither the cache nor the report may lie in the output, nor the report in the vault', () => {
  expect(refusal(root(), { cacheDir: 'dist/.lectern' })).toContain('cache')
  expect(refusal(root(), { cacheDir: 'vault/cache' })).toContain('among the notes')
  expect(refusal(root(), { cacheDir: 'vault/.lectern' })).toBeNull()
  expect(refusal(root(), { cacheDir: '.lectern', reportFile: 'report.json' })).toBeNull()
  expect(refusal(root(), { reportFile: 'dist/report.json' })).toContain('report')
  expect(refusal(root(), { reportFile: 'vault/report.json' })).toContain('vault')
})
