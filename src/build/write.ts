/**
 * Outputs → folder, so that at any moment every file is its old or its new version, whole (trust.md 4.6).
 *
 * Nothing is changed before every changed file lies finished in a folder of ours; then the manifest says
 * what is about to be ours (without it a crash would make our files look foreign), the files are moved
 * over the old ones, assets before the pages that use them, and what is no longer wanted goes last.
 */
import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../diagnostics/user-error.ts'
import { errorCode } from '../lib/error-code.ts'
import { sightAt, tableOf } from '../source/file-table.ts'
import { mapLimited } from '../source/limited.ts'
import { lstatAll } from '../source/lstat-all.ts'
import type { Sight } from '../source/stamps.ts'
import type { SiteOutput } from './interface.ts'
import { acquireLock } from './lock.ts'
import {
  formatManifest,
  isOutputPath,
  isSameManifest,
  MANIFEST,
  type Manifest,
  readManifest,
} from './manifest.ts'
import { lookAtLeft, type Published } from './published.ts'
import { backdate, flushFolder, presence, replaceFile, statOf, writeFileAtomically } from './write-files.ts'
import { foldersOf, inspectOutput, refusal } from './write-preflight.ts'
import { realPath } from './write-refusal.ts'
import { removeFiles } from './write-remove.ts'
import { type CopySources, changedOutputs, settledSight, stageOutputs } from './write-stage.ts'

export interface PublishRequest extends CopySources {
  /** Absolute path of the output folder, which `refuseUnsafeFolders` has accepted. */
  readonly output: string
  readonly outputs: readonly SiteOutput[]
  /** What the last publication has left, which spares reading the files that are there; null if that is not known. */
  readonly before: Published | null
  readonly signal?: AbortSignal | undefined
}

export interface Publication {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  /** For the next publication. */
  readonly after: Published
}

/**
 * Publishes a site. Throws `UserError` 3 if a foreign file is in the way (nothing is changed) or the disk
 * refuses, `UserError` 4 if another process is publishing there, `VaultChanged`, or the signal's reason.
 */
export async function publish(request: PublishRequest): Promise<Publication> {
  const output = realPath(request.output)
  const wrong = request.outputs.find(({ path }) => !isOutputPath(path))
  if (wrong !== undefined) throw new Error(`“${wrong.path}” is no path inside a site.`)
  try {
    requireWritable(output)
    const first = fs.existsSync(output) ? null : await publishWhole({ ...request, output })
    return first ?? (await publishChanges({ ...request, output }))
  } catch (error) {
    throw explain(error, request.output)
  }
}

/** A first site is built beside its place and appears at once; null if somebody was faster. */
async function publishWhole(request: PublishRequest): Promise<Publication | null> {
  const { output, outputs, signal } = request
  const parent = dirname(output)
  const staging = join(parent, `.${basename(output)}.lectern-tmp`)
  const lock = acquireLock(join(staging, 'lock'))
  try {
    clearFolder(staging)
    const site = join(staging, 'site')
    fs.mkdirSync(site)
    for (const folder of foldersOf(outputs.map(({ path }) => path))) {
      fs.mkdirSync(join(site, folder), { recursive: true })
    }
    await stageOutputs(outputs, ({ path }) => join(site, path), { ...request, isDurable: false, signal })
    writeManifest(site, formatManifest(manifestOf(outputs)), staging)
    signal?.throwIfAborted()
    if (!takePlace(site, output)) return null
    flushFolder(parent)
  } finally {
    clearFolder(staging)
    lock.release()
    removeIfEmpty(staging)
  }
  const after = await publishedOf(output, outputs, () => null)
  return { written: outputs.length, unchanged: 0, removed: 0, after }
}

/** Renames the finished site to its place; false if something has appeared there. */
function takePlace(site: string, output: string): boolean {
  try {
    fs.renameSync(site, output)
    return true
  } catch (error) {
    if (fs.existsSync(output)) return false
    throw error
  }
}

