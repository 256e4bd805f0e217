/** The recipes for hosts, as far as they run here. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { headers } from '../../src/site/outputs/headers.ts'
import { folder } from '../cli/lectern.ts'
import { pages, ROOT, read } from './guide.ts'

const VERSION = (JSON.parse(read('package.json')) as { readonly version: string }).version
const CLI = join(ROOT, 'lib', 'cli.js')
const NOTES = { 'notes/index.md': 'Home with a [[Second]].', 'notes/Second.md': 'The second.' }

interface Step {
  readonly run?: string
  readonly uses?: string
  readonly with?: { readonly [name: string]: unknown }
  readonly env?: { readonly [name: string]: string }
}

interface Workflow {
  readonly permissions: object
  readonly jobs: { readonly publish: { readonly steps: readonly Step[] } }
}

test('every recipe names the version of this package', () => {
  const texts = ['github-pages.yml', 'gitlab-ci.yml', 'netlify.toml', 'vercel.json'].map((name) =>
    read(`docs/recipes/${name}`),
  )
  const guide = [...pages().values()].join('\n')
  const named = [...texts, guide].map(
    (text) => new Set([...text.matchAll(/lectern@v?([\d.]+\d)/g)].map((m) => m[1])),
  )
  expect(named).toEqual(named.map(() => new Set([VERSION])))
  expect(
    (parse(read('action.yml')) as { inputs: { version: { default: string } } }).inputs.version.default,
  ).toBe(VERSION)
})

test('the workflow for GitHub Pages builds what it uploads, and keeps the cache', () => {
  const workflow = parse(read('docs/recipes/github-pages.yml')) as Workflow
  const { steps } = workflow.jobs.publish
  const build = steps.find(({ run }) => run !== undefined)
  const cwd = folder(NOTES)
  shell(build?.run ?? '', cwd, { BASE_URL: 'https://example.org/course' })
  const uploaded = uses(steps, 'actions/upload-pages-artifact').with?.path
  expect(uploaded).toBe('dist')
  expect(existsSync(join(cwd, 'dist/second.html'))).toBe(true)
  expect(readFileSync(join(cwd, 'dist/sitemap.xml'), 'utf8')).toContain(
    'https://example.org/course/second.html',
  )
  expect(existsSync(join(cwd, String(uses(steps, 'actions/cache').with?.path)))).toBe(true)
  expect(workflow.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' })
})

test('the job for GitLab Pages builds the folder that it publishes', () => {
  const job = (parse(read('docs/recipes/gitlab-ci.yml')) as { publish: GitLabJob }).publish
  const cwd = folder(NOTES)
  shell(job.script.join('\n'), cwd, { CI_PAGES_URL: 'https://group.gitlab.io/course' })
  expect(existsSync(join(cwd, job.pages.publish, 'index.html'))).toBe(true)
  expect(job.artifacts.paths).toEqual([job.pages.publish])
  expect(existsSync(join(cwd, job.cache.paths[0] ?? ''))).toBe(true)
})

interface GitLabJob {
  readonly script: readonly string[]
  readonly pages: { readonly publish: string }
  readonly artifacts: { readonly paths: readonly string[] }
  readonly cache: { readonly paths: readonly string[] }
}

test('the command for Netlify builds the folder that it publishes', () => {
  const file = read('docs/recipes/netlify.toml')
  const command = JSON.parse(/^command = (".*")$/m.exec(file)?.[1] ?? '""') as string
  const cwd = folder(NOTES)
  shell(command, cwd, { URL: 'https://course.netlify.app' })
  expect(existsSync(join(cwd, /^publish = "(.*)"$/m.exec(file)?.[1] ?? '', '_headers'))).toBe(true)
})

test('the file for Vercel builds its folder and sends the headers of `_headers`', () => {
  const file = JSON.parse(read('docs/recipes/vercel.json')) as Vercel
  const cwd = folder(NOTES)
  shell(file.buildCommand, cwd, {})
  expect(existsSync(join(cwd, file.outputDirectory, 'index.html'))).toBe(true)
  const sent = file.headers.flatMap(({ headers }) => headers.map(({ key, value }) => `${key}: ${value}`))
  const wanted = headers().match(/^ {2}\S.*$/gm) ?? []
  expect(new Set(sent)).toEqual(new Set(wanted.map((line) => line.trim())))
})

interface Vercel {
  readonly buildCommand: string
  readonly outputDirectory: string
  readonly headers: readonly {
    readonly headers: readonly { readonly key: string; readonly value: string }[]
  }[]
}

test('the script for S3 sends new assets first and deletes old ones last', () => {
  const cwd = folder({ aws: '#!/bin/sh\necho "$@" >> calls\n' })
  chmodSync(join(cwd, 'aws'), 0o755)
  const script = join(ROOT, 'docs/recipes/s3.sh')
  execFileSync('bash', [script, 'my-bucket', 'site'], {
    cwd,
    env: { ...process.env, PATH: `${cwd}:${process.env.PATH}` },
  })
  const calls = readFileSync(join(cwd, 'calls'), 'utf8').trim().split('\n')
  expect(calls.map((call) => call.split(' ').slice(0, 4).join(' '))).toEqual([
    's3 sync site/assets s3://my-bucket/assets',
    's3 sync site s3://my-bucket',
    's3 sync site/assets s3://my-bucket/assets',
  ])
  expect(calls.map((call) => call.includes('--delete'))).toEqual([false, true, true])
})

test('the hook before a commit refuses one with an error in a note, and no other', () => {
  const hook = read('docs/recipes/pre-commit.sh')
  const good = folder(NOTES)
  const bad = folder({ ...NOTES, 'notes/bad.md': '---\ntitle: [a\n---\n' })
  expect(run(hook, good).status).toBe(0)
  expect(run(hook, bad).status).toBe(1)
})

test('the action builds with its inputs as words, whatever they hold', () => {
  const action = parse(read('action.yml')) as { readonly runs: { readonly steps: readonly Step[] } }
  const step = action.runs.steps.find(({ run: text }) => text !== undefined)
  const cwd = folder({ 'my notes/index.md': 'Home.' })
  const inputs = { VERSION, OUTPUT: 'a $(touch broken) b', BASE_URL: '', STRICT: 'true', VAULT: 'my notes' }
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`LECTERN_${name}`, value]))
  shell(step?.run ?? '', cwd, env)
  expect(existsSync(join(cwd, 'a $(touch broken) b', 'index.html'))).toBe(true)
  expect(existsSync(join(cwd, 'broken'))).toBe(false)
  expect(step?.run).not.toContain('${{')
})

function uses(steps: readonly Step[], name: string): Step {
  const found = steps.find((step) => step.uses?.startsWith(`${name}@`))
  if (found === undefined) throw new Error(`No step uses ${name}.`)
  return found
}

/** Runs a script as a host would, with this very program for `npx lectern`; fails if the script does. */
function shell(script: string, cwd: string, env: { readonly [name: string]: string }): void {
  const { status, stderr } = run(script, cwd, env)
  if (status !== 0) throw new Error(`The script ended with ${status}: ${stderr}`)
}

function run(script: string, cwd: string, env: { readonly [name: string]: string } = {}) {
  const bin = folder({})
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\n[ "$1" = --yes ] && shift\ncase "$1" in lectern|lectern@*) shift ;; *) exit 97 ;; esac\nexec '${process.execPath}' '${CLI}' "$@"\n`,
    { mode: 0o755 },
  )
  return spawnSync('bash', ['-c', script], {
    cwd,
    env: { ...process.env, CI: 'true', ...env, PATH: `${bin}:${process.env.PATH}` },
    encoding: 'utf8',
  })
}
