import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { BuildRequest, Site } from '../../src/build/interface.ts'
import type { Config } from '../../src/config/config.ts'
import { folder } from '../source/folder.ts'
import { canary, contentsOf, findCanaries, shortDigest, site } from './canaries.ts'
import { ATTACHMENTS, PRIVATE, privateNote, publicNote, UNSEEN } from './private-vault.ts'

const VAULT = { ...PRIVATE, ...UNSEEN, ...ATTACHMENTS, 'Shown.md': publicNote(), 'Other.md': '[[Shown]]\n' }
const DIGESTS = Object.values({ ...PRIVATE, ...UNSEEN, ...ATTACHMENTS }).map(shortDigest)

function vaultOf(files: Readonly<Record<string, string | Buffer>>): string {
  return path.join(
    folder(Object.fromEntries(Object.entries(files).map(([f, c]) => [`vault/${f}`, c]))),
    'vault',
  )
}

async function leaks(vault: string, config: Partial<Config> = {}, request: Partial<BuildRequest> = {}) {
  const built = await site(vault, { ignore: ['Ignored/**'], ...config }, request)
  const contents = await contentsOf(built, vault)
  return { built, contents, found: findCanaries(contents, DIGESTS) }
}

test('canaries are found in whatever way they are written', () => {
  const word = canary('word')
  const written: Record<string, Buffer> = {
    plain: Buffer.from(`a ${word} b`),
    'upper case': Buffer.from(word.toUpperCase()),
    utf16: Buffer.from(`a ${word}`, 'utf16le'),
    gzip: gzipSync(`a ${word}`),
    base64: Buffer.from(`"${Buffer.from(`a ${word} b c d e`).toString('base64')}"`),
    'base64, shifted': Buffer.from(Buffer.from(`xy${word} b c d e f`).toString('base64')),
    hex: Buffer.from(Buffer.from(word).toString('hex')),
    url: Buffer.from(word.replace('w', '%77')),
    json: Buffer.from(word.replace('q', '\\u0071')),
    html: Buffer.from(word.replace('q', '&#113;')),
    [`name ${word}`]: Buffer.alloc(0),
  }
  const found = findCanaries(new Map(Object.entries(written)))
  expect(found.map((line) => line.slice(0, line.lastIndexOf(':'))).sort()).toEqual(
    Object.keys(written).sort(),
  )
})

describe('TR-1 TR-2 TR-3 PRV-4 nothing private is in any output, by any name', () => {
  test('of a first build', async () => {
    const { built, contents, found } = await leaks(vaultOf(VAULT))
    expect(found).toEqual([])
    expect(built.pages.map((page) => page.source)).toEqual(['Other.md', 'Shown.md'])
    // The search does find what is public.
    expect([...contents.values()].join('')).toContain('shown10')
    expect([...contents.keys()]).toEqual(expect.arrayContaining(['feed.xml', 'sitemap.xml', 'graph.json']))
  })

  test('with all properties shown, and with words withheld', async () => {
    const vault = vaultOf(VAULT)
    expect((await leaks(vault, { properties: 'all' })).found).toEqual([])
    expect((await leaks(vault, { privateLinks: 'redact' })).found).toEqual([])
    expect((await leaks(vault, { cleanUrls: true, dates: 'frontmatter' })).found).toEqual([])
  })

  test('where only notes that say so are published', async () => {
    const vault = vaultOf({
      ...VAULT,
      [`${canary('unsaid')}.md`]: privateNote('unsaid', ''),
      'Shown.md': publicNote().replace('---\n', '---\npublish: true\n'),
    })
    const { built, found } = await leaks(vault, { publish: 'opt-in' })
    expect(found).toEqual([])
    expect(built.pages.map((page) => page.source)).toEqual(['Shown.md'])
  })

  test('drafts are published when they are asked for, and nothing else is', async () => {
    const { built, found } = await leaks(vaultOf(VAULT), { drafts: true })
    expect(built.pages.map((page) => page.source)).toContain(`Some/${canary('draftname')}.md`)
    expect(found.filter((line) => !/: (?:qzx(?:draft(?!word)|both)|[0-9a-f]{8}$)/.test(line))).toEqual([])
  })
})

