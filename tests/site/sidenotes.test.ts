import { expect, test } from 'vitest'
import { build } from './vault.ts'

const TEXT = 'Words and words again. '.repeat(20)

async function footnotes(note: string) {
  const $ = (await build({ 'A.md': note })).content('A.md')
  return {
    isSidenotes: $('.footnotes').hasClass('sidenotes'),
    references: $('.footnote-ref')
      .toArray()
      .map((mark) => $(mark).attr('style')),
    notes: $('.footnotes li')
      .toArray()
      .map((item) => $(item).attr('style')),
  }
}

test('PG-1 a footnote knows its first reference, and the one above it', async () => {
  expect(await footnotes(`${TEXT}[^a] and[^b], again[^a]\n\n[^a]: First\n[^b]: Second`)).toEqual({
    isSidenotes: true,
    references: ['anchor-name:--fn-1', 'anchor-name:--fn-2', undefined],
    notes: [
      'anchor-name:--note-1;--reference:--fn-1;--above:--note-0',
      'anchor-name:--note-2;--reference:--fn-2;--above:--note-1',
    ],
  })
})

test('PG-1 footnotes longer than half of the text stay below it: the margin would not hold them', async () => {
  expect((await footnotes(`${TEXT}[^a]\n\n[^a]: ${TEXT}`)).isSidenotes).toBe(false)
  expect((await footnotes(`${TEXT}${TEXT}${TEXT}[^a]\n\n[^a]: ${TEXT}`)).isSidenotes).toBe(true)
})

test('PG-1 FN-5 footnotes of an embedded note stay with it', async () => {
  const $ = (
    await build({ 'A.md': `${TEXT}[^a]\n\n![[B]]\n\n[^a]: Own`, 'B.md': `${TEXT}^[Theirs]` })
  ).content('A.md')
  expect($('.embed .footnotes').hasClass('sidenotes')).toBe(false)
  expect($('.embed [style]')).toHaveLength(0)
})
