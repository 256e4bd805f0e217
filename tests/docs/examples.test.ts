/** The worked examples of the guide, used as they stand there. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import { lectern } from '../cli/lectern.ts'
import { contents } from '../source/folder.ts'
import { buildProject, example, fences, ROOT, read } from './guide.ts'

const NOTE = {
  'notes/index.md': 'Home. [Pi](https://en.wikipedia.org/wiki/Pi), [other](https://example.org).',
}

test('the plugin of the guide marks links to Wikipedia and no others', async () => {
  const config = read('docs/recipes/plugin.config.mjs')
  const { cwd, code } = await buildProject({ ...NOTE, 'lectern.config.mjs': config })
  const page = readFileSync(join(cwd, 'dist/index.html'), 'utf8')
  expect(code).toBe(0)
  expect(page).toMatch(/<a [^>]*class="[^"]*wikipedia[^"]*"[^>]*>Pi</)
  expect(page).not.toMatch(/<a [^>]*class="[^"]*wikipedia[^"]*"[^>]*>other</)
})

test('the configuration in code of the guide is one', async () => {
  const config = read('docs/recipes/lectern.config.ts')
  const { cwd } = await buildProject({ ...NOTE, 'lectern.config.ts': config }, 'eject note --quiet')
  mkdirSync(join(cwd, 'node_modules'))
  symlinkSync(ROOT, join(cwd, 'node_modules/lectern'))
  const { code, stderr } = await lectern('build --no-cache', { cwd, render: renderSite })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  const page = readFileSync(join(cwd, 'dist/index.html'), 'utf8')
  expect(page).toContain('href="syllabus.html"')
  expect(page).toContain('https://example.org/linear-algebra/')
})

test('every configuration in JSON of the guide is valid', async () => {
  const texts = ['configuration.md', 'privacy.md', 'checking.md', 'themes.md'].flatMap((name) =>
    fences(read(`docs/${name}`)).filter(({ info }) => info === 'json'),
  )
  expect(texts.length).toBeGreaterThan(4)
  for (const { text } of texts) {
    const { code, stderr } = await buildProject({ ...NOTE, 'lectern.config.json': text })
    expect(stderr, text).toBe('')
    expect(code, text).toBe(0)
  }
})

test('the theme of the guide reaches the style sheet', async () => {
  const { cwd } = await buildProject({ ...NOTE, 'lectern.config.json': example('themes.md', 'json') })
  const css = Object.entries(contents(join(cwd, 'dist'))).find(([name]) => /lectern\.\w+\.css$/.test(name))
  expect(css?.[1]).toContain('#8a3b12')
})

test('the template of the guide takes the place of the built-in one', async () => {
  const template = fences(read('docs/templates.md')).find(({ info }) => info === 'html')?.text ?? ''
  const { cwd, stderr } = await buildProject({ ...NOTE, 'templates/note.html': template })
  expect(stderr).toBe('')
  expect(readFileSync(join(cwd, 'dist/index.html'), 'utf8')).toContain('Questions? Write to')
})

test('the course of the guide is one, and says what is not written yet', async () => {
  const course = example('courses.md', 'markdown')
  const { cwd } = await buildProject({
    'notes/index.md': course,
    'notes/Vector.md': 'An arrow.',
    'notes/Dot product.md': 'A number.',
  })
  const page = readFileSync(join(cwd, 'dist/dot-product.html'), 'utf8')
  expect(page).toContain('2 of 2')
  expect(existsSync(join(cwd, 'dist/wanted.html'))).toBe(true)
})

test('the sources of the guide are cited by the section that names them', async () => {
  const { cwd } = await buildProject({ 'notes/Kernel.md': example('citing-sources.md', 'markdown') })
  const page = readFileSync(join(cwd, 'dist/kernel.html'), 'utf8')
  expect(page).toContain('data-sources')
  expect(page).not.toContain('References::')
  expect(page).toContain('t=872')
})
