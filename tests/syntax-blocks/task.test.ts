import { expect, test } from 'vitest'
import { descendants, outlineOf, placed, transform } from './outline.ts'

function check(source: string, expected: string) {
  expect(outlineOf(source)).toBe(expected)
}

test('TSK-1 a blank is open, an x is done, and the character is kept', () => {
  check('- [ ] a\n- [x] b\n- [X] c', 'list(li[ ](p("a")), li[x done](p("b")), li[X done](p("c")))')
})

test('TSK-1 any other single character is done, too', () => {
  for (const character of ['?', '/', '-', '>', '!', '*', '_', '~', '1', 'é', '😀', '"', '&']) {
    check(`- [${character}] a`, `list(li[${character} done](p("a")))`)
  }
})

test('TSK-1 the text of a task keeps its inline syntax and its place', () => {
  check('- [/] [a](b) *c*', 'list(li[/ done](p(link("a"), " ", em("c"))))')
  check('- [/] [[A]]', 'list(li[/ done](p(wikilink(A))))')
  const source = '- [/]  a\n- [x]\n  b'
  const paragraphs = descendants(transform(source).tree).filter((node) => node.type === 'paragraph')
  expect(paragraphs.map((node) => placed(node, source))).toEqual(['1:8 a', '3:3 b'])
})

test('TSK-1 a definition of the same name changes nothing', () => {
  check('- [/] a\n\n[/]: b', 'list(li[/ done](p("a"))) definition')
})

test('TSK-1 the text may be missing or start on the next line', () => {
  check('- [ ] \n- [/] ', 'list(li[ ](), li[/ done]())')
  check('- [x]\n  a\n- [/]\n  b', 'list(li[x done](p("a")), li[/ done](p("b")))')
})

test('TSK-2 ordered and nested items may be tasks', () => {
  check('1. [ ] a\n\t- [x] b\n2. [?] c', 'list(li[ ](p("a"), list(li[x done](p("b")))), li[? done](p("c")))')
})

test('TSK-2 an empty box, two characters, no blank, or no item is no task', () => {
  check('- []', 'list(li(p("[]")))')
  check('- [ab] x', 'list(li(p("[ab] x")))')
  check('- [x]y', 'list(li(p("[x]y")))')
  check('- [/](b) x', 'list(li(p(link("/"), " x")))')
  check('- \\[/] x', 'list(li(p("[/] x")))')
  check('- [\\] x', 'list(li(p("[] x")))')
  check('- [ ]', 'list(li(p("[ ]")))')
  check('[/] x', 'p("[/] x")')
  check('- a\n\n  [/] x', 'list(li(p("a"), p("[/] x")))')
})
