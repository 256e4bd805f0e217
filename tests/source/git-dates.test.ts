import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import type { Site } from '../../src/build/interface.ts'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { readGitDates } from '../../src/source/git-dates.ts'
import { createHistory } from '../../src/source/git-history.ts'
import { buildRequest } from '../build/request.ts'
import { folder } from './folder.ts'

function git(cwd: string, ...words: readonly string[]): void {
  const settings = ['user.name=A', 'user.email=a@e.org', 'commit.gpgsign=false']
  execFileSync('git', [...settings.flatMap((one) => ['-c', one]), ...words], { cwd, stdio: 'ignore' })
}

/** Commits everything at noon UTC of a day. */
function commit(root: string, day: string): void {
  git(root, 'add', '-A')
  const settings = ['user.name=A', 'user.email=a@e.org', 'commit.gpgsign=false'].flatMap((one) => ['-c', one])
  execFileSync('git', [...settings, 'commit', '-qm', 'Change', `--date=${day}T12:00:00Z`], { cwd: root })
}

/** A repository with a vault in it: `a` changes, `old` moves, `Über` is committed once. */
function repository(): string {
  const root = folder({
    'notes/a.md': 'one',
    'notes/old.md': 'A text that is long enough to be known again.\n'.repeat(5),
  })
  git(root, 'init', '-q')
  commit(root, '2026-01-02')
  fs.writeFileSync(path.join(root, 'notes/a.md'), 'two')
  fs.writeFileSync(path.join(root, 'notes/Über uns.md'), '---\ndate: 2020-05-05\n---\nx')
  commit(root, '2026-02-03')
  fs.mkdirSync(path.join(root, 'notes/week'))
  git(root, 'mv', 'notes/old.md', 'notes/week/new.md')
  commit(root, '2026-03-04')
  return root
}

test('dates are the days of the first and last commit, and a moved note keeps them', async () => {
  const { dates, diagnostics } = await readGitDates(path.join(repository(), 'notes'))
  expect(diagnostics).toEqual([])
  expect(Object.fromEntries(dates)).toMatchObject({
    'a.md': { first: '2026-01-02', last: '2026-02-03' },
    'week/new.md': { first: '2026-01-02', last: '2026-03-04' },
    'Über uns.md': { first: '2026-02-03', last: '2026-02-03' },
  })
})

test('a file that is made again under an old name is not as old as its name', () => {
  const history = createHistory()
  const day = (text: string) => Date.parse(`${text}T23:00:00-05:00`) / 1000
  const log = (text: string) => history.read(text)
  log(`\u0001${day('2026-03-01')} HEAD -> main\0\nA\0a.md\0\u0001${day('2026-02-01')} \0\nR090\0a.md\0b.m`)
  log(`d\0M\0c.md\0\u0001${day('2026-01-01')} \0\nA\0a.md\0D\0c.md\0`)
  expect(Object.fromEntries(history.result().dates)).toEqual({
    // Late in the evening somewhere is the next day in UTC.
    'a.md': { first: '2026-03-02', last: '2026-03-02' },
    'b.md': { first: '2026-01-02', last: '2026-02-02' },
    'c.md': { first: '2026-02-02', last: '2026-02-02' },
  })
})

test('a vault without a history is a diagnostic with what to do: no-history', async () => {
  expect(await readGitDates(folder({ 'a.md': 'x' }))).toMatchObject({
    diagnostics: [
      {
        code: 'no-history',
        severity: 'warning',
        message: 'Dates should come from git, but the vault is in no git repository.',
        help: 'Commit the notes, or set “dates” to “frontmatter”.',
      },
    ],
  })
  const empty = folder({ 'a.md': 'x' })
  git(empty, 'init', '-q')
  expect((await readGitDates(empty)).diagnostics).toMatchObject([{ code: 'no-history' }])
})

test('a history that is cut off gives no wrong dates', async () => {
  const clone = path.join(folder({}), 'clone')
  git('/', 'clone', '-q', '--depth', '1', `file://${repository()}`, clone)
  const { dates, diagnostics } = await readGitDates(path.join(clone, 'notes'))
  expect(dates.size).toBe(0)
  expect(diagnostics).toMatchObject([{ code: 'no-history', help: expect.stringContaining('fetch-depth: 0') }])
})

test('trust.md 4.11: git runs no program that the repository names', async () => {
  const root = repository()
  const ran = path.join(root, 'ran')
  for (const name of ['core.fsmonitor', 'core.pager', 'diff.external', 'gpg.program', 'core.sshCommand'])
    git(root, 'config', name, `touch ${ran}; true`)
  git(root, 'config', 'log.showSignature', 'true')
  const { dates } = await readGitDates(path.join(root, 'notes'))
  expect(dates.size).toBeGreaterThan(0)
  expect(fs.existsSync(ran)).toBe(false)
})

test('pages show dates of the history, properties win, and an incremental build equals a clean one', async () => {
  const root = repository()
  const build = (cacheDir: string | null, dates: 'git' | 'frontmatter' = 'git'): Promise<Site> =>
    renderSite(buildRequest(path.join(root, 'notes'), { config: { ...DEFAULT_CONFIG, dates }, cacheDir }))
  const cache = path.join(root, 'cache')
  fs.mkdirSync(cache)
  const first = await build(cache)
  expect(await text(first, 'a.html')).toContain('<time datetime="2026-01-02">')
  expect(await text(first, 'a.html')).toContain('<time datetime="2026-02-03">')
  expect(await text(first, 'über-uns.html')).toContain('<time datetime="2020-05-05">')
  expect(await text(await build(null, 'frontmatter'), 'a.html')).not.toContain('<time')
  // The text stays as it is, the history does not.
  fs.writeFileSync(path.join(root, 'notes/a.md'), 'three')
  commit(root, '2026-05-06')
  fs.writeFileSync(path.join(root, 'notes/a.md'), 'two')
  commit(root, '2026-06-07')
  const second = await build(cache)
  expect(await text(second, 'a.html')).toContain('<time datetime="2026-06-07">')
  expect(digests(second)).toEqual(digests(await build(null)))
})

async function text({ outputs }: Site, output: string): Promise<string> {
  const body = outputs.find((one) => one.path === output)?.body
  const bytes = body?.kind === 'bytes' ? body.bytes : body?.kind === 'lazy' ? await body.read() : null
  if (bytes === null) throw new Error(`There is no page ${output}.`)
  return Buffer.from(bytes).toString()
}

function digests(site: Site): Record<string, string> {
  return Object.fromEntries(site.outputs.map((output) => [output.path, output.digest]))
}
