/** File events as one hint: look again. A lost or doubled event can make a site late, never wrong. */
import { basename } from 'node:path'
import { watch } from 'chokidar'

export interface Watcher {
  /** Replaces what is watched. */
  setPaths(paths: readonly string[]): void
  close(): Promise<void>
}

/** How long nothing must happen before the change is looked at: editors write in several steps. */
const QUIET_MS = 60

/** Watches files and folders; calls back with the absolute paths that changed, once things are quiet. */
export function createWatcher(
  paths: readonly string[],
  onChange: (changed: ReadonlySet<string>) => void,
  onError: (error: unknown) => void,
): Watcher {
  let watched = new Set(paths)
  let changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const watcher = watch([...watched], {
    ignoreInitial: true,
    followSymlinks: false,
    // Dot files are no part of a vault; the settings of Obsidian are asked for by name.
    ignored: (path) => basename(path).startsWith('.') && !watched.has(path),
  })
  watcher.on('all', (_, path) => {
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const batch = changed
      changed = new Set()
      onChange(batch)
    }, QUIET_MS)
  })
  watcher.on('error', onError)
  return {
    setPaths(next) {
      const wanted = new Set(next)
      watcher.unwatch([...watched].filter((path) => !wanted.has(path)))
      watcher.add([...wanted].filter((path) => !watched.has(path)))
      watched = wanted
    },
    close() {
      clearTimeout(timer)
      return watcher.close()
    },
  }
}
