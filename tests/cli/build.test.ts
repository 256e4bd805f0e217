import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { reportSchema } from '../../src/commands/report-schema.ts'
import { VaultChanged } from '../../src/source/snapshot.ts'
import { site as published } from '../write/site.ts'
import { ERROR, folder, INFO, interrupted, lectern, site, WARNING } from './lectern.ts'

const vault = () => folder({ 'notes/a.md': 'x' })

test('a build publishes the site, says so on stdout, and exits 0', async () => {
  const cwd = vault()
  const { code, stdout, stderr, request } = await lectern('build', { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(
    /^Built 1 notes as 2 pages into dist in [\d.]+ s \(2 written, 0 unchanged, 0 removed\)\.\n$/,
  )
  expect(published(path.join(cwd, 'dist'))).toEqual({ 'a.html': '<p>a</p>', 'index.html': 'home' })
  expect(request).toMatchObject({ vault: path.join(cwd, 'notes'), cacheDir: path.join(cwd, '.lectern') })
})

test('vault and output come from the command line, whatever is in the working directory', async () => {
  const cwd = folder({ 'My Vault/a.md': '', 'lectern.config.json': '{ "vault": "other", "output": "site" }' })
  fs.renameSync(path.join(cwd, 'My Vault'), path.join(cwd, 'v'))
  const { code, request } = await lectern('build v -o deep/out', { cwd })
  expect(code).toBe(0)
  expect(request).toMatchObject({ vault: path.join(cwd, 'v'), output: path.join(cwd, 'deep/out') })
})

test('DIA-3 content problems are printed on stderr and do not change the exit code', async () => {
  const { code, stderr, stdout } = await lectern('build', {
    cwd: vault(),
    site: { diagnostics: [ERROR, INFO, WARNING] },
  })
  expect(code).toBe(0)
  expect(stderr).toBe(
    'notes/a.md:3:5 warning unresolved-link No note is called “B”.\n    Did you mean “A”?\n' +
      'b.md:1:1 error not-text No text.\n',
  )
  expect(stdout).toContain('1 error, 1 warning.')
})

test('DIA-3 with --strict a warning exits 1, a hint does not; the site is written all the same', async () => {
  const cwd = vault()
  expect((await lectern('build --strict', { cwd, site: { diagnostics: [WARNING] } })).code).toBe(1)
  expect(published(path.join(cwd, 'dist'))).toHaveProperty(['index.html'])
  expect((await lectern('build --strict', { cwd, site: { diagnostics: [INFO] } })).code).toBe(0)
})

test('DIA-1 DIA-2 the report lists pages and sorted diagnostics and fits its schema', async () => {
  const cwd = vault()
  const diagnostics = [ERROR, WARNING, INFO]
  const { stdout } = await lectern('build --report out/report.json --json', { cwd, site: { diagnostics } })
  const report = JSON.parse(fs.readFileSync(path.join(cwd, 'out/report.json'), 'utf8'))
  expect(JSON.parse(stdout)).toEqual(report)
  expect(reportSchema.parse(report)).toEqual(report)
  expect(report.pages).toEqual([{ source: 'a.md', url: '/a.html', output: 'a.html', title: 'A' }])
  expect(report.diagnostics.map((d: { code: string }) => d.code)).toEqual([
    'slug-collision',
    'unresolved-link',
    'not-text',
  ])
  expect(report.stats).toMatchObject({
    notes: 1,
    pages: 2,
    written: 2,
    unchanged: 0,
    removed: 0,
    cacheHits: 0,
  })
})

test('URL-8 the vault is not touched, and the cache hides itself from git', async () => {
  const cwd = vault()
  const before = fs.statSync(path.join(cwd, 'notes')).mtimeMs
  await lectern('build', { cwd })
  expect(fs.readdirSync(path.join(cwd, 'notes'))).toEqual(['a.md'])
  expect(fs.statSync(path.join(cwd, 'notes')).mtimeMs).toBe(before)
  expect(fs.readFileSync(path.join(cwd, '.lectern/.gitignore'), 'utf8')).toBe('*\n')
  expect(fs.readdirSync(cwd).sort()).toEqual(['.lectern', 'dist', 'notes'])
})

test('URL-8 in CI without a config file nothing but the output is written', async () => {
  const cwd = vault()
  const { request } = await lectern('build', { cwd, env: { CI: 'true' } })
  expect(request?.cacheDir).toBeNull()
  expect(fs.readdirSync(cwd).sort()).toEqual(['dist', 'notes'])
})

test('TR-5 a site in the working directory is built without a cache beside it', async () => {
  const cwd = folder({ 'vault/a.md': 'x', 'site/README.md': 'mine' })
  const inside = path.join(cwd, 'site')
  expect((await lectern('build ../vault -o .', { cwd: inside })).request?.cacheDir).toBeNull()
  expect(fs.readdirSync(inside)).not.toContain('.lectern')
})

test('TR-24 a second build finds everything unchanged; --no-cache leaves no cache', async () => {
  const cwd = vault()
  await lectern('build --no-cache', { cwd })
  expect(fs.existsSync(path.join(cwd, '.lectern'))).toBe(false)
  expect((await lectern('build', { cwd })).stdout).toContain('(0 written, 2 unchanged, 0 removed)')
})

test('TR-24 a damaged cache of stamps changes nothing', async () => {
  const cwd = vault()
  await lectern('build', { cwd })
  const [stamps = ''] = fs
    .readdirSync(path.join(cwd, '.lectern'))
    .filter((name) => name.startsWith('output-'))
  const file = path.join(cwd, '.lectern', stamps)
  for (const damaged of ['', 'x\n[]', fs.readFileSync(file, 'utf8').replace(/\d{5,}/g, '1')]) {
    fs.writeFileSync(file, damaged)
    fs.writeFileSync(path.join(cwd, 'dist/a.html'), 'edited')
    expect((await lectern('build', { cwd })).stdout).toContain('1 written')
    expect(published(path.join(cwd, 'dist'))['a.html']).toBe('<p>a</p>')
  }
})

test('TR-24 while another build runs, exit 4 and a message', async () => {
  const cwd = vault()
  const render = async () => {
    const second = await lectern('build', { cwd })
    expect(second.code).toBe(4)
    expect(second.stderr).toContain('Another build of this site is running')
    return site()
  }
  expect((await lectern('build', { cwd, render })).code).toBe(0)
})

test.each([
  ['build nowhere', 'There is no folder'],
  ['build notes/a.md', 'is not a folder'],
  ['build -o notes', 'holds the vault'],
  ['build -o notes/site', 'inside the vault'],
  ['build --cache-dir dist/c', 'The cache would lie in the output'],
  ['build --report dist/r.json', 'The report would lie in the output'],
  ['build --report notes/r.json', 'The report would lie in the vault'],
  ['build --base-url ftp://x', 'is not an http or https address'],
  ['build --threads 0', '--threads should be a whole number'],
  ['build --config gone.json', 'There is no config file'],
])('TR-22 TR-5 “%s” exits 2 and writes nothing', async (commandLine, message) => {
  const cwd = vault()
  const { code, stderr, request } = await lectern(commandLine, { cwd })
  expect({ code, request }).toEqual({ code: 2, request: null })
  expect(stderr).toContain(message)
  expect(fs.readdirSync(cwd)).toEqual(['notes'])
})

test('TR-22 a build in the vault itself says exactly where the site can go', async () => {
  const cwd = folder({ 'My notes/.obsidian/app.json': '{}', 'My notes/a.md': '' })
  const inVault = path.join(cwd, 'My notes')
  const { code, stderr } = await lectern('build .', { cwd: inVault })
  expect(code).toBe(2)
  expect(stderr).toContain('is inside the vault.\n  Write it beside the vault: --output ../site\n')
  expect((await lectern('build . --output ../site', { cwd: inVault })).code).toBe(0)
  expect(fs.existsSync(path.join(cwd, 'site/index.html'))).toBe(true)
})

test('without a vault, a folder that looks like one is told how to be built', async () => {
  const inVault = await lectern('build', { cwd: folder({ 'a.md': '' }) })
  expect(inVault).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('“lectern build . --output ../site”'),
  })
  const elsewhere = await lectern('build', { cwd: folder({ 'a.txt': '' }) })
  expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining('“lectern build <folder>”') })
})

