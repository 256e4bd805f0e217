import { expect, test } from 'vitest'
import { plainTitle } from '../../src/note/frontmatter-title.ts'
import { processorSeconds } from '../processor-time.ts'

test.each([
  ['[[Deep Learning]] For NLP', 'Deep Learning For NLP'],
  ['[[A|b]]', 'b'],
  ['[[A\\|b]]', 'b'],
  ['[[A#Part]] and [[#Part]]', 'A > Part and Part'],
  ['[[Rate (FPR))]]', 'Rate (FPR))'],
  ['[[a [[Inner]] c]]', '[[a Inner c]]'],
  ['![[Embed]] x', 'Embed x'],
  ['*Very* **bold** _and_ __so__ on', 'Very bold and so on'],
  ['***both*** and **a *nested* one**', 'both and a nested one'],
  ['`code *x*` and ``a ` b``', 'code *x* and a ` b'],
  ['Cost of $O(n^2)$ and $$x_a$$', 'Cost of O(n^2) and x_a'],
  ['~~old~~ ==new==', 'old new'],
  ['[a *link*](https://e.org/x_(y)) here', 'a link here'],
  ['![alt](p.png)', 'alt'],
  ['\\*stars\\* and \\[[x]]', '*stars* and [[x]]'],
  ['Shown %%hidden%%', 'Shown'],
])('TTL-2 the title %s is shown as “%s”', (markup, plain) => {
  expect(plainTitle(markup)).toBe(plain)
})

test.each([
  'a < b & <i>c</i>',
  'S&DS 365 / ML',
  'snake_case_name',
  '2 * 3 * 4',
  'a == b',
  'H~2~O',
  '$20 and $30',
  '100%% sure',
  'C# [draft] (x)',
  'A &amp; B',
  '[[ ]] and [[',
  'a * b',
  '`open',
])('TTL-3 the title %s is shown as it stands', (text) => {
  expect(plainTitle(text)).toBe(text)
})

test('TR-15 titles made of markers are read in linear time', () => {
  const markers = ['*a_ ', '[[', '[a', '`a', '$a', '==a ', '](']
  const seconds = processorSeconds(() => {
    for (const marker of markers) for (const count of [30_000, 480]) plainTitle(marker.repeat(count))
  })
  expect(seconds).toBeLessThan(5)
})
