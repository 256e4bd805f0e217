/** Builds a small vault, written as a record of files, and lets a test look at its pages. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type CheerioAPI, load } from 'cheerio'
import { renderSite } from '../../src/build/build-site.ts'
import type { Site } from '../../src/build/interface.ts'
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts'
import { buildRequest } from '../build/request.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

export interface Built extends Site {
  /** The whole page of a note. */
  readonly page: (source: string) => CheerioAPI
  /** The note's own content as HTML. */
  readonly content: (source: string) => CheerioAPI
  /** Text of the note's own content, white space collapsed. */
  readonly text: (source: string) => string
  /** `line:column severity code` of the diagnostics of a file; that nobody links to it is not told here. */
  readonly trouble: (file: string) => string[]
  readonly outputText: (path: string) => string
}

/** A valid picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export async function build(
  files: Files,
  config: Partial<Config> = {},
  publicFiles: Files = {},
): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-test-'))
  try {
    const vault = join(folder, 'vault')
    mkdirSync(vault)
    writeFiles(vault, files)
    const publicDir = join(folder, 'public')
    writeFiles(publicDir, publicFiles)
    const site = await renderSite(
      buildRequest(vault, {
        config: { ...DEFAULT_CONFIG, ...config },
        publicDir: Object.keys(publicFiles).length === 0 ? null : publicDir,
      }),
    )
    return look(site)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

function look(site: Site): Built {
  const outputText = (path: string): string => {
    const body = site.outputs.find((output) => output.path === path)?.body
    if (body?.kind !== 'bytes') throw new Error(`There is no output ${path}.`)
    return Buffer.from(body.bytes).toString('utf8')
  }
  const page = (source: string): CheerioAPI => {
    const found = site.pages.find((candidate) => candidate.source === source)
    if (found === undefined) throw new Error(`There is no page for ${source}.`)
    return load(outputText(found.output))
  }
  const content = (source: string): CheerioAPI => load(page(source)('.prose').html() ?? '', null, false)
  return {
    ...site,
    page,
    content,
    outputText,
    text: (source) => content(source).text().replace(/\s+/g, ' ').trim(),
    trouble: (file) =>
      site.diagnostics
        .filter((diagnostic) => diagnostic.file === file && diagnostic.code !== 'orphan-note')
        .map(({ line, column, severity, code }) => `${line}:${column} ${severity} ${code}`),
  }
}

/** Builds one note and returns its content as HTML, white space collapsed. */
export async function html(note: string): Promise<string> {
  const site = await build({ 'A.md': note })
  return (site.content('A.md').html() ?? '').replace(/\s+/g, ' ').replace(/> </g, '><').trim()
}
