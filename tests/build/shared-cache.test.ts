/** A process that stays, as `dev` does, and others that build meanwhile, with one cache folder. */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import { digestOf } from '../../src/build/digest.ts'
import type { Site } from '../../src/build/interface.ts'
import { createBuildMemory } from '../../src/build/memory.ts'
import { folder } from '../source/folder.ts'
import { buildRequest } from './request.ts'

async function digests(site: Site): Promise<string[]> {
  return Promise.all(
    site.outputs.map(async ({ path, digest, body }) => {
      if (body.kind === 'lazy') expect([path, digestOf(await body.read())]).toEqual([path, digest])
      return `${path} ${digest}`
    }),
  )
}

/** A request with a cache, and a memory as a process that stays has it. */
function start() {
  const root = folder({ 'vault/A.md': 'a [[B]] and $x$', 'vault/B.md': 'b' })
  const cacheDir = join(root, 'cache')
  const memory = createBuildMemory()
  onTestFinished(() => memory.close())
  const write = (text: string): void => writeFileSync(join(root, 'vault', 'B.md'), text)
  return { cacheDir, request: buildRequest(join(root, 'vault'), { cacheDir }), memory, write }
}

test('TR-24 a process that stays and others that come and go build the same sites from one cache', async () => {
  const { request, memory, write } = start()
  const stays = async (): Promise<Site> => {
    const site = await renderSite({ ...request, memory })
    memory.save()
    return site
  }
  const comes = () => renderSite(request)
  let served: Site | null = null
  for (const [step, build] of [stays, comes, comes, stays, stays, comes, stays].entries()) {
    write(`b ${step} [[A]]`)
    // What is served may still be read from what was known before.
    if (served !== null) await digests(served)
    const site = await build()
    if (build === stays) served = site
    expect(await digests(site)).toEqual(await digests(await renderSite({ ...request, cacheDir: null })))
    expect(site.diagnostics).toEqual([])
  }
})

test('what a process that stays has saved, another one need not find out again', async () => {
  const { cacheDir, request, memory } = start()
  await renderSite({ ...request, memory })
  memory.save()
  const saved = readdirSync(cacheDir).map((name) => statSync(join(cacheDir, name)).mtimeMs)
  expect((await renderSite(request)).stats.cacheHits).toBe(2)
  // Nothing was new, so nothing was written.
  expect(readdirSync(cacheDir).map((name) => statSync(join(cacheDir, name)).mtimeMs)).toEqual(saved)
})

test('TR-24 a cache that is deleted under a process that stays is begun anew', async () => {
  const { cacheDir, request, memory, write } = start()
  await renderSite({ ...request, memory })
  memory.save()
  rmSync(cacheDir, { recursive: true })
  write('another')
  const site = await renderSite({ ...request, memory })
  memory.save()
  expect(await digests(site)).toEqual(await digests(await renderSite({ ...request, cacheDir: null })))
  expect((await renderSite(request)).stats.cacheHits).toBe(2)
})
