/** Everything outside that a build depends on, looked at once: the vault, templates, the public folder, the code. */
import { relative } from 'node:path'
import type { Config } from '../config/config.ts'
import { basename } from '../lib/paths.ts'
import { readGitDates, type VaultDates } from '../source/git-dates.ts'
import { packageRoot } from '../source/package-root.ts'
import { type PublicFolder, readPublicFolder } from '../source/public-folder.ts'
import { listVault, scanListing } from '../source/scan.ts'
import { scanAgain } from '../source/scan-again.ts'
import type { FileStamps, Snapshot } from '../source/snapshot.ts'
import { loadTemplates, mergeTemplates } from '../template/load.ts'
import { keyOf } from './digest.ts'
import { engineDigest } from './engine.ts'
import type { BuildRequest } from './interface.ts'
import {
  type AttachmentAnswer,
  createTrackingReader,
  isDigestAnswer,
  type TrackingReader,
} from './tracking-reader.ts'

export interface Surroundings {
  readonly snapshot: Snapshot
  readonly reader: TrackingReader
  readonly templates: ReadonlyMap<string, string>
  readonly builtIn: ReadonlyMap<string, string>
  /** Of both. */
  readonly templatesDigest: () => string
  readonly publicFolder: PublicFolder
  /** Days of the first and last commit, by path in NFC; empty unless the configuration asks for them. */
  readonly dates: VaultDates['dates']
  /** Name of the vault's folder. */
  readonly vault: string
  /** Digest of the code that builds: Lectern's own and the plugins'. */
  readonly engine: string
  readonly config: Config
  /** Digest of everything here; attachments enter it by their names alone. */
  readonly digest: () => string
}

const NO_HISTORY: VaultDates = { dates: new Map(), diagnostics: [] }

/**
 * Looks at everything; `stamps` are those of the last build. Templates that are as they were are the very ones of the
 * look before, if there is one, since whoever has parsed them knows them by that. Throws `UserError` for a vault that
 * cannot be read.
 */
export async function lookAround(
  request: BuildRequest,
  stamps: FileStamps,
  before: Surroundings | null,
): Promise<Surroundings> {
  const { config } = request
  const scan = { noteBytes: config.limits.noteBytes, known: stamps }
  const listing = request.sighting?.listings[0] ?? (await listVault(request.vault, config.ignore))
  const [scanned, history] = await Promise.all([
    scanListing(listing, scan),
    config.dates === 'git' ? readGitDates(request.vault, request.signal) : NO_HISTORY,
  ])
  const snapshot = { ...scanned, diagnostics: [...scanned.diagnostics, ...history.diagnostics] }
  const builtIn = sameMap(before?.builtIn, loadTemplates(`${packageRoot()}/templates`))
  const templates =
    request.templatesDir === null
      ? builtIn
      : sameMap(before?.templates, mergeTemplates(builtIn, loadTemplates(request.templatesDir)))
  const publicFolder =
    request.publicDir === null ? { files: [], diagnostics: [] } : await readPublicFolder(request.publicDir)
  const vault = basename(request.vault.replaceAll('\\', '/').replace(/\/+$/, ''))
  const engine = engineOf(request)
  const reader = createTrackingReader(snapshot, stamps)
  const { dates } = history
  const templatesDigest = once(() => keyOf(JSON.stringify([[...templates], [...builtIn]])))
  const seen = {
    snapshot,
    reader,
    templates,
    builtIn,
    templatesDigest,
    publicFolder,
    dates,
    vault,
    engine,
    config,
  }
  return { ...seen, digest: once(() => digestSurroundings(seen)) }
}

/**
 * What is around after an edit of files that are named, if nothing else has changed since the look before; null if
 * only another look at everything can tell.
 */
export async function lookAgain(
  { vault, config, edited }: BuildRequest,
  before: Surroundings | null,
  stamps: FileStamps,
): Promise<Surroundings | null> {
  // A history of the vault may have grown without a change to any file of it.
  if (edited === undefined || before?.config !== config || config.dates === 'git') return null
  const paths = new Set([...edited].map((file) => relative(vault, file).replaceAll('\\', '/')))
  const snapshot = await scanAgain(before.snapshot, paths, config.limits.noteBytes)
  if (snapshot === null) return null
  const seen = { ...before, snapshot, reader: createTrackingReader(snapshot, stamps) }
  return { ...seen, digest: once(() => digestSurroundings(seen)) }
}

/**
 * True if everything could be read. What could not may be readable next time, though nothing about it looks different
 * from the outside.
 */
export function isReadWhole(
  { snapshot, publicFolder }: Pick<Surroundings, 'snapshot' | 'publicFolder'>,
  answers: readonly AttachmentAnswer[],
): boolean {
  const codes = [...snapshot.diagnostics, ...publicFolder.diagnostics].map(({ code }) => code)
  return codes.every((code) => VISIBLE.has(code)) && answers.every(isDigestAnswer)
}

/** What is told by looking at a file, without reading it. */
const VISIBLE: ReadonlySet<string> = new Set(['symlink', 'not-a-file', 'note-too-large'])

/** The map that was there before, if it says the same. */
function sameMap<T>(
  before: ReadonlyMap<string, T> | undefined,
  now: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  const isSame = before?.size === now.size && [...now].every(([key, value]) => before.get(key) === value)
  return before !== undefined && isSame ? before : now
}

/** What is not needed by every build, and once by the others. */
function once(find: () => string): () => string {
  let found: string | null = null
  return () => {
    found ??= find()
    return found
  }
}

function digestSurroundings({
  snapshot: { notes, attachments, withheld, diagnostics },
  ...found
}: Omit<Surroundings, 'digest'>): string {
  const { templatesDigest, publicFolder, vault, engine, dates, config } = found
  const listed = [
    notes.map(({ path, digest }) => [path, digest]),
    attachments.map(({ path }) => path),
    ...[withheld, diagnostics, templatesDigest(), publicFolder, vault, engine, [...dates]],
  ]
  return keyOf(JSON.stringify([config, listed]))
}

/** Digest of the code that a request is built by: Lectern's own and the plugins'. */
export function engineOf({ plugins }: Pick<BuildRequest, 'plugins'>): string {
  return `${engineDigest()} ${plugins?.digest ?? ''}`
}