test('on a terminal a build says how to look at the site', async () => {
  const hint = 'Look at it: npx lectern preview'
  expect((await lectern('build', { cwd: vault(), isTerminal: true })).stdout).toContain(`${hint} dist\n`)
  const elsewhere = await lectern('build -o ../my_site', {
    cwd: path.join(folder({ 'a/notes/a.md': '' }), 'a'),
    isTerminal: true,
  })
  expect(elsewhere.stdout).toContain(`${hint} ../my_site\n`)
  expect((await lectern('build', { cwd: vault() })).stdout).not.toContain(hint)
  expect((await lectern('build --quiet', { cwd: vault(), isTerminal: true })).stdout).not.toContain(hint)
  const inCi = await lectern('build', { cwd: vault(), isTerminal: true, env: { CI: 'true' } })
  expect(inCi.stdout).not.toContain(hint)
})

test('TR-22 a foreign file in the way exits 3 and names it', async () => {
  const cwd = folder({ 'notes/a.md': '', 'dist/a.html': 'mine' })
  const { code, stderr } = await lectern('build', { cwd })
  expect(code).toBe(3)
  expect(stderr).toContain('“a.html”')
  expect(fs.readdirSync(path.join(cwd, 'dist'))).toEqual(['a.html'])
})

test('TR-23 an interruption exits 130 and leaves the site whole', async () => {
  const cwd = vault()
  await lectern('build', { cwd })
  const render = async () => site({ outputs: [] })
  const { code, stderr } = await lectern('build', { cwd, render, signal: interrupted() })
  expect(code).toBe(130)
  expect(stderr).toContain('the site is whole')
  expect(published(path.join(cwd, 'dist'))).toHaveProperty(['a.html'])
  expect(fs.existsSync(path.join(cwd, '.lectern/lock'))).toBe(false)
})

