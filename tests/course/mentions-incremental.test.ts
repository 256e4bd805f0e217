/** Mentions in builds that go on from earlier ones. */
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import type { NoteCard } from '../../src/build/cards.ts'
import { keyOf } from '../../src/build/digest.ts'
import type { BuildMemory, Site } from '../../src/build/interface.ts'
import { createBuildMemory } from '../../src/build/memory.ts'
import { sameMentions, vaultMentions } from '../../src/build/mentions-site.ts'
import { createMemoryStore } from '../../src/build/store.ts'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { vaultPath } from '../../src/lib/paths.ts'
import { buildRequest } from '../build/request.ts'
import { vault } from './vault.ts'

/** A vault on the disk that is built on and on, by memory and by cache folder, and from nothing. */
async function history(steps: readonly { readonly [path: string]: string | null }[]) {
  const folder = fs.mkdtempSync(join(tmpdir(), 'lectern-test-'))
  const source = join(folder, 'vault')
  fs.mkdirSync(source)
  const memory = createBuildMemory()
  const course = { ...DEFAULT_CONFIG.course, unlinkedMentions: true }
  const render = (cacheDir: string | null, kept?: BuildMemory): Promise<Site> =>
    renderSite(
      buildRequest(source, {
        config: { ...DEFAULT_CONFIG, course },
        cacheDir,
        ...(kept === undefined ? {} : { memory: kept }),
      }),
    )
  const results: {
    kept: Record<string, string>
    cached: Record<string, string>
    clean: Record<string, string>
  }[] = []
  try {
    for (const step of steps) {
      for (const [path, text] of Object.entries(step)) {
        if (text === null) fs.rmSync(join(source, path))
        else fs.writeFileSync(join(source, path), text)
      }
      const kept = await digests(render(null, memory))
      const cached = await digests(render(join(folder, 'cache')))
      results.push({ kept, cached, clean: await digests(render(null)) })
    }
  } finally {
    memory.close()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  return results
}

async function digests(site: Promise<Site>): Promise<Record<string, string>> {
  return Object.fromEntries((await site).outputs.map(({ path, digest }) => [path, digest]))
}

test('BKL-4 mentions that come, change and go leave the same site as a clean build', async () => {
  const steps = await history([
    { 'T.md': '# Linear Regression', 'A.md': 'Nothing.', 'B.md': 'Linear regression.' },
    { 'A.md': 'Now linear regression.' },
    { 'A.md': 'Now linear regression is else.' },
    { 'A.md': 'Words, and again linear regression is else.' },
    { 'U.md': '# Bayesian Model', 'B.md': 'Linear regression, Bayesian model.' },
    { 'T.md': '# Linear Algebra' },
    { 'T.md': '# Linear Regression', 'U.md': null },
    { 'T.md': '---\npublish: false\n---\n# Linear Regression' },
    { 'A.md': 'Nothing.' },
  ])
  for (const { kept, cached, clean } of steps) {
    expect(kept).toEqual(clean)
    expect(cached).toEqual(clean)
  }
  // Each of the first steps changes what the page shows.
  const pages = steps.slice(0, 3).map(({ clean }) => clean['t.html'])
  expect(new Set(pages).size).toBe(3)
})

test('BKL-4 an edit looks for mentions in the edited note alone', () => {
  const { linked } = vault({ 'T.md': '# Linear Regression', 'A.md': '', 'B.md': '' })
  const inner = createMemoryStore()
  const writes: string[] = []
  const store = {
    ...inner,
    put: (key: string, value: string) => {
      writes.push(key)
      inner.put(key, value)
    },
  }
  const card = (words: string): NoteCard => {
    const text = JSON.stringify([{ section: -1, pieces: [words] }])
    inner.put(keyOf(text), text)
    return { key: keyOf(text), parts: { sentences: keyOf(text) }, diagnostics: [] } as unknown as NoteCard
  }
  const cards = new Map([
    [vaultPath('A.md'), card('Linear regression.')],
    [vaultPath('B.md'), card('Nothing.')],
  ])
  const request = { cards, engine: 'e', store }
  const { saved, mentions } = vaultMentions(request, linked.vault)
  expect(mentions.get(vaultPath('T.md'))).toEqual([
    { from: 'A.md', target: 'T.md', section: -1, parts: ['', '<mark>Linear regression</mark>', '.'] },
  ])
  // The names and two notes.
  expect(writes).toHaveLength(3)
  const paths = [...linked.vault.notes.keys()]

  cards.set(vaultPath('B.md'), card('Nothing again.'))
  const after = sameMentions(request, saved, paths)
  expect(writes).toHaveLength(4)
  expect(after?.digest).toBe(saved.digest)

  cards.set(vaultPath('B.md'), card('Linear regression again.'))
  expect(sameMentions(request, saved, paths)).toBeNull()
  expect(writes).toHaveLength(5)
})
