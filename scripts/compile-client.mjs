// Bundles what the pages load (src/client) and KaTeX's style sheet into lib/client, when Lectern is published:
// building a site only copies these files. Names with a content hash are given by the build of a site.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { cutFontFace } from './katex-fonts.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BROWSERS = ['chrome123', 'firefox128', 'safari17.5']

/** Writes lectern.css, lectern.js, theme.js, mermaid.js and katex/ into a folder, which is emptied first. */
export async function compileClient(folder = join(ROOT, 'lib/client')) {
  await rm(folder, { recursive: true, force: true })
  await build({
    entryPoints: [
      { in: join(ROOT, 'src/client/main.ts'), out: 'lectern' },
      { in: join(ROOT, 'src/client/theme.ts'), out: 'theme' },
      { in: join(ROOT, 'src/client/search/entry.ts'), out: 'lectern-search' },
      { in: join(ROOT, 'src/client/styles/index.css'), out: 'lectern' },
      { in: join(ROOT, 'src/client/mermaid/index.ts'), out: 'mermaid' },
      { in: join(ROOT, 'src/client/graph/index.ts'), out: 'graph' },
      { in: join(ROOT, 'src/client/offline/index.ts'), out: 'offline' },
      { in: join(ROOT, 'src/client/offline/worker.ts'), out: 'offline-worker' },
      // For `lectern dev` alone; no site gets it.
      { in: join(ROOT, 'src/client/dev/index.ts'), out: 'dev' },
    ],
    outdir: folder,
    bundle: true,
    minify: true,
    // Classic scripts: pages opened from disk may not load modules.
    format: 'iife',
    target: BROWSERS,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [withoutKatex],
  })
  await copyKatex(join(folder, 'katex'))
}

/**
 * Mermaid brings KaTeX for formulas in the labels of diagrams, at a tenth of its size. Formulas of notes are
 * finished when the page is built, so here a label shows the formula's source.
 */
const withoutKatex = {
  name: 'without-katex',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^katex$/ }, () => ({ path: 'katex', namespace: 'source-of-formulas' }))
    onLoad({ filter: /.*/, namespace: 'source-of-formulas' }, () => ({
      contents: 'export default { renderToString: (tex) => tex.replace(/[<>&]/g, " ") }',
    }))
  },
}

/** KaTeX's style sheet in a layer of its own (so that the theme can set its size), with woff2 fonts only, cut. */
async function copyKatex(folder) {
  const source = dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css'))
  await mkdir(join(folder, 'fonts'), { recursive: true })
  const css = await readFile(join(source, 'katex.min.css'), 'utf8')
  const slim = css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '')
  const faces = slim.match(/@font-face\{[^}]*\}/g) ?? []
  const cut = []
  for (const face of faces) {
    const { css: rules, pieces } = await cutFontFace(face, join(source, 'fonts'))
    cut.push(rules)
    for (const { name, font } of pieces) await writeFile(join(folder, 'fonts', `${name}.woff2`), font)
  }
  const rest = faces.reduce((text, face) => text.replace(face, ''), slim)
  await writeFile(join(folder, 'katex.min.css'), `@layer katex{${cut.join('')}${rest}}\n`)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await compileClient()
  for (const name of ['lectern.css', 'lectern.js', 'theme.js', 'mermaid.js', 'katex/katex.min.css']) {
    const bytes = await readFile(join(ROOT, 'lib/client', name))
    console.log(`${name.padEnd(20)} ${bytes.length} bytes, ${brotliCompressSync(bytes).length} with Brotli`)
  }
}
