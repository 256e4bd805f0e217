import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import type { Site } from '../../src/build/interface.ts'
import { buildRequest } from '../build/request.ts'
import { DOCS, fences, pages, ROOT, read } from './guide.ts'

let site: Site

beforeAll(async () => {
  site = await renderSite(buildRequest(DOCS))
})

test('the guide builds without a warning or an error', () => {
  const trouble = site.diagnostics
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)
  expect(trouble).toEqual([])
})

test('every page of the guide is on its course', () => {
  const index = load(htmlOf('index.html'))
  const linked = new Set(
    index('.prose a')
      .toArray()
      .map((link) => index(link).attr('href')),
  )
  const missing = site.pages.filter(({ output }) => output !== 'index.html' && !linked.has(output))
  expect(missing).toEqual([])
})

test('every example in Markdown is followed by what it is shown as', () => {
  for (const name of ['writing-notes.md', 'links-and-embeds.md', 'callouts-formulas-code.md']) {
    const examples = fences(read(`docs/${name}`)).filter(({ info }) => info === 'markdown')
    expect(examples.length, name).toBeGreaterThan(2)
    for (const { text, after } of examples) {
      expect(shownAs(after), name).toBe(text)
    }
  }
})

test('a fence shows what stands in it, to its own end', () => {
  expect(fences('a\n```md\nx\n```\nb\n').map(({ info, text }) => [info, text])).toEqual([['md', 'x']])
  expect(fences('````md\n```js\ny\n```\n````\n').map(({ text }) => text)).toEqual(['```js\ny\n```'])
})

test('every package that Lectern uses has a reason', () => {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(`src/${name}`))
  const imports = sources.flatMap((text) => [
    ...text.matchAll(/^import (?!type)[^'\n]*'((?:@[a-z-]+\/)?[a-z][a-z-]*)[^'\n]*'|import\('([a-z-]+)/gm),
  ])
  const packages = new Set(imports.map(([, name, loaded]) => name ?? loaded ?? ''))
  const reasons = read('docs/dependencies.md')
  const named = (name: string) =>
    reasons.includes(`\`${name}\``) || /^micromark-|^mdast-util-|^node$/.test(name)
  expect([...packages].filter((name) => !named(name))).toEqual([])
  expect(packages.size).toBeGreaterThan(10)
})

test('every file that the prose of the repository links to exists', () => {
  const texts = [
    ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((name) => [name, read(name)] as const),
  ]
  for (const [name, text] of [...texts, ...pages()]) {
    const base = pages().has(name) ? DOCS : ROOT
    const plain = text.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '').replaceAll(/`[^`\n]*`/g, '')
    const targets = [...plain.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)]
      .map(([, link, source]) => decodeURIComponent((link ?? source ?? '').split('#')[0] ?? ''))
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    expect(
      targets.filter((target) => !existsSync(join(base, target))),
      name,
    ).toEqual([])
  }
})

/** The body of the callout `[!result]` that a text begins with. */
function shownAs(text: string): string {
  const lines = text.trimStart().split('\n')
  if (lines[0] !== '> [!result] Shown as') return `no result, but: ${lines[0]}`
  const end = lines.findIndex((line) => !line.startsWith('>'))
  return lines
    .slice(1, end === -1 ? undefined : end)
    .map((line) => line.replace(/^> ?/, ''))
    .join('\n')
    .trimEnd()
}

function htmlOf(path: string): string {
  const body = site.outputs.find((output) => output.path === path)?.body
  return body?.kind === 'bytes' ? Buffer.from(body.bytes).toString('utf8') : ''
}
