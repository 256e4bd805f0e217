/** `lectern dev`: builds in memory, serves, watches, and reloads the browser. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Site, SiteOutput } from '../build/interface.ts'
import { createBuildMemory } from '../build/memory.ts'
import { editorLink } from '../dev/editor-link.ts'
import { isLoopback } from '../dev/host-check.ts'
import { createLiveReload } from '../dev/live-reload.ts'
import { createDevServer, type ServerOptions } from '../dev/server.ts'
import { filesOfSite, filesOver } from '../dev/site-files.ts'
import { type AuthorView, type ServedState, siteStatus } from '../dev/site-status.ts'
import { createWatcher } from '../dev/watch.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { countProblems } from '../diagnostics/report-pretty.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { borrowCache, type Cache } from './cache-folder.ts'
import { describeFailure, explainFailure } from './failure.ts'
import type { Io } from './io.ts'
import { newsOf } from './news.ts'
import type { OptionValues } from './options.ts'
import { describeDiagnostics } from './print.ts'
import { createProgressLine } from './progress.ts'
import { openProject, type Project } from './project.ts'
import { serverOptions, serveUntilInterrupted } from './serving.ts'
import { fromSteadyVault } from './steady.ts'
import type { Invocation } from './table.ts'
import { isProjectPath, watchedPaths } from './watched-paths.ts'

export async function dev({ options, argument }: Invocation, io: Io): Promise<number> {
  const server = serverOptions(options)
  if (options.drafts && server.host !== null) {
    throw new UserError(2, 'Drafts are not served to other machines.', 'Leave out --drafts or --host.')
  }
  const renderer = createRenderer(options, io)
  let project = await openProject(options, argument, io)
  let author = authorView(project, options, server)
  let state = stateOf(await renderer.render(project, true, null), project)
  const liveReload = createLiveReload((page) => siteStatus(page, state, author))
  const listening = await createDevServer(() => state.files, liveReload, server).finally(renderer.settle)

  const pending = new Set<string>()
  let isBusy = false
  let isWaiting = false
  /** Everything has been looked at, and what has happened since is in `pending`. */
  let isWatched = false
  let lookAtAll: NodeJS.Timeout | undefined
  const watcher = createWatcher(watchedPaths(project), look, (error) => explainFailure(error, [], io))
  try {
    return await serveUntilInterrupted(listening, options, io)
  } finally {
    clearTimeout(lookAtAll)
    liveReload.close()
    await watcher.close()
    renderer.close()
  }

  /** Builds again, one build after the other; what changes during one is looked at after it. */
  async function look(changed: ReadonlySet<string>): Promise<void> {
    for (const path of changed) pending.add(path)
    isWaiting = true
    if (isBusy) return
    isBusy = true
    clearTimeout(lookAtAll)
    while (isWaiting && !io.signal.aborted) {
      const paths = new Set(pending)
      pending.clear()
      isWaiting = false
      await rebuild(paths)
    }
    isBusy = false
  }

  /** The site before stays until the new one is there. */
  async function rebuild(paths: ReadonlySet<string>): Promise<void> {
    try {
      const known = watchedPaths(project)
      if ([...paths].some((path) => isProjectPath(path, project))) {
        project = await openProject(options, argument, io)
        author = authorView(project, options, server)
      }
      if (String(known) !== String(watchedPaths(project))) watcher.setPaths(watchedPaths(project))
      const before = state.site
      const isEdit = isWatched && paths.size > 0
      isWatched = false
      const site = await renderer.render(project, paths.size > 0, isEdit ? { paths, onPages } : null)
      isWatched = true
      // A system may lose an event.
      if (isEdit) lookAtAll = setTimeout(() => look(new Set()), CHECK_MS).unref()
      // Nothing has happened until the watcher was ready, or since an edit.
      if (paths.size === 0 && state.failure === null && isSameSite(before, site)) return
      state = stateOf(site, project)
      // Each page finds out for itself whether it is another one now.
      liveReload.send('reload')
    } catch (error) {
      if (io.signal.aborted) return
      explainFailure(error, options.debug ? ['--debug'] : [], io)
      const { message, help } = describeFailure(error, io)
      state = { ...state, failure: { message, help } }
      liveReload.send('failed')
    } finally {
      renderer.settle()
    }
  }

  /** Shows pages before all the rest is made; their readers ask for them at once. */
  async function onPages(pages: readonly SiteOutput[]): Promise<void> {
    const files = filesOfSite(pages, project.request)
    state = { ...state, files: filesOver(files, state.files), failure: null }
    liveReload.send('reload')
    await sleep(FETCH_MS)
  }
}

