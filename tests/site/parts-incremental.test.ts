/** Long lists in builds on what was built: they are those of a build from nothing, and only what shows a change is made again. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import type { BuildMemory, Site } from '../../src/build/interface.ts'
import { createBuildMemory } from '../../src/build/memory.ts'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'

const isPart = (path: string): boolean => /^a-z\/|page-\d|backlinks|^wanted/.test(path)

const digests = ({ outputs }: Site): string[] => outputs.map(({ path, digest }) => `${path} ${digest}`)

test('NAV-8 a build after an edit has the lists of a build from nothing, and makes only some of their pages again', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-parts-'))
  const memory = createBuildMemory()
  const write = (name: string, text: string) => writeFileSync(join(folder, 'In', `${name}.md`), text)
  const build = (kept: BuildMemory | undefined): Promise<Site> =>
    renderSite({
      ...{ vault: folder, output: join(folder, 'site'), config: DEFAULT_CONFIG },
      ...(kept !== undefined && { memory: kept }),
      ...{ plugins: null, cacheDir: null, templatesDir: null, publicDir: null, threads: 1 },
    })
  const madeAgain = async (): Promise<string[]> => {
    const site = await build(memory)
    expect(digests(site)).toEqual(digests(await build(undefined)))
    return site.outputs.flatMap(({ path, body }) => (isPart(path) && body.kind === 'bytes' ? [path] : []))
  }
  try {
    mkdirSync(join(folder, 'In'))
    for (let index = 100; index < 300; index++) {
      write(`Note ${index}`, `#kind [[Hub]] [[Gone ${index}]] [[Also gone ${index}]]\n`)
    }
    write('Hub', 'Text.\n')
    const all = await madeAgain()
    expect(all.length).toBeGreaterThan(8)
    // The sentence is shown where the link is: among the backlinks, and in two lists of notes.
    write('Note 150', '#kind Other words. [[Hub]] [[Gone 150]] [[Also gone 150]]\n')
    const afterWords = await madeAgain()
    expect(afterWords.length).toBeGreaterThan(0)
    expect(afterWords.length).toBeLessThan(6)
    expect(afterWords).not.toContain('wanted.html')
    // A note more moves the ends of all parts behind it.
    write('Note 120a', '#kind [[Hub]] [[Gone 120a]]\n')
    expect((await madeAgain()).length).toBeLessThanOrEqual(all.length + 1)
    rmSync(join(folder, 'In', 'Note 101.md'))
    await madeAgain()
  } finally {
    memory.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
