// Takes guards away, one by one, in a copy of the project: each time a test has to fail.
// node tests/trust/mutations.mjs [part of a name]
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** [promise, file, what stands there, what is put in its place, tests, one of which has to fail] */
const MUTATIONS = [
  [
    'TR-1 private notes are published',
    'vault/publish.ts',
    "visibility === 'private') return false",
    "visibility === 'private' && options.drafts) return false",
    'canary',
  ],
  [
    'TR-1 drafts are published',
    'vault/publish.ts',
    "visibility === 'draft' && !options.drafts",
    "visibility === 'draft' && options.drafts",
    'canary',
  ],
  [
    'TR-1 broken properties do not hide',
    'note/frontmatter-visibility.ts',
    'export function hintsAtPrivacy(block: string): boolean {',
    'export function hintsAtPrivacy(block: string): boolean {\n  if (block.length >= 0) return false',
    'canary',
  ],
  ['TR-2 comments stay', 'syntax/transforms.ts', 'removeComments(tree, text)', '[] as never[]', 'canary'],
  [
    'TR-2 comments between blocks stay',
    'note/complexity/parse-bounded.ts',
    "if (source.text.includes('%%')) hideSpanningComments(tree, openings)",
    '',
    'canary',
  ],
  [
    'TR-2 what is too complex shows comments',
    'note/complexity/plain-text.ts',
    "const marker = text.indexOf('%%')\n  const shown",
    'const marker = -1\n  const shown',
    'bounds -t CMT-4',
  ],
  [
    'TR-2 what is too complex shows HTML comments',
    'note/complexity/plain-text.ts',
    'const shown = withoutHtmlComments(marker',
    'const shown = String(marker',
    'bounds -t CMT-4',
  ],
  [
    'TR-2 what is too complex leaves code open',
    'note/complexity/plain-text.ts',
    'if (hidesMore && ',
    'if (!hidesMore && ',
    'bounds -t CMT-4',
  ],
  [
    'TR-10 any SVG is a picture',
    'source/passive/svg.ts',
    'if (!isHarmlessElement(node, scope)) return false',
    '',
    'attachments',
  ],
  [
    'TR-10 any HTML is passive',
    'source/passive/html.ts',
    'if (end === -1) return false',
    'if (end === -1) return true',
    'attachments',
  ],
  [
    'TR-10 refused files are published',
    'build/attachments.ts',
    'if (refusal === null) digests',
    'if (refusal !== undefined) digests',
    'attachments',
  ],
  [
    'TR-10 raw HTML is not sanitised',
    'render/raw-html.ts',
    'const clean = sanitize(parsed, schema)',
    'const clean = parsed',
    'xss',
  ],
  ['TR-10 any style stays', 'render/adopt.ts', 'harmlessStyle(properties.style)', 'properties.style', 'xss'],
  [
    'TR-10 any frame stays',
    'render/adopt.ts',
    "if (!src.startsWith('https://')) {",
    "if (src === '') {",
    'xss',
  ],
  [
    'TR-11 any scheme is an address',
    'note/destination.ts',
    'LINK_SCHEMES.has(scheme) ?',
    "scheme !== '' ?",
    'xss',
  ],
  [
    'TR-11 addresses of other hosts without scheme',
    'note/destination.ts',
    'if (/^[/\\\\]{2}/.test(url))',
    "if (url === '//')",
    'xss',
  ],
  ['TR-12 quotes are not escaped', 'html/escape.ts', `/[&<>"']/g`, '/[&<>]/g', 'xss'],
  [
    'TR-12 frontmatter forges places',
    'note/frontmatter-yaml.ts',
    'const text = printable(value)',
    'const text = value',
    'robust -t forges',
  ],
  ['TR-12 data ends its element', 'site/course/json-ld.ts', '.replace(/</g, ', '.replace(/\\0/g, ', 'xss'],
  ['TR-12 text ends sections of XML', 'site/outputs/xml.ts', ".replaceAll(']]>', ']]&gt;')", '', 'xss'],
  ['TR-13 formulas link', 'render/math.ts', 'trust: false', 'trust: true', 'xss'],
  [
    'TR-15 nesting is not bounded',
    'note/complexity/bounds.ts',
    'if (measure.deepest > limits.nesting)',
    'if (measure.deepest > 1e9)',
    'bounds -t nesting',
  ],
  [
    'TR-15 markup is not bounded',
    'note/complexity/bounds.ts',
    'if (delimiters > limits.delimiters)',
    'if (delimiters > 1e9)',
    'bounds -t TR-15',
  ],
  [
    'TR-15 raw HTML is not bounded',
    'render/raw-html-bounds.ts',
    'const DEEPEST = 100',
    'const DEEPEST = 1e9',
    'bounds',
  ],
  ['TR-15 tags are not bounded', 'note/tag-list.ts', 'const MOST = 500', 'const MOST = 1e9', 'bounds'],
  [
    'TR-15 pieces end inside of blocks',
    'note/complexity/parse-bounded.ts',
    '!isClosed(tree, text)',
    'text.length < 0',
    'pieces',
  ],
  [
    'TR-15 pieces do not know definitions',
    'note/complexity/parse-bounded.ts',
    'known === null ? [] : [knownLabels(known)]',
    '[]',
    'pieces',
  ],
  [
    'TR-15 pieces do not know what is below',
    'note/complexity/parse-bounded.ts',
    'markers: indexBelow(markers, linesAbove)',
    'markers: indexBelow(NO_MARKERS, linesAbove)',
    'pieces',
  ],
  [
    'TR-21 text behind a formula is no content',
    'syntax/math/tokenize-flow.ts',
    "effects.enter('content')\n",
    '\n',
    'robust',
  ],
  [
    'TR-40 attachments are not sandboxed',
    'site/outputs/headers.ts',
    '"sandbox; default-src',
    '"default-src',
    'headers',
  ],
]

const wanted = process.argv[2] ?? ''
const copy = mkdtempSync(join(tmpdir(), 'lectern-mutations-'))
let survivors = 0
try {
  for (const name of [
    'src',
    'tests',
    'templates',
    'lib',
    'notes',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [promise, file, guard, replacement, tests] of MUTATIONS) {
    if (!promise.includes(wanted)) continue
    const path = join(copy, 'src', file)
    const source = readFileSync(path, 'utf8')
    const isThere = source.includes(guard)
    writeFileSync(
      path,
      source.replace(guard, () => replacement),
    )
    const isCaught = isThere && fails(tests)
    writeFileSync(path, source)
    if (!isCaught) survivors++
    console.log(`${isCaught ? 'caught  ' : isThere ? 'SURVIVED' : 'MISSING '} ${promise}`)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
process.exitCode = survivors === 0 ? 0 : 1

function fails(tests) {
  const [name, ...options] = tests.split(' ')
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', `tests/trust/${name}.test.ts`, ...options, '--bail=1', '--testTimeout=120000']
  return spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore' }).status !== 0
}
