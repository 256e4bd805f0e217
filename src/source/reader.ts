/**
 * Reading of the files that a scan has found: by vault path, never by a string from a note.
 *
 * What is read must be what the snapshot says; a file that has changed since ends the build (TR-25).
 */
import fs from 'node:fs'
import { promisify } from 'node:util'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { VaultPath } from '../lib/paths.ts'
import { copyFile, digestFile, digestOf, FileProblem, problemOf, readBytes, readBytesNow } from './files.ts'
import { fileDiagnostic } from './problems.ts'
import { type FileStamps, type NoteFile, type Snapshot, type Stamp, VaultChanged } from './snapshot.ts'
import { knownDigest, stampOf, toIndex } from './stamps.ts'

const lstat = promisify(fs.lstat)

/** The digest of an attachment, or why there is none: then it is as if it were not in the vault. */
export type AttachmentDigest =
  | { readonly kind: 'digest'; readonly digest: string }
  | { readonly kind: 'problem'; readonly diagnostic: Diagnostic }

export interface VaultReader {
  /** SHA-256 of an attachment in hex, computed once; the file is streamed. */
  attachmentDigest(path: VaultPath): Promise<AttachmentDigest>
  /** The first `limit` bytes of an attachment, to look at its head or to check it whole. */
  readAttachment(path: VaultPath, limit: number): Promise<Uint8Array>
  /** Stamps of the scan and of the attachments digested since, for the next scan. */
  stamps(): FileStamps
}

/** A note's bytes, in any thread. Throws `VaultChanged` if they are not those of the snapshot. */
export function readNote(root: string, note: NoteFile): Uint8Array {
  const bytes = readNow(root, note)
  if (digestOf(bytes) !== note.digest) throw new VaultChanged(note.path)
  return bytes
}

function readNow(root: string, { path, size }: NoteFile): Uint8Array {
  try {
    return readBytesNow(`${root}/${path}`, size + 1)
  } catch (error) {
    if (error instanceof FileProblem) throw new VaultChanged(path)
    throw error
  }
}

/** A reader for a snapshot; `known` are the stamps of an earlier scan, which spare digesting big files again. */
export function createVaultReader(
  snapshot: Pick<Snapshot, 'root' | 'stamps'>,
  known: FileStamps | null,
): VaultReader {
  let earlier: ReturnType<typeof toIndex> | null = null
  const digested = new Map<string, Promise<AttachmentDigest>>()
  const stamps: Stamp[] = []

  async function digest(path: VaultPath): Promise<AttachmentDigest> {
    const file = `${snapshot.root}/${path}`
    const takenAt = Date.now()
    try {
      const before = await lstat(file)
      // Many builds ask for no attachment.
      earlier ??= toIndex(known ?? [])
      const found = before.isFile() ? knownDigest(earlier.get(path), before) : null
      const read = found === null ? await digestFile(file) : { digest: found, stats: before }
      const stamp = stampOf(path, read.stats, read.digest, takenAt)
      if (stamp !== null) stamps.push(stamp)
      return { kind: 'digest', digest: read.digest }
    } catch (error) {
      const problem = problemOf(error, file)
      if (problem instanceof FileProblem)
        return { kind: 'problem', diagnostic: fileDiagnostic(path, problem.kind) }
      throw error
    }
  }

  return {
    attachmentDigest(path) {
      const promise = digested.get(path) ?? digest(path)
      digested.set(path, promise)
      return promise
    },
    async readAttachment(path, limit) {
      return (await reading(path, () => readBytes(`${snapshot.root}/${path}`, limit))).bytes
    },
    stamps: () => [...snapshot.stamps, ...stamps],
  }
}

/** Copies a file below `root` to a new file, which must get the expected digest. */
export async function copyChecked(
  root: string,
  path: string,
  digest: string,
  destination: string,
): Promise<void> {
  const copied = await reading(path, () => copyFile(`${root}/${path}`, destination))
  if (copied !== digest) throw new VaultChanged(path)
}

async function reading<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof FileProblem) throw new VaultChanged(path)
    throw error
  }
}