test('TR-21 a bug exits 70, names the note in work, and shows its stack only with --debug', async () => {
  const cwd = vault()
  const render = () => Promise.reject(Object.assign(new TypeError('x is not a y'), { file: 'Week 1/a.md' }))
  const { code, stderr } = await lectern('build', { cwd, render })
  expect(code).toBe(70)
  expect(stderr).toContain('“Week 1/a.md”: TypeError: x is not a y')
  expect(stderr).not.toContain('    at ')
  expect(fs.readFileSync(path.join(cwd, '.lectern/bug.txt'), 'utf8')).toContain('    at ')
  expect((await lectern('build --debug', { cwd, render })).stderr).toContain('    at ')
})

test('TR-25 a vault that changes during the build is read again', async () => {
  const cwd = vault()
  let attempts = 0
  const render = async () => {
    attempts += 1
    if (attempts < 3) throw new VaultChanged('a.md')
    return site()
  }
  expect((await lectern('build', { cwd, render })).code).toBe(0)
  expect(attempts).toBe(3)
  const restless = () => Promise.reject(new VaultChanged('a.md'))
  expect(await lectern('build', { cwd, render: restless })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('“a.md” changes again and again'),
  })
})

test('--verify builds again without cache and exits 1 if a byte differs', async () => {
  const cwd = vault()
  expect((await lectern('build --verify', { cwd })).code).toBe(0)
  const [page] = site().outputs
  const render = async (request: { cacheDir: string | null }) =>
    site(request.cacheDir === null && page !== undefined ? { outputs: [{ ...page, digest: 'other' }] } : {})
  const { code, stderr } = await lectern('build --verify', { cwd, render })
  expect(code).toBe(1)
  expect(stderr).toContain('error: “a.html” differs when it is built without cache.')
  expect(stderr).toContain('error: “index.html” differs')
})

test('--quiet prints errors only, and a terminal gets a progress line', async () => {
  const cwd = vault()
  const quiet = await lectern('build --quiet', { cwd, site: { diagnostics: [WARNING, ERROR] } })
  expect(quiet).toMatchObject({ stdout: '', stderr: 'b.md:1:1 error not-text No text.\n' })
  const render = async (request: {
    onProgress?: (p: { phase: string; done: number; total: number }) => void
  }) => {
    request.onProgress?.({ phase: 'rendering', done: 1, total: 2 })
    return site()
  }
  const onTerminal = await lectern('build', { cwd, render, isTerminal: true })
  expect(onTerminal.stderr).toBe('\r\u001B[Krendering 1/2\r\u001B[K')
  expect((await lectern('build', { cwd, render, isTerminal: true, env: { CI: '1' } })).stderr).toBe('')
})

test('colours are for terminals, and NO_COLOR and --no-color turn them off', async () => {
  const cwd = vault()
  const options = { cwd, site: { diagnostics: [WARNING] } }
  expect((await lectern('build', { ...options, isTerminal: true })).stderr).toContain('\u001B[33m')
  for (const [commandLine, env] of [
    ['build', { NO_COLOR: '1' }],
    ['build --no-color', {}],
  ] as const) {
    expect((await lectern(commandLine, { ...options, isTerminal: true, env })).stderr).not.toContain(
      '\u001B[33m',
    )
  }
})

test('public and templates belong to the project, never to a vault', async () => {
  const cwd = folder({ 'notes/a.md': '', 'public/x': '', 'templates/note.html': '' })
  expect((await lectern('build', { cwd })).request).toMatchObject({
    publicDir: path.join(cwd, 'public'),
    templatesDir: path.join(cwd, 'templates'),
  })
  const own = folder({ 'a.md': '', 'public/x': '', 'templates/note.html': '' })
  expect((await lectern('build . -o ../out', { cwd: path.join(own) })).request).toMatchObject({
    publicDir: null,
    templatesDir: null,
  })
  fs.rmSync(path.join(own, '../out'), { recursive: true })
})
