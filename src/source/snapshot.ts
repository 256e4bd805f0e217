/** What a vault holds at one moment, as plain data: paths, sizes and digests, never contents. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { VaultPath } from '../lib/paths.ts'

export interface NoteFile {
  readonly path: VaultPath
  /** SHA-256 of the bytes in lower-case hex. */
  readonly digest: string
  /** In bytes. */
  readonly size: number
}

/** Anything in the vault that is no note; its digest is computed when somebody asks for it. */
export interface AttachmentFile {
  readonly path: VaultPath
  /** In bytes. */
  readonly size: number
}

export interface Snapshot {
  /** Absolute path of the vault, symbolic links resolved. */
  readonly root: string
  /** Sorted by code unit, like every list here. */
  readonly notes: readonly NoteFile[]
  readonly attachments: readonly AttachmentFile[]
  /** Notes that exist but cannot be published: unreadable or too large. Links to them are not broken. */
  readonly withheld: readonly VaultPath[]
  readonly diagnostics: readonly Diagnostic[]
  /** What spares the next scan the reading of files that have not changed. */
  readonly stamps: FileStamps
}

/** One file as it was when its digest was computed; times in milliseconds. */
export type Stamp = readonly [
  path: string,
  size: number,
  modified: number,
  changed: number,
  inode: number,
  digest: string,
]

/** Stamps that may be trusted: of files that had been left alone for a while when they were read. */
export type FileStamps = readonly Stamp[]

/** A file changed between two readings of one build: what was computed from it must not be kept (TR-25). */
export class VaultChanged extends Error {
  readonly path: string

  constructor(path: string) {
    super(`“${path}” changed during the build.`)
    this.name = 'VaultChanged'
    this.path = path
  }
}
