/** `lectern explain`: why a page was made again, and what it depends on. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folder, lectern } from './lectern.ts'

const NOTES = {
  'notes/Kernel.md': '# Kernel\n\nThe kernel of a map. See [[Image]].\n',
  'notes/Image.md': '# Image\n\n## Rank\n\nThe image of a map.\n',
  'notes/Far.md': '# Far\n\nNothing to do with it.\n',
}

async function explain(cwd: string, words: string): Promise<string> {
  const { code, stdout, stderr } = await lectern(`explain ${words}`, { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

/** What has changed, as `explain` lists it. */
async function changesOf(cwd: string, page: string): Promise<string[]> {
  const { reason } = JSON.parse(await explain(cwd, `${page} --json`))
  return (reason ?? []).map(({ kind, of, how }: Record<string, string>) => `${how} ${kind} ${of}`)
}

function edit(cwd: string, note: string, from: string, to: string): void {
  const file = path.join(cwd, 'notes', note)
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(from, to))
}

test('explain lists what a page is made from, the sentences that lead to it included', async () => {
  const stdout = await explain(folder(NOTES), 'Image.md')
  expect(stdout).toContain('image.html shows the note Image.md\nNo earlier build has made it.\n')
  expect(stdout).toContain('  the template note.html, or one that it uses\n')
  expect(stdout).toContain('  the content of Image.md\n')
  expect(stdout).toContain('  a sentence of Kernel.md that links to it\n')
  expect(stdout).not.toContain('Far.md')
})

test('explain names what has changed since the last build, and again after the next one', async () => {
  const cwd = folder(NOTES)
  await explain(cwd, 'Kernel')
  expect(await explain(cwd, 'Kernel')).toContain('nothing that it depends on has changed since')

  edit(cwd, 'Kernel.md', 'of a map', 'of a linear map')
  const announced = await explain(cwd, 'Kernel')
  expect(announced).toContain(
    'The next build makes it again, because this has changed:\n  the content of Kernel.md\n',
  )
  const told = await explain(cwd, 'Kernel')
  expect(told).toContain('When it was last made again, this had changed:\n  the content of Kernel.md\n')
})

test('explain tells a note from what others say of it: a page is made again for a sentence, not for a word elsewhere', async () => {
  const cwd = folder(NOTES)
  await explain(cwd, 'Image')
  edit(cwd, 'Kernel.md', 'See', 'Compare')
  expect(await changesOf(cwd, 'Image')).toEqual(['changed quote Kernel.md'])
  edit(cwd, 'Far.md', 'Nothing', 'Nought')
  expect(await changesOf(cwd, 'Image')).toEqual(['changed quote Kernel.md'])
})

test('explain names the field of the page’s data that is another one', async () => {
  const cwd = folder(NOTES)
  await explain(cwd, 'Image')
  fs.writeFileSync(path.join(cwd, 'notes', 'Span.md'), '# Span\n\nAlso [[Image]].\n')
  const changes = await changesOf(cwd, 'Image')
  expect(changes).toContain('new quote Span.md')
  expect(changes).toContain('changed data backlinks')
  expect(changes).toContain('changed data nav')
})

test('a page is found by its note, its address, or its file; a wrong name gets a suggestion and exit 2', async () => {
  const cwd = folder(NOTES)
  for (const name of ['Kernel', 'Kernel.md', 'kernel.html', '/kernel.html'])
    expect(await explain(cwd, name)).toContain('kernel.html shows the note Kernel.md')
  const { code, stderr } = await lectern('explain Kernal.md', { cwd })
  expect(code).toBe(2)
  expect(stderr).toContain('There is no page “Kernal.md”.')
  expect(stderr).toContain('Did you mean “Kernel.md”?')
})

test('without a cache explain says that nothing is known, and writes none', async () => {
  const cwd = folder(NOTES)
  expect(await explain(cwd, 'Kernel --no-cache')).toContain('There is no cache')
  expect(fs.readdirSync(cwd)).toEqual(['notes'])
})
