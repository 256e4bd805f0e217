/** The architecture as tests: who may import whom, who may touch the world, how long a file may get. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { CATALOGUE } from '../src/diagnostics/catalogue.ts'

const SOURCE = join(import.meta.dirname, '..', 'src')

/** Layers from the bottom up; a file imports only from its own layer's folder or from lower layers. */
const LAYERS: readonly (readonly string[])[] = [
  ['lib'],
  ['html', 'diagnostics', 'search-core'],
  ['config/config.ts', 'config/plugins.ts', 'syntax', 'template/words'],
  ['note'],
  ['render', 'vault'],
  ['course'],
  ['site'],
  ['template'],
  ['source', 'config'],
  ['build'],
  ['dev'],
  ['commands'],
  ['cli.ts', 'index.ts'],
]

/** Browser code is a world of its own, with its own compiler options. */
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('client/'))

test('imports lead downwards only', () => {
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !isAllowed(file, target))
      .map((target) => `${file} imports ${target}`),
  )
  expect(upward).toEqual([])
})

test('every file belongs to a layer', () => {
  expect(files.filter((file) => layerOf(file) === -1)).toEqual([])
})

test('pure phases touch neither files, clock, chance, environment nor network', () => {
  const pure = [
    'lib',
    'html',
    'diagnostics',
    'syntax',
    'note',
    'vault',
    'course',
    'render',
    'site',
    'search-core',
  ]
  const impure =
    /from 'node:(?:fs|net|http|https|child_process|os|worker_threads)|Date\.now|new Date\(\)|Math\.random|process\.(?:env|cwd)|localeCompare|\.toLocale/
  const offenders = files.filter((file) => pure.includes(file.split('/')[0] ?? '') && impure.test(code(file)))
  expect(offenders).toEqual([])
})

test('nothing evaluates code or starts programs, except the browser for dev and git for dates, when asked', () => {
  const exempt = ['dev/open-browser.ts', 'source/git-dates.ts']
  expect(
    files.filter(
      (file) =>
        !exempt.includes(file) && /\beval\(|new Function\(|node:vm|node:child_process/.test(code(file)),
    ),
  ).toEqual([])
})

test('gray-matter has one caller', () => {
  expect(files.filter((file) => code(file).includes("from 'gray-matter'"))).toHaveLength(1)
})

test('no file is longer than 300 lines', () => {
  const long = files.filter((file) => read(file).split('\n').length > 300 && !file.includes('catalogue'))
  expect(long).toEqual([])
})

test('every diagnostic code is proved by a test', () => {
  const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('architecture'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  expect(Object.keys(CATALOGUE).filter((name) => !new RegExp(`\\b${name}\\b`).test(tests))).toEqual([])
})

function layerOf(file: string): number {
  const exact = LAYERS.findIndex(
    (layer) => layer.includes(file) || layer.some((name) => name.includes('/') && file.startsWith(name)),
  )
  return exact !== -1 ? exact : LAYERS.findIndex((layer) => layer.includes(file.split('/')[0] ?? ''))
}

function isAllowed(file: string, target: string): boolean {
  const folder = (path: string) => path.split('/')[0]
  return folder(file) === folder(target) || layerOf(target) < layerOf(file)
}

function importsOf(file: string): string[] {
  const specifiers = code(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  return [...specifiers].map((match) => posix.join(posix.dirname(file), match[1] ?? ''))
}

function read(file: string): string {
  return readFileSync(join(SOURCE, file), 'utf8')
}

/** The file without its comments, which may speak of what the code must not do. */
function code(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
}
