import fs from 'node:fs'
import { join } from 'node:path'
import type { Site } from '../../src/build/interface.ts'

/** Everything that a site says, as text to compare; how much of it came from memory is no part of it. */
export function describeSite({
  pages,
  generated,
  assets,
  outputs,
  diagnostics,
  advice,
  stats,
}: Site): string {
  const files = outputs.map(({ path, digest, body }) => {
    const source = body.kind === 'copy' || body.kind === 'public' ? ` ${body.kind} ${body.source}` : ''
    return `${path} ${digest}${source}`
  })
  // That a cache was damaged is news of that build alone.
  const said = diagnostics.filter(({ code }) => code !== 'cache-dropped')
  const counts = { notes: stats.notes, pages: stats.pages }
  return JSON.stringify({ pages, generated, assets, files, said, advice, counts }, null, 1)
}

/** The bytes of all outputs that the build itself makes, by path. */
export async function bytesOf(site: Site): Promise<Map<string, string>> {
  const bytes = new Map<string, string>()
  for (const { path, body } of site.outputs) {
    if (body.kind === 'bytes') bytes.set(path, Buffer.from(body.bytes).toString('latin1'))
    if (body.kind === 'lazy') bytes.set(path, Buffer.from(await body.read()).toString('latin1'))
  }
  return bytes
}

/** The files of a published site that no page or listing keeps, by path. */
export function filesIn(folder: string): Map<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    files
      .map((file) => [file.slice(folder.length + 1), file] as const)
      .filter(([name]) => !name.includes('lectern-manifest') && !name.startsWith('.'))
      .map(([name, file]) => [name, fs.readFileSync(file, 'latin1')]),
  )
}

/** The files that a build of a project reads, by absolute path. */
export function sourcesOf(folder: string): ReadonlyMap<string, string> {
  const folders = ['vault', 'templates', 'public'].map((name) => join(folder, name))
  return new Map(
    folders.flatMap((from) => [...filesIn(from)].map(([path, bytes]) => [join(from, path), bytes])),
  )
}
