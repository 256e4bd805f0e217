/** File events as one hint: look again. A lost or doubled event can make a site late, never wrong. */
import { existsSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { watch } from 'chokidar'

export interface Watcher {
  /** Replaces what is watched. */
  setPaths(paths: readonly string[]): void
  close(): Promise<void>
}

/** How long nothing must happen before the change is looked at: editors write in several steps. */
const QUIET_MS = 15
/** Somebody who writes without a pause is not waited for. */
const MAX_WAIT_MS = 2000

/**
 * Watches files and folders, also ones that are not there yet; calls back with the absolute paths that
 * changed, once things are quiet. The first call, without paths, says that from now on nothing is missed. Dot files in a folder do not count: they are no part of a vault.
 */
export function createWatcher(
  paths: readonly string[],
  onChange: (changed: ReadonlySet<string>) => void,
  onError: (error: unknown) => void,
): Watcher {
  let wanted = paths
  let changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let waitingSince = 0
  const watcher = watch(withFoldersOfMissing(paths), {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => !wanted.some((one) => isPartOf(path, one) || isPartOf(one, path)),
  })
  watcher.on('all', (_, path) => {
    if (!wanted.some((one) => isPartOf(path, one))) return
    const now = performance.now()
    if (changed.size === 0) waitingSince = now
    changed.add(path)
    clearTimeout(timer)
    const rest = waitingSince + MAX_WAIT_MS - now
    timer = setTimeout(report, Math.max(0, Math.min(QUIET_MS, rest)))
  })
  watcher.on('error', onError)
  watcher.on('ready', () => onChange(new Set()))

  function report(): void {
    const batch = changed
    changed = new Set()
    onChange(batch)
  }

  return {
    setPaths(next) {
      const added = next.filter((path) => !wanted.includes(path))
      wanted = next
      watcher.add(withFoldersOfMissing(added))
    },
    close() {
      clearTimeout(timer)
      return watcher.close()
    },
  }
}

/** What does not exist is seen to appear in the folder above it. */
function withFoldersOfMissing(paths: readonly string[]): string[] {
  const missing = paths.filter((path) => !existsSync(path))
  return [...new Set([...paths, ...missing.map(dirname).filter((folder) => existsSync(folder))])]
}

/** True for a watched path itself and for what is in it, dot files and dot folders excepted. */
function isPartOf(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || way.split(sep).every((segment) => !segment.startsWith('.'))
}