async function publishChanges(request: PublishRequest): Promise<Publication> {
  const { output, outputs, before, signal } = request
  const temporary = join(output, TEMPORARY)
  for (const name of [TEMPORARY, MANIFEST]) {
    const stats = await statOf(join(output, name))
    if (stats !== null && (name === TEMPORARY ? !stats.isDirectory() : !stats.isFile())) throw refusal(name)
  }
  const lock = acquireLock(join(temporary, 'lock'))
  try {
    clearFolder(temporary)
    const left = before && (await lookAtLeft(output, before))
    const known = left?.indices ?? new Map<string, number>()
    const old = left?.manifest ?? readManifest(output)
    const manifest = manifestOf(outputs)
    const paths = [...manifest.keys()]
    const { present, inTheWay } = await inspectOutput(output, paths, old, known)
    const digestOf = (path: string): string | null => (known.has(path) ? (old.get(path) ?? null) : null)
    const changed = await changedOutputs(output, outputs, digestOf, present)
    const placeOf = (index: number) => join(temporary, String(index))
    await stageOutputs(changed, (_, index) => placeOf(index), { ...request, isDurable: true, signal })
    signal?.throwIfAborted()

    if (paths.some((path) => !old.has(path))) saveManifest(output, new Map([...old, ...manifest]))
    let removed = await removeFiles(output, inTheWay, manifest)
    for (const folder of foldersOf(changed.map(({ path }) => path))) {
      fs.mkdirSync(join(output, folder), { recursive: true })
    }
    for (const rank of [0, 1, 2, 3]) {
      await mapLimited(changed, async (file, index) => {
        if (rankOf(file) !== rank) return
        signal?.throwIfAborted()
        await replaceFile(placeOf(index), join(output, file.path))
      })
    }
    removed += await removeFiles(
      output,
      [...old.keys()].filter((path) => !manifest.has(path)),
      manifest,
    )
    const isSame = isSameManifest(old, manifest)
    if (!isSame || left === null) saveManifest(output, manifest)
    if (changed.length > 0 || removed > 0 || !isSame) flushFolder(output)
    const written = new Set(changed)
    const after = await publishedOf(output, outputs, (file) => {
      if (written.has(file)) return null
      const index = known.get(file.path)
      return before !== null && index !== undefined
        ? sightAt(before.files, index)
        : (present.get(file.path) ?? null)
    })
    return { written: changed.length, unchanged: outputs.length - changed.length, removed, after }
  } finally {
    clearFolder(temporary)
    lock.release()
    removeIfEmpty(temporary)
  }
}

/** The folder in the output where changed files are finished before they are moved; it is there during builds only. */
export const TEMPORARY = '.lectern-tmp'

/** Files that others need come before those that need them; the home page is the last to change. */
function rankOf({ path }: SiteOutput): number {
  if (path === 'index.html') return 3
  if (path.endsWith('.html')) return 1
  return /\.(?:xml|txt|json)$/.test(path) ? 2 : 0
}

function manifestOf(outputs: readonly SiteOutput[]): Manifest {
  return new Map(outputs.map(({ path, digest }) => [path, digest]))
}

function saveManifest(output: string, manifest: Manifest): void {
  const text = formatManifest(manifest)
  if (isSaved(output, text)) return
  writeManifest(output, text, join(output, TEMPORARY))
}

/** Whether the manifest says this already; one that somebody has only laid out otherwise does not. */
function isSaved(output: string, text: string): boolean {
  const file = join(output, MANIFEST)
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size
  return size === Buffer.byteLength(text) && fs.readFileSync(file, 'utf8') === text
}

function writeManifest(output: string, text: string, temporary: string): void {
  const file = join(output, MANIFEST)
  writeFileAtomically(file, text, join(temporary, 'manifest'))
  backdate(file)
}

/** What has been left; `seen` answers null for a file that nobody has looked at since it was written. */
async function publishedOf(
  output: string,
  outputs: readonly SiteOutput[],
  seen: (file: SiteOutput) => Sight | null,
): Promise<Published> {
  const sights = outputs.map(seen)
  const unseen = outputs.flatMap(({ path }, index) => (sights[index] === null ? [path] : []))
  const found = (await lstatAll([...unseen, MANIFEST].map((path) => `${output}/${path}`))).map(presence)
  const fresh = found.values()
  const files = outputs.map(({ path }, index): [string, Sight | null] => {
    return [path, settledSight(sights[index] ?? fresh.next().value ?? null)]
  })
  return {
    files: tableOf([...files, [MANIFEST, settledSight(fresh.next().value ?? null)]]),
    digests: outputs.map(({ digest }) => digest).join(''),
  }
}

/** Throws the system's own reason if the folder, or the nearest one above it, cannot be written. */
function requireWritable(folder: string): void {
  let nearest = folder
  while (!fs.existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  fs.accessSync(nearest, fs.constants.W_OK)
}

/** Empties a folder of ours, the lock excepted. */
function clearFolder(folder: string): void {
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    if (name !== 'lock') fs.rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function removeIfEmpty(folder: string): void {
  try {
    fs.rmdirSync(folder)
  } catch {
    // Another process is at work there, or it is gone already.
  }
}

/** A refusal of the disk, in the user's words; anything else as it is. */
function explain(error: unknown, output: string): unknown {
  const code = errorCode(error)
  if (error instanceof UserError || code === null || !/^E[A-Z0-9]+$/.test(code)) return error
  const reason = REASONS.get(code) ?? code
  return new UserError(
    3,
    `The site could not be written to “${output}”: ${reason}.`,
    'The site before is whole.',
  )
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota is used up'],
  ['EROFS', 'the disk is read-only'],
  ['EACCES', 'permission is missing'],
  ['EPERM', 'permission is missing'],
  ['EIO', 'the disk reports an error'],
  ['ENOTDIR', 'a part of the path is a file'],
  ['ENAMETOOLONG', 'a name is too long'],
])
