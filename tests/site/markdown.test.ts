import { expect, test } from 'vitest'
import { build, type Files } from './vault.ts'

const ON = { markdownFiles: true }

async function markdown(note: string, more: Files = {}): Promise<string> {
  const site = await build({ 'A.md': note, ...more }, ON)
  return site.outputText('a.md')
}

test('WEB-2 the Markdown of a note is what its page shows, with the addresses of pages', async () => {
  const text = await markdown(
    '---\ntitle: Kernel\n---\nSee [[B#Part|the part]], `code`, $a<b$.\n\n> [!warning] Mind\n> This.\n\n- [x] done\n\n| a | b |\n| - | - |\n| 1 | $x$ |\n\n![[B]]',
    { 'B.md': '## Part\n\nOf B[^1].\n\n[^1]: A footnote.' },
  )
  expect(text).toBe(`# Kernel

See [the part](b.html#part), \`code\`, $a<b$.

> [!warning] Mind
>
> This.

- [x] done

| a | b   |
| - | --- |
| 1 | $x$ |

[B](b.html)

## Part

Of B[^e1-1].

[^e1-1]: A footnote.
`)
})

test('WEB-2 formulas and code are their source', async () => {
  const text = await markdown(
    '# $x$ of y\n\n$$\n\\int_0^1 x\n$$\n\n```python title="k.py"\nprint("a")\n```\n\n```mermaid\ngraph TD\n```',
  )
  expect(text).toBe(
    '# $x$ of y\n\n$$\n\\int_0^1 x\n$$\n\n*k.py*\n\n```python\nprint("a")\n```\n\n```mermaid\ngraph TD\n```\n',
  )
})

test('WEB-2 CMT-1 PRV-5 comments are gone, and a link to a private note is its words', async () => {
  const secret = { 'S.md': '---\npublish: false\n---\n# Hidden\n\nnever' }
  const text = await markdown(
    'a %%comment%% [[S|words]] [[S]] ![[S]] <!-- html --> [[None]].\n\n%%\nblock\n%%',
    secret,
  )
  expect(text).toBe('# A\n\na words S Private note None.\n')
  const open = await markdown('![[S]]', { 'S.md': 'never' })
  expect(open).toContain('never')
})

test('WEB-2 what looks like markup in an author’s words stays words', async () => {
  const text = await markdown('\\*a\\* \\[b](c) 1\\. \\# x `` ` `` &lt;b&gt;')
  const again = await build({ 'A.md': text })
  expect(again.text('A.md')).toBe('*a* [b](c) 1. # x ` <b>')
})

test('WEB-2 llms.txt lists the notes, those of courses in path order; pages name their Markdown', async () => {
  const files = {
    'x/Course.md': '---\ntype: course\n---\n[[B]], [[A]]',
    'A.md': '---\ndescription: "The [first] one"\n---\nx',
    'B.md': 'x',
    'C.md': 'x',
    'S.md': '---\npublish: false\n---\nx',
  }
  const site = await build(files, {
    ...ON,
    title: 'Notes',
    description: 'All of it.',
    baseUrl: 'https://e.org/',
  })
  expect(site.outputText('llms.txt')).toBe(`# Notes

> All of it.

## Course

- [Course](https://e.org/x/course.md)
- [B](https://e.org/b.md)
- [A](https://e.org/a.md): The \\[first\\] one

## Notes

- [C](https://e.org/c.md)
`)
  expect(site.page('x/Course.md')('link[type="text/markdown"]').attr('href')).toBe('course.md')
  expect(site.outputText('c.md')).toBe('# C\n\n<https://e.org/c.html>\n\nx\n')
})

test('WEB-2 nothing of it is there unless the configuration asks for it', async () => {
  const site = await build({ 'A.md': 'x' })
  expect(site.outputs.filter(({ path }) => /\.md$|llms/.test(path))).toEqual([])
  expect(site.page('A.md')('link[type="text/markdown"]')).toHaveLength(0)
})
