import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import { digestOf } from '../../src/build/digest.ts'
import type { Site } from '../../src/build/interface.ts'
import { readSaved, saveValue } from '../../src/build/saved.ts'
import { folder } from '../source/folder.ts'
import { buildRequest } from './request.ts'

const request = (root: string) => buildRequest(join(root, 'vault'), { cacheDir: join(root, 'cache') })

test('TR-24 a damaged cache is a slower build, never a different one: cache-dropped', async () => {
  const root = folder({ 'vault/A.md': 'a [[B]] and $x$', 'vault/B.md': 'b' })
  const build = (): Promise<Site> => renderSite(request(root))
  mkdirSync(join(root, 'cache'))
  const first = digests(await build())
  const files = readdirSync(join(root, 'cache'), { recursive: true, withFileTypes: true }).filter((e) =>
    e.isFile(),
  )
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) writeFileSync(join(file.parentPath, file.name), 'not what was written')
  const again = await build()
  expect(digests(again)).toEqual(first)
  expect(again.diagnostics.filter((diagnostic) => diagnostic.code !== 'cache-dropped')).toEqual([])
  expect(again.diagnostics.map((diagnostic) => diagnostic.code)).toContain('cache-dropped')
})

test('TR-24 what other code has left in the cache is not used, whatever it means', async () => {
  const root = folder({ 'vault/A.md': 'a [[B]]', 'vault/B.md': 'b' })
  await renderSite(request(root))
  const name = readdirSync(join(root, 'cache')).find((file) => file.startsWith('work-')) ?? ''
  const file = join(root, 'cache', name)
  const saved = readSaved<object>(file, 'lectern-work-3')
  if (saved.kind !== 'value') throw new Error('Nothing was saved.')
  const pages = [['a.html', { of: 'another form' }]]
  saveValue(file, 'lectern-work-3', { ...saved.value, engine: 'another', plan: { plan: {} }, pages })

  writeFileSync(join(root, 'vault', 'A.md'), 'a changed [[B]]')
  const site = await renderSite(request(root))
  expect(digests(site)).toEqual(digests(await renderSite({ ...request(root), cacheDir: null })))
  expect(site.diagnostics).toEqual([])
})

test('TR-24 what is found damaged only when the site is published is made again', async () => {
  const root = folder({ 'vault/A.md': 'a [[B]] and $x$', 'vault/B.md': 'b' })
  const first = digests(await renderSite(request(root)))
  const packs = join(root, 'cache', 'packs')
  for (const edit of [null, 'another word']) {
    if (edit !== null) appendFileSync(join(root, 'vault', 'B.md'), edit)
    const site = await renderSite(request(root))
    for (const name of readdirSync(packs).filter((name) => name.endsWith('.pack')))
      writeFileSync(join(packs, name), 'not what was written')
    for (const { path, digest, body } of site.outputs) {
      if (body.kind === 'lazy') expect([path, digestOf(await body.read())]).toEqual([path, digest])
    }
    expect(Object.keys(digests(site))).toEqual(Object.keys(first))
  }
})

function digests(site: Site): Record<string, string> {
  return Object.fromEntries(site.outputs.map((output) => [output.path, output.digest]))
}
