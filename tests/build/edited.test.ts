/** Builds that are told which files have been edited, as `dev` makes them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import type { SiteOutput } from '../../src/build/interface.ts'
import { createBuildMemory } from '../../src/build/memory.ts'
import { folder } from '../source/folder.ts'
import { buildRequest } from './request.ts'

async function start(more: { readonly [path: string]: string } = {}) {
  const root = folder({ 'vault/A.md': 'a [[B]]', 'vault/B.md': 'b one', 'vault/C.md': 'c', ...more })
  const memory = createBuildMemory()
  onTestFinished(() => memory.close())
  mkdirSync(join(root, 'templates'))
  const templatesDir = join(root, 'templates')
  const request = {
    ...buildRequest(join(root, 'vault'), { cacheDir: join(root, 'cache') }),
    ...{ memory, templatesDir },
  }
  await renderSite(request)
  const file = (name: string) => resolve(root, 'vault', name)
  const write = (name: string, text: string) => writeFileSync(file(name), text)
  async function build(...names: string[]) {
    const early: SiteOutput[] = []
    const calls: string[][] = []
    const edited = new Set(names.map(file))
    const site = await renderSite({
      ...request,
      edited,
      async onPages(pages) {
        calls.push(pages.map(({ path }) => path))
        early.push(...pages)
      },
    })
    const clean = await renderSite({ ...buildRequest(join(root, 'vault')), templatesDir, cacheDir: null })
    return { digests: digests(site.outputs), clean: digests(clean.outputs), early: digests(early), calls }
  }
  return { root, file, write, build }
}

function digests(outputs: readonly SiteOutput[]): { [path: string]: string } {
  return Object.fromEntries(outputs.map(({ path, digest }) => [path, digest]))
}

test('an edit is looked at alone, and its pages are there before all the rest', async () => {
  const { write, build } = await start()
  write('B.md', 'b two')
  const { digests, clean, early } = await build('B.md')
  expect(digests).toEqual(clean)
  expect(Object.keys(early)).toContain('b.html')
  expect(Object.keys(early).some((path) => path.startsWith('search/'))).toBe(false)
  expect(digests).toMatchObject(early)
})

test('pages of an edit that makes pages come or go wait for the whole site', async () => {
  const { file, write, build } = await start()
  write('B.md', 'b #tag')
  const tagged = await build('B.md')
  expect([tagged.digests, tagged.early]).toEqual([tagged.clean, {}])
  write('D.md', 'd')
  const added = await build('D.md')
  expect([added.digests, added.early]).toEqual([added.clean, {}])
  rmSync(file('D.md'))
  const removed = await build('D.md')
  expect([removed.digests, removed.early]).toEqual([removed.clean, {}])
})

test('files that were not named are found by the next build that is told of none', async () => {
  const { write, build } = await start()
  write('B.md', 'b two')
  write('C.md', 'c two')
  const told = await build('B.md')
  expect(told.digests['c.html']).not.toBe(told.clean['c.html'])
  const { digests, clean } = await build('C.md')
  expect(digests).toEqual(clean)
})

test('the page of an edited note does not wait for those that show whole courses', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `Part ${index}`)
  const { write, build } = await start({
    'vault/Course.md': `---\ntype: course\n---\n## Unit\n${names.map((name) => `- [[${name}]]`).join('\n')}\n`,
    ...Object.fromEntries(names.map((name) => [`vault/${name}.md`, `about ${name}`])),
  })
  write('Part 7.md', 'about another thing')
  const { digests, clean, calls } = await build('Part 7.md')
  expect(digests).toEqual(clean)
  expect(calls).toHaveLength(2)
  expect(calls[0]).toContain('part-7.html')
  expect(calls[1]?.filter((path) => path.startsWith('print/'))).toHaveLength(1)
})

test('a template of one’s own that comes and goes is used at once, by pages that nobody has edited', async () => {
  const { root, write, build } = await start()
  const template = join(root, 'templates', 'note.html')
  writeFileSync(template, '<p>mine</p>')
  const own = await build(template)
  expect(own.digests).toEqual(own.clean)
  rmSync(template)
  write('B.md', 'b two')
  const without = await build(template, 'B.md')
  expect(without.digests).toEqual(without.clean)
  expect(without.digests['c.html']).not.toBe(own.digests['c.html'])
})
