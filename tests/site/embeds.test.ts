import { expect, test } from 'vitest'
import { build, PNG } from './vault.ts'

test('EMB-1 EMB-14 an embed shows the content of the note, in the page itself, without frontmatter', async () => {
  const site = await build({ 'A.md': 'before\n\n![[B]]\n\nafter', 'B.md': '---\nsecret: 1\n---\nneedle' })
  expect(site.text('A.md')).toBe('before Bneedle after')
})

test('EMB-2 a section is its heading and all up to the next heading of its level', async () => {
  const B = 'zero\n## One\none\n### Sub\nsub\n## Two\ntwo\n# Last\nlast'
  const site = await build({ 'A.md': '![[B#One]]', 'B.md': B })
  expect(site.text('A.md')).toBe('One one Sub sub')
})

test('EMB-3 a block: paragraph, item with its children, table, quote, callout, code', async () => {
  const B = [
    'no',
    '',
    'para ^p',
    '',
    '- other',
    '- item ^i',
    '\t- child',
    '',
    '| t |',
    '| - |',
    '| c |',
    '',
    '^t',
    '',
    '> [!tip] tipped',
    '',
    '^c',
    '',
    '```',
    'code',
    '```',
    '',
    '^k',
  ].join('\n')
  const names = ['p', 'i', 't', 'c', 'k']
  const notes = Object.fromEntries(names.map((id) => [`${id}.md`, `![[B#^${id}]]`]))
  const site = await build({ ...notes, 'B.md': B })
  expect(names.map((id) => site.text(`${id}.md`))).toEqual(['para', 'item child', 't c', 'tipped', 'code'])
  expect(site.content('i.md')('ul > li > ul > li').text()).toBe('child')
  expect(site.content('t.md')('table')).toHaveLength(1)
})

test('EMB-4 EMB-7 a note embeds a section of its own; another section of one note is no cycle', async () => {
  const site = await build({ 'A.md': '![[#Two]]\n\n![[#^b]]\n\n## Two\nsecond\n\nblock ^b' })
  expect(site.text('A.md').split('second')).toHaveLength(3)
  expect(site.trouble('A.md')).toEqual([])
})

test('EMB-5 display text does not change what is shown', async () => {
  const site = await build({ 'A.md': '![[B#H|Label]]', 'B.md': '## H\nsection' })
  expect(site.text('A.md')).toBe('H section')
})

test('EMB-6 at least five levels are shown, then a link with a diagnostic', async () => {
  const chain = Object.fromEntries(
    Array.from({ length: 14 }, (_, i) => [`n${i}.md`, `level ${i}\n\n![[n${i + 1}]]`]),
  )
  const site = await build({ ...chain, 'n14.md': 'end' })
  expect(site.text('n0.md')).toContain('level 6')
  expect(site.text('n0.md')).not.toContain('end')
  expect(site.diagnostics.map((d) => d.code)).toContain('embed-depth')
})

test('EMB-7 a cycle ends in a link and is reported once where it closes', async () => {
  const site = await build({ 'A.md': 'AAA\n\n![[B]]', 'B.md': 'BBB\n\n![[A]]', 'C.md': 'CCC ![[C]]' })
  expect(site.text('A.md')).toContain('BBB')
  expect(site.trouble('B.md')).toEqual(['3:1 warning embed-cycle'])
  expect(site.trouble('C.md')).toEqual(['1:5 warning embed-cycle'])
})

test('EMB-8 LNK-5 links in embedded text are those of the note they were written in', async () => {
  const site = await build({
    'A.md': '![[sub/Inner]]',
    'sub/Inner.md': '[[./Sibling|sib]] ![[pic.png]] [[Gone]]',
    'sub/Sibling.md': '',
    'sub/pic.png': PNG,
    'pic.png': Buffer.concat([PNG, Buffer.from('other')]),
  })
  const $ = site.content('A.md')
  expect($('a:contains(sib)').attr('href')).toBe('sub/sibling.html')
  // The picture in the root has the exact vault path (RES-5).
  expect(site.assets.map((asset) => asset.source)).toEqual(['pic.png'])
  expect(site.trouble('A.md')).toEqual([])
  expect(site.trouble('sub/Inner.md')).toContain('1:32 warning unresolved-link')
})

test('EMB-9 EMB-10 HD-13 embedded headings and blocks never take the ids of the host', async () => {
  const site = await build({
    'A.md': '## Setup\nhost ^x\n\n![[B]]',
    'B.md': '## Setup\nbee ^x\n\n[[#Setup|local]]',
  })
  const $ = site.page('A.md')
  const ids = $('[id]')
    .toArray()
    .map((element) => $(element).attr('id'))
  expect(new Set(ids).size).toBe(ids.length)
  expect($('#setup').parents('.embed')).toHaveLength(0)
  expect($('a:contains(local)').attr('href')).toBe('b.html#setup')
  expect(site.pages.length).toBe(2)
})

test('EMB-11 what does not exist leaves a placeholder with its name', async () => {
  const site = await build({ 'A.md': '![[Nowhere]]\n\n![[B#Nope]]\n\n![[B#^nope]]', 'B.md': 'b' })
  expect(site.text('A.md')).toContain('Nowhere')
  expect(site.text('A.md')).toContain('Nope')
  expect(site.trouble('A.md')).toEqual([
    '1:1 warning unresolved-link',
    '3:1 warning unresolved-heading',
    '5:1 warning unresolved-block',
  ])
})

test('EMB-12 PRV-6 an embed of a private note shows nothing of it', async () => {
  const site = await build({
    'A.md': 'a\n\n![[Hidden]]\n\nz',
    'Hidden.md': '---\npublish: false\n---\nsecret',
  })
  expect(site.text('A.md')).toBe('a Private note z')
  expect(site.trouble('A.md')).toEqual(['3:1 warning private-link'])
})

test('EMB-13 an embed in flow makes no block inside a paragraph', async () => {
  const site = await build({ 'A.md': 'start ![[B]] end', 'B.md': 'para\n\n- item' })
  expect(site.content('A.md')('p p, p ul, p div')).toHaveLength(0)
  expect(site.text('A.md')).toBe('start Bpara item end')
})

test('EMB-15 an embedded note shows its title once', async () => {
  const site = await build({ 'A.md': '![[B]]', 'B.md': '# B\ntext' })
  expect(site.text('A.md')).toBe('B text')
})

test('FN-5 footnotes of embedded notes are numbered apart', async () => {
  const site = await build({ 'A.md': 'a[^1]\n\n![[B]]\n\n[^1]: mine', 'B.md': 'b[^1]\n\n[^1]: theirs' })
  const $ = site.content('A.md')
  expect($('.embed .footnotes').text()).toContain('theirs')
  expect($('.footnotes').last().text()).toContain('mine')
  expect($('.footnotes').last().text()).not.toContain('theirs')
})
