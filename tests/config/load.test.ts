import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { findConfig, type LoadedConfig, loadConfig } from '../../src/config/load.ts'
import { folder } from '../source/folder.ts'

interface Options {
  readonly configFile?: string
  readonly vault?: string
  readonly baseUrl?: string
}

async function load(cwd: string, options: Options = {}): Promise<LoadedConfig> {
  return loadConfig({
    cwd,
    file: findConfig(cwd, options.configFile ?? null),
    vault: options.vault ?? null,
    commandLine: { drafts: false, baseUrl: options.baseUrl ?? null },
  })
}

/** The message of the usage error that loading ends with. */
async function mistake(cwd: string, options: Options = {}): Promise<string> {
  const error = await load(cwd, options).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ exitCode: 2 })
  return error instanceof Error ? error.message : ''
}

const json = (value: unknown) => JSON.stringify(value)

test('without a config file everything has its default', async () => {
  const cwd = folder({ 'notes/a.md': '' })
  expect(await load(cwd)).toEqual({
    config: DEFAULT_CONFIG,
    plugins: null,
    vault: path.join(cwd, 'notes'),
    output: path.join(cwd, 'dist'),
    files: [],
  })
})

test('a JSON file in the working directory is read, and groups are filled in', async () => {
  const cwd = folder({
    'lectern.config.json': json({
      title: 'Course',
      vault: 'v',
      output: 'site',
      limits: { formulas: 9 },
      ignore: ['x'],
    }),
  })
  const { config, vault, output, files } = await load(cwd)
  expect(config).toEqual({
    ...DEFAULT_CONFIG,
    title: 'Course',
    ignore: ['x'],
    limits: { ...DEFAULT_CONFIG.limits, formulas: 9 },
  })
  expect([vault, output]).toEqual([path.join(cwd, 'v'), path.join(cwd, 'site')])
  expect(files).toEqual([path.join(cwd, 'lectern.config.json')])
})

test('paths in a config file are relative to it, the vault on the command line to the working directory', async () => {
  const cwd = folder({ 'site/lectern.config.json': json({ vault: 'v' }) })
  const configFile = 'site/lectern.config.json'
  expect((await load(cwd, { configFile })).vault).toBe(path.join(cwd, 'site/v'))
  expect((await load(cwd, { configFile, vault: 'w' })).vault).toBe(path.join(cwd, 'w'))
})

test('a config in TypeScript is compiled, its imports followed, its plugins kept apart', async () => {
  const cwd = folder({
    'lectern.config.ts': `
      import { defineConfig } from 'lectern'
      import { title } from './title.ts'
      const plugin = () => (tree: unknown) => tree
      export default defineConfig({ title, markdown: { remarkPlugins: [plugin], rehypePlugins: [[plugin, 1]] } })`,
    'title.ts': `export const title: string = 'Typed'`,
  })
  const { config, plugins, files } = await load(cwd)
  expect(config.title).toBe('Typed')
  expect(config).not.toHaveProperty('markdown')
  expect(plugins?.remarkPlugins).toHaveLength(1)
  expect(plugins?.rehypePlugins).toEqual([[expect.any(Function), 1]])
  expect(files.map((file) => path.basename(file)).sort()).toEqual(['lectern.config.ts', 'title.ts'])

  fs.writeFileSync(path.join(cwd, 'title.ts'), `export const title = 'Changed'`)
  const after = await load(cwd)
  expect(after.config.title).toBe('Changed')
  expect(after.plugins?.digest).not.toBe(plugins?.digest)
})

test('packages that a config imports stay outside, and their versions count', async () => {
  const manifest = (version: string) =>
    json({ name: 'p', version, type: 'module', exports: { import: './i.js' } })
  const cwd = folder({
    'lectern.config.mjs': `import fs from 'node:fs'; import { p } from 'p'; export default { title: p + typeof fs, markdown: { remarkPlugins: [() => {}] } }`,
    'node_modules/p/package.json': manifest('1.0.0'),
    'node_modules/p/i.js': `export const p = 'p'`,
  })
  const first = await load(cwd)
  expect(first.config.title).toBe('pobject')
  fs.writeFileSync(path.join(cwd, 'node_modules/p/package.json'), manifest('1.0.1'))
  expect((await load(cwd)).plugins?.digest).not.toBe(first.plugins?.digest)
})