/** After an edit, how long until it is looked whether nothing else has changed. */
const CHECK_MS = 2000
/** How long a build waits for pages to be fetched that it has made. */
const FETCH_MS = 50

interface Edit {
  /** All that has changed since the last build. */
  readonly paths: ReadonlySet<string>
  readonly onPages: (pages: readonly SiteOutput[]) => Promise<void>
}

interface Renderer {
  /** Keeps what has been found out; for when the site is served, since the author need not wait for it. */
  settle(): void
  /**
   * @param isToldOf it is said that there was a build, also if it has no news
   * @param edit null if more may have happened than edits of files that are known
   */
  render(project: Project, isToldOf: boolean, edit: Edit | null): Promise<Site>
  /** No site is served any more. */
  close(): void
}

/** Renders, and says what is new. */
function createRenderer(options: OptionValues, io: Io): Renderer {
  const progress = createProgressLine(io, options.quiet ?? false)
  const memory = createBuildMemory()
  let cache: Cache | null = null
  let last: readonly Diagnostic[] | null = null

  async function render(project: Project, isToldOf: boolean, edit: Edit | null): Promise<Site> {
    const started = performance.now()
    cache = borrowCache(project.request.cacheDir, io)
    const request = { ...project.request, cacheDir: cache.folder, onProgress: progress.show, memory }
    let isFirst = true
    const attempt = () => {
      // A file that has changed meanwhile is not among those that were named.
      const known = isFirst && edit !== null ? { edited: edit.paths, onPages: edit.onPages } : {}
      isFirst = false
      return io.render({ ...request, ...known })
    }
    try {
      const site = await fromSteadyVault(attempt)
      progress.clear()
      const { added, gone } = newsOf(shownOf(last ?? []), shownOf(site.diagnostics))
      io.stderr.write(describeDiagnostics(added, project, options, io))
      const time = `${Math.round(performance.now() - started)} ms`
      const changes = [added.length > 0 ? `${added.length} new` : '', gone > 0 ? `${gone} gone` : '']
      const news = changes.filter((text) => text !== '').join(', ')
      const problems = [countProblems(site.diagnostics), last === null || news === '' ? '' : `(${news})`]
      const tail = problems.filter((text) => text !== '').join(' ')
      const built = `Built ${site.stats.pages} pages in ${time}${tail === '' ? '' : `: ${tail}`}.`
      if (!options.quiet && (isToldOf || news !== '')) io.stderr.write(`${built}\n`)
      last = site.diagnostics
      return site
    } catch (error) {
      settle()
      throw error
    } finally {
      progress.clear()
    }
  }

  /** Other processes may build as soon as this one does not. */
  function settle(): void {
    if (cache?.folder != null) memory.save()
    cache?.release()
    cache = null
  }
  return { render, settle, close: memory.close }
}

/** Hints are not printed here, so they are no news. */
function shownOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== 'info')
}

function isSameSite({ outputs }: Site, other: Site): boolean {
  const isSame = ({ path, digest }: SiteOutput, index: number): boolean =>
    other.outputs[index]?.path === path && other.outputs[index]?.digest === digest
  return outputs.length === other.outputs.length && outputs.every(isSame)
}

function stateOf(site: Site, { request }: Project): ServedState {
  return { site, files: filesOfSite(site.outputs, request), failure: null }
}

/**
 * What the overlay may tell: everything to the author. Diagnostics name private notes, so pages that others may
 * see are told nothing; names of this machine with a port of their own are the author's way in through ssh.
 */
function authorView(
  { request, folder, locate }: Project,
  options: OptionValues,
  { host, allowedHosts }: ServerOptions,
): AuthorView | null {
  const link = editorLink(options.editor ?? 'obsidian', request.vault)
  if (host !== null || !allowedHosts.every(isLoopback)) return null
  return { folders: [request.vault, folder], locate, link }
}
