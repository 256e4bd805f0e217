import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { compileNote } from '../../src/render/compile.ts'
import { COMPILE_OPTIONS } from '../note/compile-options.ts'
import { build } from './vault.ts'

test('TR-15 a page embeds so much and no more: embed-limit, with links for the rest', async () => {
  const limits = { ...DEFAULT_CONFIG.limits, embedsPerPage: 3 }
  const site = await build({ 'A.md': '![[B]]\n\n'.repeat(5), 'B.md': 'needle' }, { limits })
  expect(site.text('A.md').split('needle')).toHaveLength(4)
  expect(site.trouble('A.md')).toEqual(['7:1 warning embed-limit', '9:1 warning embed-limit'])
})

test('TR-21 a plugin that throws costs its own work, not the note: plugin-threw', () => {
  const spoil = (tree: { children: unknown[] }): never => {
    tree.children.length = 0
    throw new Error('no')
  }
  const note = compileNote('text [[B]]', COMPILE_OPTIONS, { remark: [spoil], rehype: [] })
  expect(note.summary.links).toHaveLength(1)
  expect(note.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['plugin-threw'])
})

test('a remark plugin’s links are links of the note, a rehype plugin sees its HTML', () => {
  const addLink = (tree: { children: unknown[] }) => {
    tree.children.push({
      type: 'paragraph',
      children: [{ type: 'wikilink', target: 'C', subpath: null, display: null }],
    })
    return tree
  }
  const note = compileNote('text', COMPILE_OPTIONS, {
    remark: [addLink as never],
    rehype: [(nodes) => [...nodes, { type: 'element', tagName: 'hr', properties: {}, children: [] }]],
  })
  expect(note.summary.links.map((link) => link.path)).toEqual(['C'])
  expect(note.object.body.at(-1)).toMatch(/<hr>$/)
})
