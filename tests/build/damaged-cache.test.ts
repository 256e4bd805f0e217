import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import type { Site } from '../../src/build/interface.ts'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { folder } from '../source/folder.ts'

test('TR-24 a damaged cache is a slower build, never a different one: cache-dropped', async () => {
  const root = folder({ 'vault/A.md': 'a [[B]] and $x$', 'vault/B.md': 'b' })
  const build = (): Promise<Site> =>
    renderSite({
      vault: join(root, 'vault'),
      output: join(root, 'site'),
      config: DEFAULT_CONFIG,
      plugins: null,
      cacheDir: join(root, 'cache'),
      templatesDir: null,
      publicDir: null,
      threads: 1,
    })
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

function digests(site: Site): Record<string, string> {
  return Object.fromEntries(site.outputs.map((output) => [output.path, output.digest]))
}
