import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/source/package-root.ts'
import { contents } from '../source/folder.ts'
import { ERROR, folder, INFO, lectern, site, WARNING } from './lectern.ts'

test('check reports everything, hints too, and writes no site', async () => {
  const cwd = folder({ 'notes/a.md': '' })
  const { code, stdout } = await lectern('check', { cwd, site: { diagnostics: [INFO, WARNING] } })
  expect(code).toBe(0)
  expect(stdout).toBe(
    'notes/a.md info slug-collision Two files.\n' +
      'notes/a.md:3:5 warning unresolved-link No note is called “B”.\n    Did you mean “A”?\n' +
      '1 notes: 1 warning.\n',
  )
  expect(fs.existsSync(path.join(cwd, 'dist'))).toBe(false)
})

test('check exits 1 for an error, and with --strict for a warning', async () => {
  const cwd = folder({ 'notes/a.md': '' })
  expect((await lectern('check', { cwd, site: { diagnostics: [ERROR] } })).code).toBe(1)
  expect((await lectern('check --strict', { cwd, site: { diagnostics: [WARNING] } })).code).toBe(1)
  expect((await lectern('check --strict', { cwd })).code).toBe(0)
})

test('check speaks the formats of other tools', async () => {
  const cwd = folder({ 'notes/a.md': '' })
  const options = { cwd, site: { diagnostics: [WARNING] } }
  expect((await lectern('check --format github', options)).stdout).toBe(
    '::warning file=notes/a.md,line=3,col=5,title=unresolved-link::No note is called “B”. Did you mean “A”?\n',
  )
  expect(JSON.parse((await lectern('check --format json', options)).stdout).diagnostics).toEqual([WARNING])
  const sarif = JSON.parse((await lectern('check --format sarif', options)).stdout)
  expect(sarif.runs[0].results[0]).toMatchObject({
    ruleId: 'unresolved-link',
    locations: [{ physicalLocation: { artifactLocation: { uri: 'notes/a.md' }, region: { startLine: 3 } } }],
  })
})

test('TR-24 check needs no cache while a build has it', async () => {
  const cwd = folder({ 'notes/a.md': '' })
  const render = async () => {
    const { code, request } = await lectern('check', { cwd })
    expect({ code, cacheDir: request?.cacheDir }).toEqual({ code: 0, cacheDir: null })
    return site()
  }
  expect((await lectern('build', { cwd, render })).code).toBe(0)
  expect((await lectern('check', { cwd })).request?.cacheDir).toBe(path.join(cwd, '.lectern'))
})

test('WEB-1 check has no link cards drawn, a build has', async () => {
  const cwd = folder({ 'notes/a.md': '' })
  const undrawn = async (command: string) => (await lectern(command, { cwd })).request?.undrawn ?? false
  expect([await undrawn('check'), await undrawn('build')]).toEqual([true, false])
})

test('clean deletes what was built and leaves what is foreign', async () => {
  const cwd = folder({ 'notes/a.md': '' })
  await lectern('build', { cwd })
  fs.writeFileSync(path.join(cwd, 'dist/CNAME'), 'e.org')
  expect(await lectern('clean', { cwd })).toMatchObject({ code: 0, stdout: 'Deleted 2 files from dist.\n' })
  expect(contents(path.join(cwd, 'dist'))).toEqual({ CNAME: 'e.org' })
  expect(await lectern('clean', { cwd })).toMatchObject({ code: 0, stdout: 'Deleted 0 files from dist.\n' })
})

test('eject copies a template once, and never over one that is there', async () => {
  const cwd = folder({})
  expect(await lectern('eject note', { cwd })).toMatchObject({
    code: 0,
    stdout: 'Copied the template to templates/note.html.\n',
  })
  const original = fs.readFileSync(path.join(packageRoot(), 'templates/note.html'), 'utf8')
  expect(contents(cwd)).toEqual({ 'templates/note.html': original })
  fs.writeFileSync(path.join(cwd, 'templates/note.html'), 'mine')
  expect(await lectern('eject note.html', { cwd })).toMatchObject({ code: 3 })
  expect(contents(cwd)).toEqual({ 'templates/note.html': 'mine' })
})

test('init writes a starter site, and a second time changes nothing', async () => {
  const cwd = folder({})
  const { code, stdout } = await lectern('init course', { cwd })
  expect(code).toBe(0)
  expect(stdout).toContain('cd course && npx lectern dev')
  const files = contents(path.join(cwd, 'course'))
  expect(Object.keys(files).sort()).toEqual([
    '.github/workflows/publish.yml',
    '.gitignore',
    'lectern.config.json',
    'notes/Dot product.md',
    'notes/Vector.md',
    'notes/index.md',
    'templates/README.md',
  ])
  // As the recipe of the guide: the cache goes from one job to the next.
  const recipe = fs.readFileSync(path.join(packageRoot(), 'docs/recipes/github-pages.yml'), 'utf8')
  const steps = (text: string) => text.slice(text.indexOf('    steps:')).replace(/lectern@\S+/, 'lectern')
  expect(steps(files['.github/workflows/publish.yml'] ?? '')).toBe(steps(recipe))
  fs.writeFileSync(path.join(cwd, 'course/lectern.config.json'), '{}')
  expect((await lectern('init course', { cwd })).stdout).toContain('kept     course/lectern.config.json')
  expect(contents(path.join(cwd, 'course'))).toEqual({ ...files, 'lectern.config.json': '{}' })
})

test('TR-20 init adds no notes to a folder that has some, and its config is valid', async () => {
  const cwd = folder({ 'notes/mine.md': 'mine' })
  await lectern('init', { cwd })
  expect(fs.readdirSync(path.join(cwd, 'notes'))).toEqual(['mine.md'])
  expect((await lectern('build', { cwd })).request).toMatchObject({ config: { title: 'My course' } })
})

test('preview without a site is a usage error', async () => {
  expect(await lectern('preview', { cwd: folder({}) })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Build one with “lectern build”'),
  })
})

test('TR-30 drafts are not served to other machines', async () => {
  const cwd = folder({ 'notes/a.md': '' })
  expect(await lectern('dev --drafts --host 0.0.0.0', { cwd })).toMatchObject({ code: 2, request: null })
})
