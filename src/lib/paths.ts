import type { Brand } from './json.ts'

/** A path relative to the vault's root: `/`-separated, no leading slash, spelled as on disk. */
export type VaultPath = Brand<string, 'VaultPath'>

/** A path relative to the output folder: `/`-separated, no leading slash, not percent-encoded. */
export type OutputPath = Brand<string, 'OutputPath'>

/** Marks a string that the caller knows to be a vault path (it came from the walk of the vault). */
export function vaultPath(path: string): VaultPath {
  return path as VaultPath
}

/** Marks a string that the caller knows to be an output path (it came from the allocator). */
export function outputPath(path: string): OutputPath {
  return path as OutputPath
}

/** The folder of a path, `''` for a path without one. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

/** The last segment of a path. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The extension of the last segment in lower case, without its dot; `''` if there is none. */
export function extension(path: string): string {
  const name = basename(path)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}

/** The file name without `.md` (any case); other extensions stay, they are part of a note's name. */
export function noteName(path: string): string {
  return basename(path).replace(/\.md$/i, '')
}
