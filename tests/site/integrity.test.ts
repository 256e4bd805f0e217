/** The course of `notes/` and the note this project started from, as whole sites: nothing leads nowhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import type { Site } from '../../src/build/interface.ts'
import { buildRequest } from '../build/request.ts'
import { build } from './vault.ts'

const ROOT = join(import.meta.dirname, '..', '..')

test('LNK-2 URL-12 ANC-2 every address and fragment of the built course exists, and ids are unique', async () => {
  const site = await renderSite(buildRequest(join(ROOT, 'notes')))
  expect(site.pages.length).toBeGreaterThan(70)
  expect(site.diagnostics.filter((diagnostic) => diagnostic.severity !== 'info')).toEqual([])
  expect(brokenAddresses(site)).toEqual([])
}, 120_000)

test('LNK-3 IMG-8 the seed: what is not written yet stays text, and nothing leads nowhere', async () => {
  const seed = readFileSync(join(ROOT, 'tests', 'fixtures', 'seed', 'Intro to ML Safety.md'))
  const site = await build({ 'Intro to ML Safety.md': seed })
  expect(brokenAddresses(site)).toEqual([])
  expect(site.content('Intro to ML Safety.md')('.unresolved').length).toBeGreaterThan(40)
  expect(site.content('Intro to ML Safety.md')('img')).toHaveLength(0)
  expect(site.text('Intro to ML Safety.md')).not.toMatch(/References::|\[\[|\]\]\]|\\_/)
  expect(site.trouble('Intro to ML Safety.md')).toContain('74:5 warning missing-attachment')
})

test('the seed in place of our course note resolves completely', async () => {
  const names = readdirSync(join(ROOT, 'notes'), { recursive: true, withFileTypes: true }).filter((e) =>
    e.isFile(),
  )
  const files = names.map((entry) => {
    const file = join(entry.parentPath, entry.name)
    return [relative(join(ROOT, 'notes'), file).replaceAll('\\', '/'), readFileSync(file)] as const
  })
  const seed = readFileSync(join(ROOT, 'tests', 'fixtures', 'seed', 'Intro to ML Safety.md'))
  const site = await build({ ...Object.fromEntries(files), 'Intro to ML Safety.md': seed })
  expect(site.trouble('Intro to ML Safety.md')).toEqual([])
  expect(site.content('Intro to ML Safety.md')('.unresolved')).toHaveLength(0)
})

/** Addresses that lead to no output, fragments that are no id, and ids that stand twice. */
function brokenAddresses(site: Site): string[] {
  const outputs = new Set<string>(site.outputs.map((output) => output.path))
  const pages = new Map<string, ReturnType<typeof load>>()
  const ids = new Map<string, Set<string>>()
  const broken: string[] = []
  for (const { path, body } of site.outputs) {
    if (body.kind !== 'bytes' || !path.endsWith('.html')) continue
    const $ = load(Buffer.from(body.bytes).toString('utf8'))
    pages.set(path, $)
    const found = $('[id]')
      .toArray()
      .map((element) => element.attribs.id ?? '')
    ids.set(path, new Set(found))
    if (new Set(found).size !== found.length) broken.push(`${path} has an id twice`)
  }
  for (const [path, $] of pages) {
    for (const element of $('[href], [src]').toArray()) {
      const address = element.attribs.href ?? element.attribs.src ?? ''
      if (/^[a-z]+:/i.test(address)) continue
      const [file = '', fragment] = address.split('#')
      const target =
        file === '' ? path : posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file)))
      if (!outputs.has(target)) broken.push(`${path}: ${address}`)
      else if (fragment && target.endsWith('.html') && !ids.get(target)?.has(decodeURIComponent(fragment))) {
        broken.push(`${path}: ${address} (no such id)`)
      }
    }
  }
  return broken
}
