/** Pictures for links to pages, drawn with their titles. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CheerioAPI } from 'cheerio'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import type { Site } from '../../src/build/interface.ts'
import { createBuildMemory } from '../../src/build/memory.ts'
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts'
import { packageRoot } from '../../src/source/package-root.ts'
import { buildRequest } from '../build/request.ts'
import { decodePng } from './png.ts'
import { type Built, build, PNG } from './vault.ts'

const CARDS: Partial<Config> = { title: 'Site', cards: true, baseUrl: 'https://e.org/notes/' }

function meta($: CheerioAPI, property: string): string | undefined {
  return $(`meta[property="${property}"], meta[name="${property}"]`).attr('content')
}

function cardsOf(site: Site): string[] {
  return site.outputs.flatMap(({ path }) => (path.startsWith('assets/cards/') ? [path] : []))
}

function picture(site: Built, source: string) {
  const path = meta(site.page(source), 'og:image')?.replace('https://e.org/notes/', '')
  const body = site.outputs.find((output) => output.path === path)?.body
  if (body?.kind !== 'bytes') throw new Error(`${source} has no card.`)
  return decodePng(body.bytes)
}

test('WEB-1 each note has a card, which its page names with its size and in words', async () => {
  const site = await build({ 'A.md': '# Kernel & image\n', 'In/B.md': 'Text.' }, CARDS)
  const $ = site.page('A.md')
  expect(meta($, 'og:image')).toMatch(/^https:\/\/e\.org\/notes\/assets\/cards\/[0-9a-f]{16}\.png$/)
  expect([meta($, 'og:image:width'), meta($, 'og:image:height')]).toEqual(['1200', '630'])
  expect(meta($, 'og:image:alt')).toBe('Kernel & image · Site')
  expect(meta($, 'twitter:card')).toBe('summary_large_image')
  const { width, height } = picture(site, 'A.md')
  expect([width, height]).toEqual([1200, 630])
  // Two notes and the home page.
  expect(cardsOf(site)).toHaveLength(3)
})

test('WEB-1 without the setting there is no card and nothing that names one', async () => {
  const site = await build({ 'A.md': '' }, { ...CARDS, cards: false })
  expect(cardsOf(site)).toEqual([])
  expect(meta(site.page('A.md'), 'og:image')).toBeUndefined()
})

test('WEB-1 cards need the address of the site, and the author is told so: cards-without-address', async () => {
  const site = await build({ 'A.md': '' }, { ...CARDS, baseUrl: null })
  expect(cardsOf(site)).toEqual([])
  expect(site.diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'warning cards-without-address',
  ])
})

test('WEB-1 FM-18 a picture of the note’s own wins', async () => {
  const site = await build(
    {
      'A.md': '---\nimage: https://e.org/own.png\n---\n',
      'B.md': '---\nimage: "[[own.png]]"\n---\n',
      'index.md': '# Home\n',
      'own.png': PNG,
    },
    CARDS,
  )
  expect(meta(site.page('A.md'), 'og:image')).toBe('https://e.org/own.png')
  expect(meta(site.page('A.md'), 'og:image:width')).toBeUndefined()
  expect(meta(site.page('B.md'), 'og:image')).toMatch(/own\.\w+\.png$/)
  expect(cardsOf(site)).toHaveLength(1)
})

test('WEB-1 a title that cannot be drawn whole has no card, and is counted: cards-left-out', async () => {
  const titles = ['线性代数', 'Party 🎉', 'The $\\unknown$ norm', 'مرحبا', 'x\u0304']
  const notes = titles.map((title, index) => [`N${index}.md`, `---\ntitle: '${title}'\n---\n`] as const)
  const site = await build({ ...Object.fromEntries(notes), 'Plain.md': '# The $x_p$ norm\n' }, CARDS)
  for (const [path] of notes) expect(meta(site.page(path), 'og:image')).toBeUndefined()
  expect(meta(site.page('Plain.md'), 'og:image')).toBeDefined()
  const [told] = site.diagnostics.filter(({ code }) => code === 'cards-left-out')
  expect(told?.severity).toBe('info')
  expect(told?.message).toContain('5 pages have no link card')
})

test('WEB-1 what titles hold is words and nothing else', async () => {
  const plain = await build({ 'A.md': '---\ntitle: Words\n---\n' }, CARDS)
  const hostile = '</text><rect width="1200" height="630" fill="red"/>&amp;]]>'
  const site = await build({ 'A.md': `---\ntitle: '${hostile}'\n---\n` }, CARDS)
  const corner = (built: Built) => picture(built, 'A.md').pixel(1190, 10)
  expect(corner(site)).toEqual(corner(plain))
})

test('PRV-10 TR-2 a private note has no card, and changes none', async () => {
  const files = { 'A.md': '[[Secret]]', 'index.md': '# Home\n' }
  const secret = { 'Secret.md': '---\npublish: false\n---\n# 秘密\n' }
  const [without, site] = [await build(files, CARDS), await build({ ...files, ...secret }, CARDS)]
  expect(cardsOf(site)).toEqual(cardsOf(without))
  expect(cardsOf(site)).toHaveLength(2)
  expect(site.diagnostics.filter(({ code }) => code === 'cards-left-out')).toEqual([])
})

test('the words of a note change no card, its title changes its own alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-cards-'))
  const memory = createBuildMemory()
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const drawn = async (): Promise<number> => {
    const site = await renderSite({
      ...{ vault: folder, output: join(folder, 'site'), config: { ...DEFAULT_CONFIG, ...CARDS }, memory },
      ...{ plugins: null, cacheDir: null, templatesDir: null, publicDir: null, threads: 1 },
    })
    const cards = site.outputs.filter(({ path }) => path.startsWith('assets/cards/'))
    return cards.filter(({ body }) => body.kind === 'bytes').length
  }
  try {
    write('A.md', '# First\n')
    write('B.md', '# Second\n')
    write('index.md', '# Home\n')
    expect(await drawn()).toBe(3)
    write('A.md', '# First\n\nOther words, [[B]].\n')
    expect(await drawn()).toBe(0)
    write('A.md', '# Third\n')
    expect(await drawn()).toBe(1)
  } finally {
    memory.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('cards are the same on any number of threads', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-cards-'))
  const cards = (threads: number): string[] => {
    const args = ['build', 'vault', '--output', `site${threads}`, '--cache-dir', `cache${threads}`, '--quiet']
    const cli = join(packageRoot(), 'lib', 'cli.js')
    const { status, stderr } = spawnSync(process.execPath, [cli, ...args, '--threads', String(threads)], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
    const made = join(folder, `site${threads}`, 'assets', 'cards')
    return readdirSync(made)
      .sort()
      .map((name) => `${name} ${readFileSync(join(made, name)).toString('base64')}`)
  }
  try {
    mkdirSync(join(folder, 'vault'))
    for (let index = 0; index < 45; index++) {
      writeFileSync(join(folder, 'vault', `Note ${index}.md`), `# Größe ${index} Ž Я\n`)
    }
    writeFileSync(
      join(folder, 'lectern.config.json'),
      JSON.stringify({ cards: true, baseUrl: CARDS.baseUrl }),
    )
    const one = cards(1)
    expect(one).toHaveLength(46)
    expect(cards(2)).toEqual(one)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('WEB-1 who publishes nothing has no card drawn, and leaves none out of the next build', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-cards-'))
  try {
    const vault = join(folder, 'vault')
    mkdirSync(vault)
    writeFileSync(join(vault, 'A.md'), 'See [[B]].')
    writeFileSync(join(vault, 'B.md'), 'Text.')
    const phases: string[] = []
    const request = buildRequest(vault, {
      config: { ...DEFAULT_CONFIG, ...CARDS },
      memory: createBuildMemory(),
      onProgress: ({ phase }) => void phases.push(phase),
    })
    const checked = await renderSite({ ...request, undrawn: true })
    expect([cardsOf(checked), phases.includes('drawing')]).toEqual([[], false])
    const built = await renderSite(request)
    expect([cardsOf(built).length, phases.includes('drawing')]).toEqual([3, true])
    // What is drawn already costs nothing, and is there.
    expect(cardsOf(await renderSite({ ...request, undrawn: true }))).toEqual(cardsOf(built))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