describe('TR-4 a note that becomes private leaves nothing behind in a warm build', () => {
  const secret = canary('secretbody')
  const before = {
    'A.md': `[[B|words]] ![[B]]\n`,
    'B.md': `---\ntags: [${canary('t')}]\n---\n# ${canary('h')}\n${secret} [[A]] ![[p.png]]`,
    'p.png': canary('picture'),
  }
  const text = before['B.md']

  test.each<[string, (vault: string) => Partial<Config>]>([
    ['by publish', (vault) => write(vault, 'B.md', text.replace('---\n', '---\npublish: false\n'))],
    ['by draft', (vault) => write(vault, 'B.md', text.replace('---\n', '---\ndraft: true\n'))],
    [
      'by a broken property',
      (vault) => write(vault, 'B.md', text.replace('---\n', '---\npublish: false\nx: [\n')),
    ],
    ['by a typing error', (vault) => write(vault, 'B.md', text.replace('---\n', '---\npublish: flase\n'))],
    ['by a pattern', () => ({ ignore: ['B.md', '*.png'] })],
    ['by a new rule', () => ({ publish: 'opt-in' })],
    ['by its name', (vault) => rename(vault, 'B.md', '.B.md')],
    ['by its deletion', (vault) => remove(vault, 'B.md')],
    ['by a comment', (vault) => write(vault, 'B.md', `%%\n${text.replace(/^---[\s\S]*?---\n/, '')}`)],
  ])('%s', async (_, change) => {
    const vault = vaultOf(before)
    const cacheDir = path.join(vault, '..', 'cache')
    const first = await leaks(vault, {}, { cacheDir })
    expect(first.found.some((line) => line.endsWith(secret))).toBe(true)
    const config = change(vault)
    const second = await leaks(vault, config, { cacheDir })
    expect(second.found).toEqual([])
    expect(pathsOf(second.built)).toEqual(pathsOf((await leaks(vault, config)).built))
  })
})

function pathsOf(built: Site): string[] {
  return built.outputs.map(({ path: name, digest }) => `${name} ${digest}`)
}

function write(vault: string, file: string, text: string): Partial<Config> {
  fs.writeFileSync(path.join(vault, file), text)
  return {}
}

function rename(vault: string, from: string, to: string): Partial<Config> {
  fs.renameSync(path.join(vault, from), path.join(vault, to))
  return {}
}

function remove(vault: string, file: string): Partial<Config> {
  fs.rmSync(path.join(vault, file))
  return {}
}

test('TR-3 an attachment is published when a published note needs it, under a name with its digest', async () => {
  const vault = vaultOf({
    'A.md': '![[used.png]] [[B]]',
    'B.md': `%%${canary('comment')}%%`,
    'used.png': 'shown',
    'unused.png': canary('unused'),
  })
  const { built, found } = await leaks(vault)
  expect(found).toEqual([])
  expect(built.assets.map((asset) => asset.source)).toEqual(['used.png'])
  expect(built.assets[0]?.output).toBe(`assets/used.${shortDigest('shown')}.png`)
})

test('TR-7 no output tells about the machine', async () => {
  const vault = vaultOf({ 'A.md': '# A\n[[B]] $\\frac{$', 'B.md': 'b' })
  const { contents } = await leaks(vault)
  const words = [path.dirname(path.dirname(vault)), process.cwd(), process.env.HOME, process.env.HOSTNAME]
  const told = words.filter((word) => word !== undefined && word.length > 3)
  expect(told.length).toBeGreaterThan(1)
  const all = Buffer.concat([...contents.values()]).toString('latin1')
  expect(told.filter((word) => word !== undefined && all.includes(word))).toEqual([])
})
