import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadTemplates } from '../../src/template/load.ts'

function inFolder(check: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-templates-'))
  try {
    check(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('templates are the .html files of a folder, named by their path in it', () => {
  inFolder((folder) => {
    mkdirSync(join(folder, 'partials'))
    writeFileSync(join(folder, 'note.html'), '\uFEFFnote')
    writeFileSync(join(folder, 'partials/nav.html'), 'nav')
    writeFileSync(join(folder, 'notes.txt'), 'no template')
    writeFileSync(join(folder, '.hidden.html'), 'no template')
    expect([...loadTemplates(folder)]).toEqual([
      ['note.html', 'note'],
      ['partials/nav.html', 'nav'],
    ])
  })
})

test('TR-16 symbolic links are not followed', () => {
  inFolder((folder) => {
    writeFileSync(join(folder, 'secret.txt'), 'secret')
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'leak.html'))
    symlinkSync('/', join(folder, 'root'))
    expect(loadTemplates(folder).size).toBe(0)
  })
})

test('a site without a templates folder has no templates of its own', () => {
  expect(loadTemplates(join(tmpdir(), 'there-is-no-such-folder')).size).toBe(0)
})
