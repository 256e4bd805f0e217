/** Everything outside that a build depends on, looked at once: the vault, templates, the public folder, the code. */
import type { Config } from '../config/config.ts'
import { basename } from '../lib/paths.ts'
import { readGitDates, type VaultDates } from '../source/git-dates.ts'
import { packageRoot } from '../source/package-root.ts'
import { type PublicFolder, readPublicFolder } from '../source/public-folder.ts'
import { scanVault } from '../source/scan.ts'
import type { FileStamps, Snapshot } from '../source/snapshot.ts'
import { loadTemplates, mergeTemplates } from '../template/load.ts'
import { keyOf } from './digest.ts'
import { engineDigest } from './engine.ts'
import type { BuildRequest } from './interface.ts'
import { createTrackingReader, type TrackingReader } from './tracking-reader.ts'

export interface Surroundings {
  readonly snapshot: Snapshot
  readonly reader: TrackingReader
  readonly templates: ReadonlyMap<string, string>
  readonly builtIn: ReadonlyMap<string, string>
  readonly publicFolder: PublicFolder
  /** Days of the first and last commit, by path in NFC; empty unless the configuration asks for them. */
  readonly dates: VaultDates['dates']
  /** Name of the vault's folder. */
  readonly vault: string
  /** Digest of the code that builds: Lectern's own and the plugins'. */
  readonly engine: string
  /** Digest of everything here, and of the configuration; attachments enter it by their names alone. */
  readonly digest: string
}

const NO_HISTORY: VaultDates = { dates: new Map(), diagnostics: [] }

/** Looks at everything; `stamps` are those of the last build. Throws `UserError` for a vault that cannot be read. */
export async function lookAround(request: BuildRequest, stamps: FileStamps): Promise<Surroundings> {
  const { config } = request
  const scan = { ignore: config.ignore, noteBytes: config.limits.noteBytes, known: stamps }
  const [scanned, history] = await Promise.all([
    scanVault(request.vault, scan),
    config.dates === 'git' ? readGitDates(request.vault, request.signal) : NO_HISTORY,
  ])
  const snapshot = { ...scanned, diagnostics: [...scanned.diagnostics, ...history.diagnostics] }
  const builtIn = loadTemplates(`${packageRoot()}/templates`)
  const templates =
    request.templatesDir === null ? builtIn : mergeTemplates(builtIn, loadTemplates(request.templatesDir))
  const publicFolder =
    request.publicDir === null ? { files: [], diagnostics: [] } : await readPublicFolder(request.publicDir)
  const vault = basename(request.vault.replaceAll('\\', '/').replace(/\/+$/, ''))
  const engine = engineOf(request)
  const { notes, attachments, withheld, diagnostics } = snapshot
  const listed = [
    notes.map(({ path, digest }) => [path, digest]),
    attachments.map(({ path }) => path),
    ...[withheld, diagnostics, [...templates], [...builtIn], publicFolder, vault, engine, [...history.dates]],
  ]
  return {
    snapshot,
    reader: createTrackingReader(snapshot, stamps),
    templates,
    builtIn,
    publicFolder,
    dates: history.dates,
    vault,
    engine,
    digest: keyOf(JSON.stringify([config satisfies Config, listed])),
  }
}

/** Digest of the code that a request is built by: Lectern's own and the plugins'. */
export function engineOf({ plugins }: Pick<BuildRequest, 'plugins'>): string {
  return `${engineDigest()} ${plugins?.digest ?? ''}`
}
