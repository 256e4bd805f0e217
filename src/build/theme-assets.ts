/** Style sheets, scripts and fonts of the theme: made when Lectern is published, copied with content-hashed names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { compareCodeUnits } from '../lib/compare.ts'
import { outputPath } from '../lib/paths.ts'
import type { SiteView } from '../site/view.ts'
import { digestOf } from './digest.ts'
import type { SiteOutput } from './interface.ts'

export interface ThemeAssets {
  readonly view: Pick<
    SiteView,
    'css' | 'themeJs' | 'js' | 'katexCss' | 'katexFonts' | 'mermaidJs' | 'searchJs'
  >
  readonly outputs: readonly SiteOutput[]
  /** Only for sites with a formula. */
  readonly mathOutputs: readonly SiteOutput[]
  /** Only for sites with a diagram. */
  readonly diagramOutputs: readonly SiteOutput[]
  /** Only for sites with a search. */
  readonly searchOutputs: readonly SiteOutput[]
}

/** The fonts that nearly every formula needs. */
const PRELOADED = /\/KaTeX_(?:Main-Regular|Math-Italic)\.woff2$/

/** Reads the theme's files from Lectern's package and adds the configured colours and fonts to its style sheet. */
export function themeAssets(packageFolder: string, theme: Config['theme']): ThemeAssets {
  const folder = join(packageFolder, 'lib', 'client')
  if (!existsSync(folder)) throw new Error('The theme is not compiled: run “npm run prepare” first.')
  const css = hashed(
    'lectern',
    'css',
    readFileSync(join(folder, 'lectern.css'), 'utf8') + themeOverrides(theme),
  )
  const themeJs = hashed('theme', 'js', readFileSync(join(folder, 'theme.js')))
  const js = hashed('lectern', 'js', readFileSync(join(folder, 'lectern.js')))
  const mermaidJs = hashed('mermaid', 'js', readFileSync(join(folder, 'mermaid.js')))
  const searchJs = hashed('search', 'js', readFileSync(join(folder, 'lectern-search.js')))
  const mathOutputs = folderOutputs(join(folder, 'katex'), 'katex')
  return {
    view: {
      css: css.path,
      themeJs: themeJs.path,
      js: js.path,
      searchJs: searchJs.path,
      mermaidJs: mermaidJs.path,
      katexCss: mathOutputs[0]?.path ?? '',
      katexFonts: mathOutputs.map(({ path }) => path).filter((path) => PRELOADED.test(path)),
    },
    outputs: [css, themeJs, js],
    mathOutputs,
    diagramOutputs: [mermaidJs],
    searchOutputs: [searchJs],
  }
}

/** Custom properties of the configuration; names and values are checked when it is loaded. */
function themeOverrides(theme: Config['theme']): string {
  const tokens = Object.entries({ ...theme.colors, ...theme.fonts })
  if (tokens.length === 0) return ''
  return `:root{${tokens.map(([name, value]) => `--${name}:${value}`).join(';')}}\n`
}

function hashed(name: string, ending: string, content: string | Uint8Array): SiteOutput {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const digest = digestOf(bytes)
  const path = outputPath(`assets/${name}.${digest.slice(0, 8)}.${ending}`)
  return { path, digest, body: { kind: 'bytes', bytes } }
}

/** A folder whose files refer to each other by name: the hash is in the folder's name; the style sheet comes first. */
function folderOutputs(folder: string, name: string): SiteOutput[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => Number(b.endsWith('.css')) - Number(a.endsWith('.css')) || compareCodeUnits(a, b))
  const contents = files.map((file) => ({ file, bytes: readFileSync(file) }))
  const whole = digestOf(
    contents.map(({ file, bytes }) => `${file.slice(folder.length)} ${digestOf(bytes)}`).join('\n'),
  )
  return contents.map(({ file, bytes }) => ({
    path: outputPath(`assets/${name}.${whole.slice(0, 8)}${file.slice(folder.length).replaceAll('\\', '/')}`),
    digest: digestOf(bytes),
    body: { kind: 'bytes', bytes },
  }))
}