test('a mistake in a config in code has its place', async () => {
  expect(await mistake(folder({ 'lectern.config.ts': 'export default {\n  title: }\n' }))).toMatch(
    /^lectern\.config\.ts:2:\d+ /,
  )
  expect(await mistake(folder({ 'lectern.config.js': 'throw new Error("no luck")' }))).toContain('no luck')
  expect(await mistake(folder({ 'lectern.config.js': 'export default { titel: 1 }' }))).toBe(
    'lectern.config.js: There is no setting “titel”. Did you mean “title”?',
  )
  expect(await mistake(folder({ 'lectern.config.js': 'import "./gone.js"' }))).toContain('gone.js')
  expect(await mistake(folder({ 'lectern.config.js': '' }))).toBe(
    'lectern.config.js: The configuration should be an object.',
  )
})

test.each([
  ['{ "title": "x", }', 'lectern.config.json:1:17 A key in double quotes is missing here.'],
  ['{\n  "a": tru\n}', 'lectern.config.json:2:8 This is not a JSON value.'],
  ['{ "a": 1 "b": 2 }', 'lectern.config.json:1:10 A comma or } is missing here.'],
  ['{} x', 'lectern.config.json:1:4 Something follows the end of the JSON.'],
  ['', 'lectern.config.json:1:1 The JSON ends too early.'],
  ['{\n  "titel": "x"\n}', 'lectern.config.json:2:3 There is no setting “titel”. Did you mean “title”?'],
  ['{ "zzz": 1 }', 'lectern.config.json:1:3 There is no setting “zzz”.'],
  [
    '{ "theme": { "colours": {} } }',
    'lectern.config.json:1:14 There is no setting “theme.colours”. Did you mean “colors”?',
  ],
  ['{ "title": 3 }', 'lectern.config.json:1:3 “title” should be a text.'],
  [
    '{ "publish": "al" }',
    'lectern.config.json:1:3 “publish” should be one of “all”, “opt-in”. Did you mean “all”?',
  ],
  ['{ "nav": [{ "text": "x" }] }', 'lectern.config.json:1:11 “nav.0.link” should be a text.'],
  [
    '{ "severity": { "unresolved-links": "off" } }',
    'lectern.config.json:1:17 There is no setting “severity.unresolved-links”. Did you mean “unresolved-link”?',
  ],
  ['{ "limits": { "formulas": 0 } }', 'lectern.config.json:1:15 “limits.formulas” should be at least 1.'],
  ['{ "baseUrl": "example.org" }', 'lectern.config.json:1:3 “baseUrl” should be an http or https address.'],
  [
    '{ "markdown": { "remarkPlugins": ["x"] } }',
    'lectern.config.json:1:35 “markdown.remarkPlugins.0” should be a plugin.',
  ],
])('the config %s is refused with its place', async (text, message) => {
  expect(await mistake(folder({ 'lectern.config.json': text }))).toBe(message)
})

test('every mistake is listed, in the order of the file', async () => {
  const text = '{\n  "nov": [],\n  "title": 1\n}'
  expect(
    (await mistake(folder({ 'lectern.config.json': text }))).split('\n').map((line) => line.split(' ')[0]),
  ).toEqual(['lectern.config.json:2:3', 'lectern.config.json:3:3'])
})

test.each([
  ['javascript:alert(1)', { nav: [{ text: 'x', link: 'javascript:alert(1)' }] }],
  ['data:text/html,x', { redirects: { a: 'data:text/html,x' } }],
  ['a value that ends its rule', { theme: { colors: { accent: 'red;} body{display:none' } } }],
  ['a value that loads something', { theme: { fonts: { text: 'url(//e.org/x)' } } }],
  ['an open quote', { theme: { fonts: { text: '"Inter' } } }],
  ['a name that is no token', { theme: { colors: { 'a b': 'red' } } }],
])('TR-11 TR-12 a config with %s is refused', async (_, config) => {
  await mistake(folder({ 'lectern.config.json': json(config) }))
})

