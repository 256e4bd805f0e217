/** What the code is that builds: everything that is made with other code has to be made again. */
import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageVersion } from '../source/package-root.ts'
import { digestOf } from './digest.ts'

/**
 * Digest of Lectern's own compiled code and of what Node decides: regular expressions, Unicode, JSON.
 *
 * The names of the compiled chunks are digests of their contents; the few other files are read. Code that is run
 * from its sources, as tests do, has no digest: it must not share a cache with other states of itself.
 */
export function engineDigest(): string {
  const folder = compiledFolder()
  const code = folder === null ? [] : [...fs.readdirSync(join(folder, 'chunks')).sort(), ...contents(folder)]
  return digestOf(JSON.stringify([...engineVersions(), ...code]))
}

/** Versions of all that decides how code behaves. */
export function engineVersions(): readonly string[] {
  const { v8, icu, unicode } = process.versions
  return [packageVersion(), v8, `${icu}`, `${unicode}`]
}

/** The folder of the compiled code; null for code that is run from its sources. */
export function compiledFolder(): string | null {
  const own = dirname(fileURLToPath(import.meta.url))
  const folder = basename(own) === 'chunks' ? dirname(own) : own
  return fs.existsSync(join(folder, 'chunks')) ? folder : null
}

/** Digests of the entry files and of the theme. */
function contents(folder: string): string[] {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.js'))
  const theme = fs
    .readdirSync(join(folder, 'client'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:js|css|woff2)$/.test(name))
    .map((name) => join('client', name))
  const cards = fs.existsSync(join(folder, 'cards')) ? [join('cards', 'cards.json')] : []
  return [...names, ...theme, ...cards]
    .sort()
    .map((name) => `${name} ${digestOf(fs.readFileSync(join(folder, name)))}`)
}
