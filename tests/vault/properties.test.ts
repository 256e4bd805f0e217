/** What must hold for any vault, whatever its names. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type VaultPath, vaultPath } from '../../src/lib/paths.ts'
import { createAllocator } from '../../src/vault/allocator.ts'
import { allocateAttachments } from '../../src/vault/attachments.ts'
import { collectFolders, collectTags } from '../../src/vault/collections.ts'
import { linkGraph } from '../../src/vault/graph.ts'
import { resolveVault } from '../../src/vault/links.ts'
import { type PublishOptions, publishVault } from '../../src/vault/publish.ts'
import { resolvePath } from '../../src/vault/resolve.ts'
import { allocatePages, RESERVED_OUTPUTS } from '../../src/vault/urls.ts'
import { note } from './builder.ts'

const OPTIONS: PublishOptions = { drafts: false, publish: 'all' }
const URLS = { home: null, cleanUrls: false }

// Few letters, so that names meet; and any at all, so that they surprise.
const segment = fc
  .oneof(
    fc.stringMatching(/^[aAäÄ#+ .-]{1,4}$/),
    fc.constantFrom(
      'index',
      'Index',
      'tags',
      'assets',
      'con',
      '404',
      'search',
      'Cafe\u0301',
      'Café',
      'ß',
      'SS',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 90 }),
  )
  .map((name) => name.replace(/[/\0]/g, '_'))
  .filter((name) => !name.startsWith('.'))

const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'))

const linkText = fc.oneof(
  path,
  fc
    .array(fc.constantFrom('a', 'A', 'ä', '..', '.', '', 'index', 'tags'), { maxLength: 4 })
    .map((s) => s.join('/')),
)

const files = fc.uniqueArray(
  fc.record({
    path: fc.oneof(
      path.map((name) => `${name}.md`),
      path.map((name) => `${name}.png`),
    ),
    visibility: fc.constantFrom('public', 'public', 'draft', 'private'),
    permalink: fc.option(fc.oneof(path, fc.constantFrom('a', 'A', '404', 'graph.json', 'a.html', '../a'))),
    links: fc.array(
      linkText.map((text) => `[[${text.replace(/[[\]|#]/g, '')}]]`),
      { maxLength: 4 },
    ),
    tags: fc.array(fc.constantFrom('a', 'A', 'a/b', 'a/B/c'), { maxLength: 2 }),
  }),
  { selector: (file) => file.path, maxLength: 25 },
)

type Files = typeof files extends fc.Arbitrary<infer T> ? T : never

function publish(specs: Files) {
  const notes = specs.filter((file) => file.path.endsWith('.md'))
  const others = specs.filter((file) => !file.path.endsWith('.md'))
  return publishVault(
    new Map(notes.map(({ path, ...spec }) => [vaultPath(path), note(spec)])),
    others.map((file) => vaultPath(file.path)),
    OPTIONS,
  )
}

/** All that later phases work with. */
function facts(specs: Files) {
  const index = publish(specs)
  const tables = resolveVault(index)
  const pages = allocatePages(index.published, URLS)
  return JSON.stringify([
    [...tables],
    [...pages.addresses],
    pages.diagnostics,
    [...linkGraph(index.published, tables).backlinks],
    [...collectTags(index.published)],
    [...collectFolders(index.published)],
  ])
}

test('URL-13 the order of the files does not matter', () => {
  const twoOrders = files.chain((specs) =>
    fc.tuple(fc.constant(specs), fc.shuffledSubarray(specs, { minLength: specs.length })),
  )
  fc.assert(
    fc.property(twoOrders, ([one, other]) => {
      expect(facts(other)).toBe(facts(one))
    }),
  )
})

test('URL-2 URL-6 URL-7 TR-26 outputs are unique and portable for arbitrary names', () => {
  fc.assert(
    fc.property(files, (specs) => {
      const { published } = publish(specs)
      const allocator = createAllocator(RESERVED_OUTPUTS)
      const pages = allocatePages(published, URLS, allocator)
      const others = specs.map((file) => vaultPath(file.path)).filter((name) => name.endsWith('.png'))
      const digests = new Map<VaultPath, string>(others.map((name) => [name, '0123456789']))
      const attachments = allocateAttachments(others, digests, { attachments: { allow: [] } }, allocator)
      const outputs = [...pages.addresses.values(), ...attachments.values()].map(({ output }) => output)

      expect(outputs).toHaveLength(published.notes.size + others.length)
      const all = [...outputs, ...RESERVED_OUTPUTS]
      expect(new Set(all.map((output) => output.normalize('NFC').toLowerCase())).size).toBe(all.length)
      const folders = new Set(all.flatMap((output) => foldersOf(output.normalize('NFC').toLowerCase())))
      for (const output of outputs) {
        expect(folders.has(output.normalize('NFC').toLowerCase())).toBe(false)
        expect(Buffer.byteLength(output)).toBeLessThanOrEqual(240)
        for (const part of output.split('/')) expect(part).toMatch(PORTABLE)
        expect(output).not.toMatch(DEVICE)
      }
    }),
  )
})

test('URL-2 URL-3 addresses are unique, even without endings, and decode to the output', () => {
  fc.assert(
    fc.property(files, (specs) => {
      const addresses = [...allocatePages(publish(specs).published, URLS).addresses.values()]
      for (const { output, url } of addresses) {
        expect(decodeURIComponent(url).replace(/\/$/, '/index.html')).toBe(`/${output}`)
      }
      const keys = addresses.map(({ url }) =>
        decodeURIComponent(url)
          .toLowerCase()
          .replace(/\.html$|\/$/, ''),
      )
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

test('RES-19 VLT-8 resolution never answers with a file that is not in the table, or with a private one', () => {
  fc.assert(
    fc.property(files, linkText, fc.constantFrom('wikilink', 'markdown'), (specs, link, syntax) => {
      const index = publish(specs)
      const src = [...index.published.notes.keys()][0]
      if (src === undefined) return
      const found = resolvePath(index.names, src, link, syntax)
      if (found.kind === 'note') expect(index.published.notes.has(found.path)).toBe(true)
      if (found.kind === 'attachment') {
        expect(specs.some((file) => file.path === found.path && found.path.endsWith('.png'))).toBe(true)
      }
    }),
  )
})

test('RES-5 RES-11 every published note is reached by its own path from everywhere', () => {
  fc.assert(
    fc.property(files, (specs) => {
      const index = publish(specs)
      const notes = [...index.published.notes.keys()]
      for (const src of notes) {
        for (const target of notes) {
          const rivals = specs.filter((file) => nameKey(file.path) === nameKey(target))
          // Blanks at the ends and `.` segments are not part of a link; equal names have a test of their own.
          if (rivals.length > 1 || target !== target.trim() || /(?:^|\/)\.{0,2}(?:\/|$)/.test(target))
            continue
          expect(resolvePath(index.names, src, `/${target}`)).toEqual({ kind: 'note', path: target })
        }
      }
    }),
    { numRuns: 40 },
  )
})

function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\u00a0\u202f]/g, ' ')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC')
}

function foldersOf(name: string): string[] {
  const segments = name.split('/')
  return segments.slice(1).map((_, i) => segments.slice(0, i + 1).join('/'))
}

const PORTABLE = /^[\p{L}\p{N}\p{M}_~-](?:[\p{L}\p{N}\p{M}._~-]*[\p{L}\p{N}\p{M}_~-])?$/u
const DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\/|$)/i