test('ordinary colours and fonts are accepted', async () => {
  const theme = {
    colors: { 'color-accent': 'light-dark(#123456, rgb(1 2 3 / 50%))' },
    fonts: { 'font-text': '"Source Serif 4", Georgia, serif' },
  }
  expect((await load(folder({ 'lectern.config.json': json({ theme }) }))).config.theme).toEqual({
    ...theme,
    logo: null,
  })
})

test('TR-16 a vault may bring data about itself, which weighs less than the project', async () => {
  const cwd = folder({
    'v/lectern.config.json': json({ title: 'Vault', author: 'Ada', ignore: ['a'], output: '/elsewhere' }),
    'lectern.config.json': json({ title: 'Project', ignore: ['b'] }),
  })
  const { config, output } = await load(cwd, { vault: 'v' })
  expect(config).toMatchObject({ title: 'Project', author: 'Ada', ignore: ['a', 'b'] })
  expect(output).toBe(path.join(cwd, 'dist'))
})

test('TR-16 code in a vault is never run', async () => {
  const cwd = folder({
    'v/lectern.config.ts': 'globalThis.ran = true',
    'v/lectern.config.js': 'globalThis.ran = true',
  })
  expect((await load(cwd, { vault: 'v' })).config).toEqual(DEFAULT_CONFIG)
  expect(globalThis).not.toHaveProperty('ran')
})

test.each([
  { head: ['<script src=x></script>'] },
  { attachments: { allow: ['html'] } },
  // It makes a build start a program.
  { dates: 'git' },
  { embeds: { hosts: ['e.org'] } },
  { limits: { noteBytes: 1e9 } },
])('TR-16 a vault cannot give itself %o', async (config) => {
  const cwd = folder({ 'v/lectern.config.json': json(config) })
  expect(await mistake(cwd, { vault: 'v' })).toContain('in the vault must not set')
})

test('a vault that is the working directory is the project', async () => {
  const cwd = folder({ 'lectern.config.json': json({ head: ['<meta name="x">'] }), 'a.md': '' })
  expect((await load(cwd, { vault: '.' })).config.head).toEqual(['<meta name="x">'])
})

test('TR-16 the config of a vault is not read through a symbolic link', async () => {
  const elsewhere = folder({ 'c.json': json({ title: 'QUIET' }) })
  const cwd = folder({ 'v/a.md': '' })
  fs.symlinkSync(path.join(elsewhere, 'c.json'), path.join(cwd, 'v/lectern.config.json'))
  expect((await load(cwd, { vault: 'v' })).config.title).toBeNull()
})

test("Obsidian's own settings are defaults: strict line breaks, excluded notes", async () => {
  const app = { strictLineBreaks: true, userIgnoreFilters: ['Templates/', 'Old note', '/\\.tmp/'] }
  const cwd = folder({ 'v/.obsidian/app.json': json(app) })
  expect((await load(cwd, { vault: 'v' })).config).toMatchObject({
    strictLineBreaks: true,
    ignore: ['/Templates/**/*.md', '/Old note', '/Old note.md'],
  })
  fs.writeFileSync(path.join(cwd, 'lectern.config.json'), json({ strictLineBreaks: false }))
  expect((await load(cwd, { vault: 'v' })).config.strictLineBreaks).toBe(false)
  fs.writeFileSync(path.join(cwd, 'v/.obsidian/app.json'), '{ broken')
  expect((await load(cwd, { vault: 'v' })).config.ignore).toEqual([])
})

test('addresses and extensions are brought to one form', async () => {
  const cwd = folder({
    'lectern.config.json': json({ baseUrl: 'https://E.org/a', attachments: { allow: ['.HTML'] } }),
  })
  expect((await load(cwd)).config).toMatchObject({
    baseUrl: 'https://e.org/a/',
    attachments: { allow: ['html'] },
  })
  expect((await load(cwd, { baseUrl: 'https://x.org' })).config.baseUrl).toBe('https://x.org/')
})

test('a config file that is not there, or two of them, are mistakes', async () => {
  expect(await mistake(folder({}), { configFile: 'x.json' })).toContain('“x.json”')
  expect(await mistake(folder({ 'x.toml': '' }), { configFile: 'x.toml' })).toContain('not a config file')
  expect(await mistake(folder({ 'lectern.config.js': '', 'lectern.config.json': '' }))).toContain(
    'two config files',
  )
})
