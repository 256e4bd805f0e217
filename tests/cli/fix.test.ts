import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import { contents } from '../source/folder.ts'
import { folder, lectern } from './lectern.ts'

type Files = { readonly [name: string]: string }

/** Repairs a vault and answers with what was printed and the notes that changed. */
async function fix(notes: Files): Promise<{ stdout: string; changed: Files }> {
  const cwd = folder(Object.fromEntries(Object.entries(notes).map(([name, text]) => [`notes/${name}`, text])))
  const { stdout } = await lectern('check --fix --no-cache --threads 1', { cwd, render: renderSite })
  const after = Object.entries(contents(path.join(cwd, 'notes')))
  return { stdout, changed: Object.fromEntries(after.filter(([name, text]) => notes[name] !== text)) }
}

test('check --fix repairs the path of a note or picture that has moved, in the style it was written in', async () => {
  const { stdout, changed } = await fix({
    'index.md': '[[Old/ROC curve#Area|ROC]], [roc](/Old/ROC%20curve.md#area), ![[img/roc.png]]\n',
    'Week 1/a.md': '[[../Old/ROC curve]] and [x](<./ROC curve>)\n',
    'Week 2/ROC curve.md': '## Area\n',
    'files/roc.png': 'picture',
  })
  expect(changed).toEqual({
    'index.md': '[[Week 2/ROC curve#Area|ROC]], [roc](/Week%202/ROC%20curve.md#area), ![[files/roc.png]]\n',
    'Week 1/a.md': '[[../Week 2/ROC curve]] and [x](<../Week 2/ROC curve>)\n',
  })
  expect(stdout).toContain('notes/Week 1/a.md:1:1 [[../Old/ROC curve]] → [[../Week 2/ROC curve]]\n')
  expect(stdout).toContain('5 links were repaired.\n')
  expect(stdout).not.toContain('unresolved-link')
})

test('check --fix repairs paths that are encoded once too often, and titles in place of names', async () => {
  const { changed } = await fix({
    'index.md': '[[My%20note]] [x](My%2520note.md) [[The long title]] [[The long title|words]]\n',
    'My note.md': '',
    'short.md': '---\ntitle: The long title\n---\n',
  })
  expect(changed).toEqual({
    'index.md': '[[My note]] [x](My%20note.md) [[short|The long title]] [[short|words]]\n',
  })
})

test('check --fix keeps byte order mark, line ends and permissions', async () => {
  const cwd = folder({
    'notes/index.md': '\uFEFF---\r\ntitle: Home\r\n---\r\nä 😀 [[Old/b]]\r\n\tlast  ',
    'notes/new/b.md': '',
  })
  const file = path.join(cwd, 'notes/index.md')
  fs.chmodSync(file, 0o640)
  await lectern('check --fix --no-cache --threads 1', { cwd, render: renderSite })
  expect(fs.readFileSync(file, 'utf8')).toBe('\uFEFF---\r\ntitle: Home\r\n---\r\nä 😀 [[new/b]]\r\n\tlast  ')
  expect(fs.statSync(file).mode & 0o777).toBe(0o640)
  expect(fs.readdirSync(path.join(cwd, 'notes')).sort()).toEqual(['index.md', 'new'])
})

test('PRV-5 check --fix leaves alone what works, has several answers, or leads to a private note', async () => {
  const { stdout, changed } = await fix({
    'index.md':
      '[[roc CURVE]] [[x/twice]] [[y/secret]] [[z/shared]] [[Nothing]] [[w/readme]]\n\n`[[x/ROC curve]]`\n',
    'ROC curve.md': '',
    'a/twice.md': '',
    'b/twice.md': '',
    'a/secret.md': '---\npublish: false\n---\n[[x/ROC curve]]\n',
    'a/shared.md': '',
    'b/shared.md': '---\npublish: false\n---\n',
    'a/readme.md': '',
  })
  expect(changed).toEqual({})
  expect(stdout).toContain('0 links were repaired.\n')
})

test('check --fix keeps stdout for the report when a program reads it', async () => {
  const cwd = folder({ 'notes/index.md': '[[Old/b]]\n', 'notes/new/b.md': '' })
  const { code, stdout, stderr } = await lectern('check --fix --json --no-cache --threads 1', {
    cwd,
    render: renderSite,
  })
  expect(code).toBe(0)
  expect(JSON.parse(stdout).stats.notes).toBe(2)
  expect(stderr).toBe('notes/index.md:1:1 [[Old/b]] → [[new/b]]\n1 link was repaired.\n')
})
