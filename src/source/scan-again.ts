/** A scan of what is known to have changed, for who has watched all the rest. */
import fs from 'node:fs'
import { errorCode } from '../lib/error-code.ts'
import type { VaultPath } from '../lib/paths.ts'
import { digestOf, FileProblem, readBytes } from './files.ts'
import type { NoteFile, Snapshot } from './snapshot.ts'

/**
 * The snapshot after an edit of these notes. Null if anything else has happened to them than an edit: notes that came,
 * went, or may no longer be read are for a whole scan to find.
 */
export async function scanAgain(
  snapshot: Snapshot,
  paths: ReadonlySet<string>,
  noteBytes: number,
): Promise<Snapshot | null> {
  const edited = new Map<VaultPath, NoteFile>()
  for (const { path } of snapshot.notes) {
    if (!paths.has(path)) continue
    const note = await readAgain(snapshot.root, path, noteBytes)
    if (note === null) return null
    edited.set(path, note)
  }
  if (edited.size < paths.size) return null
  return {
    ...snapshot,
    notes: snapshot.notes.map((note) => edited.get(note.path) ?? note),
    // What was written a moment ago cannot be told from what is written next by its times.
    stamps: snapshot.stamps.filter(([path]) => !paths.has(path)),
  }
}

async function readAgain(root: string, path: VaultPath, noteBytes: number): Promise<NoteFile | null> {
  const file = `${root}/${path}`
  try {
    // A folder on the way may be a link by now, which a scan would not follow.
    if (fs.realpathSync.native(file) !== file) return null
    const { bytes } = await readBytes(file, noteBytes + 1)
    return bytes.length > noteBytes ? null : { path, digest: digestOf(bytes), size: bytes.length }
  } catch (error) {
    if (error instanceof FileProblem || errorCode(error) !== null) return null
    throw error
  }
}
