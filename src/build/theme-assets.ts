/** Style sheets, scripts and fonts of the theme: made when Lectern is published, copied with content-hashed names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { compareCodeUnits } from '../lib/compare.ts'
import { type OutputPath, outputPath } from '../lib/paths.ts'
import type { SiteView } from '../site/shared/view.ts'
import { digestOf } from './digest.ts'

/** A file of the theme: a text, or a file of Lectern's package by its absolute path. */
export interface ThemeFile {
  readonly path: OutputPath
  readonly digest: string
  readonly content: { readonly text: string } | { readonly file: string }
}

export interface ThemeAssets {
  readonly view: Pick<
    SiteView,
    'css' | 'themeJs' | 'js' | 'katexCss' | 'katexFonts' | 'mermaidJs' | 'searchJs' | 'graphJs' | 'offlineJs'
  >
  readonly outputs: readonly ThemeFile[]
  /** Only for sites with a formula. */
  readonly mathOutputs: readonly ThemeFile[]
  /** Only for sites with a diagram. */
  readonly diagramOutputs: readonly ThemeFile[]
  /** Only for sites with a graph. */
  readonly graphOutputs: readonly ThemeFile[]
  /** Only for sites that can be read offline. */
  readonly offlineOutputs: readonly ThemeFile[]
  /** Only for sites with a search. */
  readonly searchOutputs: readonly ThemeFile[]
}

/** The fonts that nearly every formula needs. */
const PRELOADED = /\/KaTeX_(?:Main-Regular|Math-Italic)\.woff2$/

/** Reads the theme's files from Lectern's package and adds the configured colours and fonts to its style sheet. */
export function themeAssets(packageFolder: string, theme: Config['theme']): ThemeAssets {
  const folder = join(packageFolder, 'lib', 'client')
  if (!existsSync(folder)) throw new Error('The theme is not compiled: run “npm run prepare” first.')
  const css = hashed('lectern', 'css', {
    text: readFileSync(join(folder, 'lectern.css'), 'utf8') + themeOverrides(theme),
  })
  const script = (name: string, file: string) => hashed(name, 'js', { file: join(folder, file) })
  const themeJs = script('theme', 'theme.js')
  const js = script('lectern', 'lectern.js')
  const mermaidJs = script('mermaid', 'mermaid.js')
  const graphJs = script('graph', 'graph.js')
  const searchJs = script('search', 'lectern-search.js')
  const offlineJs = script('offline', 'offline.js')
  const mathOutputs = folderOutputs(join(folder, 'katex'), 'katex')
  return {
    view: {
      css: css.path,
      themeJs: themeJs.path,
      js: js.path,
      searchJs: searchJs.path,
      graphJs: graphJs.path,
      offlineJs: offlineJs.path,
      mermaidJs: mermaidJs.path,
      katexCss: mathOutputs[0]?.path ?? '',
      katexFonts: mathOutputs.map(({ path }) => path).filter((path) => PRELOADED.test(path)),
    },
    outputs: [css, themeJs, js],
    mathOutputs,
    diagramOutputs: [mermaidJs],
    graphOutputs: [graphJs],
    offlineOutputs: [offlineJs],
    searchOutputs: [searchJs],
  }
}

/** Custom properties of the configuration; names and values are checked when it is loaded. */
function themeOverrides(theme: Config['theme']): string {
  const tokens = Object.entries({ ...theme.colors, ...theme.fonts })
  if (tokens.length === 0) return ''
  return `:root{${tokens.map(([name, value]) => `--${name}:${value}`).join(';')}}\n`
}

function hashed(name: string, ending: string, content: ThemeFile['content']): ThemeFile {
  const digest = digestOf('text' in content ? content.text : readFileSync(content.file))
  return { path: outputPath(`assets/${name}.${digest.slice(0, 8)}.${ending}`), digest, content }
}

/** A folder whose files refer to each other by name: the hash is in the folder's name; the style sheet comes first. */
function folderOutputs(folder: string, name: string): ThemeFile[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => Number(b.endsWith('.css')) - Number(a.endsWith('.css')) || compareCodeUnits(a, b))
  const contents = files.map((file) => ({ file, digest: digestOf(readFileSync(file)) }))
  const whole = digestOf(
    contents.map(({ file, digest }) => `${file.slice(folder.length)} ${digest}`).join('\n'),
  )
  return contents.map(({ file, digest }) => ({
    path: outputPath(`assets/${name}.${whole.slice(0, 8)}${file.slice(folder.length).replaceAll('\\', '/')}`),
    digest,
    content: { file },
  }))
}
