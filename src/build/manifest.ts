/**
 * The list of the files that Lectern wrote into an output folder: they are ours, everything else is not.
 *
 * It lies in the output itself, names outputs only, and is the same for the same site (URL-13).
 */
import fs from 'node:fs'
import { join } from 'node:path'
import { compareCodeUnits } from '../lib/compare.ts'

/** The manifest's name in the output folder. */
export const MANIFEST = 'lectern-manifest.json'

/** Output path → SHA-256 in hex. */
export type Manifest = ReadonlyMap<string, string>

/** Reads the manifest of a folder; empty if there is none or it is damaged: then no file counts as ours. */
export function readManifest(folder: string): Manifest {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(join(folder, MANIFEST), 'utf8'))
    const files = typeof value === 'object' && value !== null && 'files' in value ? value.files : null
    if (typeof files !== 'object' || files === null) return new Map()
    const manifest = new Map<string, string>()
    for (const [path, digest] of Object.entries(files)) {
      // A path that leads out of the folder would be deleted one day: such an entry is not ours.
      if (typeof digest === 'string' && isOutputPath(path)) manifest.set(path, digest)
    }
    return manifest
  } catch {
    return new Map()
  }
}

/** The manifest as it is stored: sorted, without a time. */
export function formatManifest(manifest: Manifest): string {
  const sorted = [...manifest].sort(([a], [b]) => compareCodeUnits(a, b))
  const lines = sorted.map(([path, digest]) => `  ${JSON.stringify(path)}: "${digest}"`)
  return lines.length === 0 ? '{\n "files": {}\n}\n' : `{\n "files": {\n${lines.join(',\n')}\n }\n}\n`
}

/** True if two manifests name the same files in the same versions. */
export function isSameManifest(a: Manifest, b: Manifest): boolean {
  if (a.size !== b.size) return false
  for (const [path, digest] of a) if (b.get(path) !== digest) return false
  return true
}

/** Most paths: nothing in them needs a closer look. */
const PLAIN_PATH = /^(?:[a-z0-9_-][a-z0-9_.-]*\/)*[a-z0-9_-][a-z0-9_.-]*$/

/** True for a path that stays in the folder and is not one of Lectern's own files there. */
export function isOutputPath(path: string): boolean {
  if (PLAIN_PATH.test(path)) return path !== MANIFEST
  const segments = path.split('/')
  return (
    path !== '' &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    !/^[a-z]:/i.test(path) &&
    path.toLowerCase() !== MANIFEST &&
    !(segments[0] ?? '').startsWith('.lectern-') &&
    segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  )
}
