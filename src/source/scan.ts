/**
 * The walk of a vault: folder → `Listing` → `Snapshot`. The only place that lists a vault's files.
 *
 * Dot files and ignored paths do not exist (VLT-2); symbolic links are not followed and only regular
 * files are opened (TR-16); nothing that a note says leads to a file (VLT-8). One bad file costs itself.
 */
import type { Stats } from 'node:fs'
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { compareBy, compareCodeUnits } from '../lib/compare.ts'
import { errorCode } from '../lib/error-code.ts'
import { type VaultPath, vaultPath } from '../lib/paths.ts'
import { sightAt } from './file-table.ts'
import { digestOf, FileProblem, readBytes } from './files.ts'
import { createIgnoreFilter } from './ignore.ts'
import { mapLimited } from './limited.ts'
import { type Listing, listFolder } from './listing.ts'
import { type FileTrouble, fileDiagnostic } from './problems.ts'
import type { AttachmentFile, FileStamps, NoteFile, Snapshot, Stamp } from './snapshot.ts'
import { knownDigest, stampOf, toIndex } from './stamps.ts'

export interface ScanOptions {
  /** Larger notes are withheld, unread. */
  readonly noteBytes: number
  /** Stamps of an earlier scan, or null to read every note. */
  readonly known?: FileStamps | null
}

/** True for the path of a note (VLT-1); everything else is an attachment. */
function isNotePath(path: string): boolean {
  return /\.md$/i.test(path)
}

/** Walks a vault and digests its notes. Throws `UserError` if the folder cannot be listed. */
export async function scanVault(
  root: string,
  // Globs of files that do not exist for Lectern.
  options: ScanOptions & { readonly ignore: readonly string[] },
): Promise<Snapshot> {
  return scanListing(await listVault(root, options.ignore), options)
}

/** Digests the notes of a vault that has been listed just now. */
export async function scanListing(listing: Listing, options: ScanOptions): Promise<Snapshot> {
  const { root, files, takenAt } = listing
  const known = toIndex(options.known ?? [])
  const notes: NoteFile[] = []
  const attachments: AttachmentFile[] = []
  const withheld: VaultPath[] = []
  const stamps: Stamp[] = []
  const diagnostics: Diagnostic[] = [...listing.diagnostics]

  const unread: VaultPath[] = []
  for (const [index, name] of files.paths.entries()) {
    const path = vaultPath(name)
    const sight = sightAt(files, index)
    const other = files.others.get(index)
    if (other === null) refuse(path, absence(path))
    else if (other instanceof Error) refuse(path, troubleOf(other, path))
    else if (!isNotePath(path)) attachments.push({ path, size: sight?.size ?? 0 })
    else if (sight === null) unread.push(path)
    else if (sight.size > options.noteBytes) refuse(path, 'note-too-large')
    else {
      const stamp = known.get(path)
      const digest = knownDigest(stamp, sight)
      if (stamp === undefined || digest === null) {
        unread.push(path)
      } else {
        notes.push({ path, digest, size: sight.size })
        stamps.push(stamp)
      }
    }
  }
  await mapLimited(unread, async (path) => {
    try {
      await readNote(path)
    } catch (error) {
      refuse(path, troubleOf(error, path))
    }
  })
  return {
    root,
    notes: notes.sort(compareBy((note) => note.path)),
    attachments: attachments.sort(compareBy((attachment) => attachment.path)),
    withheld: withheld.sort(compareCodeUnits),
    diagnostics: sortDiagnostics(diagnostics),
    stamps: stamps.sort(compareBy(([path]) => path)),
  }

  async function readNote(path: VaultPath): Promise<void> {
    const { bytes, stats } = await readBytes(`${root}/${path}`, options.noteBytes + 1)
    if (bytes.length > options.noteBytes) refuse(path, 'note-too-large')
    else addNote(path, stats, digestOf(bytes))
  }

  function addNote(path: VaultPath, stats: Stats, digest: string): void {
    notes.push({ path, digest, size: stats.size })
    const stamp = stampOf(path, stats, digest, takenAt)
    if (stamp !== null) stamps.push(stamp)
  }

  function refuse(path: VaultPath, trouble: FileTrouble): void {
    diagnostics.push(fileDiagnostic(path, trouble, options.noteBytes))
    // A file that is gone is as if it had never been there; the others exist, unpublished.
    if (isNotePath(path) && trouble !== 'vanished') withheld.push(path)
  }
}

// What a vault says to Lectern is not for its readers.
const CONFIG_FILE = /^lectern\.config\.(?:ts|mts|js|mjs|json)$/

/** Lists a vault. Throws `UserError` if that cannot be done. */
export async function listVault(root: string, ignore: readonly string[]): Promise<Listing> {
  const isIgnored = createIgnoreFilter(ignore)
  try {
    return await listFolder(root, (path, name) => {
      return name.startsWith('.') || CONFIG_FILE.test(path) || isIgnored(path)
    })
  } catch (error) {
    switch (errorCode(error)) {
      case 'ENOENT':
        throw new UserError(2, `There is no folder “${root}”.`, 'Name the folder that holds your notes.')
      case 'ENOTDIR':
        throw new UserError(2, `“${root}” is not a folder.`, 'Name the folder that holds your notes.')
      case null:
        throw error
      default:
        throw new UserError(2, `The folder “${root}” cannot be read (${errorCode(error)}).`)
    }
  }
}

function troubleOf(error: unknown, path: string): FileTrouble {
  if (error instanceof FileProblem) return path.includes('\uFFFD') ? 'bad-name' : error.kind
  if (errorCode(error) === 'ENOENT') return absence(path)
  if (errorCode(error) === null) throw error
  return 'unreadable'
}

/** What it means that a file is not where it was listed. */
function absence(path: string): FileTrouble {
  // A name that is not valid UTF-8 is listed with replacement characters and cannot be opened.
  return path.includes('\uFFFD') ? 'bad-name' : 'vanished'
}
