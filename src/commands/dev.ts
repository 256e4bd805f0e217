/** `lectern dev`: builds in memory, serves, watches, and reloads the browser. */
import { join } from 'node:path'
import type { Site } from '../build/interface.ts'
import { createLiveReload } from '../dev/live-reload.ts'
import { createDevServer } from '../dev/server.ts'
import { filesOfSite, type SiteFiles } from '../dev/site-files.ts'
import { createWatcher } from '../dev/watch.ts'
import { countProblems } from '../diagnostics/report-pretty.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { borrowCache } from './cache-folder.ts'
import { explainFailure } from './failure.ts'
import type { Io } from './io.ts'
import { describeDiagnostics } from './print.ts'
import { createProgressLine } from './progress.ts'
import { openProject, type Project } from './project.ts'
import { serverOptions, serveUntilInterrupted } from './serving.ts'
import { fromSteadyVault } from './steady.ts'
import type { Invocation } from './table.ts'

export async function dev({ options, argument }: Invocation, io: Io): Promise<number> {
  const server = serverOptions(options)
  if (options.drafts && server.host !== null) {
    throw new UserError(2, 'Drafts are not served to other machines.', 'Leave out --drafts or --host.')
  }
  const progress = createProgressLine(io, options.quiet ?? false)
  let shown = ''
  let project = await openProject(options, argument, io)
  let site = await render(project)
  let files: SiteFiles = filesOfSite(site.outputs, project.request)
  const liveReload = createLiveReload()
  const listening = await createDevServer(() => files, liveReload, server)

  const pending = new Set<string>()
  let isBusy = false
  const watcher = createWatcher(watchedPaths(project), look, (error) => explainFailure(error, [], io))
  try {
    return await serveUntilInterrupted(listening, options, io)
  } finally {
    liveReload.close()
    await watcher.close()
  }

  async function render(of: Project): Promise<Site> {
    const started = performance.now()
    const cache = borrowCache(of.request.cacheDir, io)
    const request = { ...of.request, cacheDir: cache.folder, onProgress: progress.show }
    try {
      const rendered = await fromSteadyVault(() => io.render(request))
      progress.clear()
      const problemText = describeDiagnostics(rendered.diagnostics, of, options, io)
      // What was there before need not be read again after every change.
      if (problemText !== shown) io.stderr.write(problemText)
      shown = problemText
      const problems = countProblems(rendered.diagnostics)
      const time = `${Math.round(performance.now() - started)} ms`
      const built = `Built ${rendered.stats.pages} pages in ${time}${problems === '' ? '' : `: ${problems}`}.`
      if (!options.quiet) io.stderr.write(`${built}\n`)
      return rendered
    } finally {
      cache.release()
      progress.clear()
    }
  }

  /** Builds again, one build after the other; what changes during one is looked at after it. */
  async function look(changed: ReadonlySet<string>): Promise<void> {
    for (const path of changed) pending.add(path)
    if (isBusy) return
    isBusy = true
    while (pending.size > 0 && !io.signal.aborted) {
      const paths = [...pending]
      pending.clear()
      await rebuild(paths)
    }
    isBusy = false
  }

  /** The site before stays until the new one is there. */
  async function rebuild(paths: readonly string[]): Promise<void> {
    try {
      const known = watchedPaths(project)
      if (paths.some((path) => isProjectPath(path, project)))
        project = await openProject(options, argument, io)
      if (String(known) !== String(watchedPaths(project))) watcher.setPaths(watchedPaths(project))
      const before = site
      site = await render(project)
      files = filesOfSite(site.outputs, project.request)
      if (!isSameSite(before, site)) liveReload.send('reload')
    } catch (error) {
      if (io.signal.aborted) return
      explainFailure(error, [], io)
      liveReload.send('failed')
    }
  }
}

/** What can change the site: the vault, the folders and files of the project, also those that may yet appear. */
function watchedPaths({ request, configFiles, folder }: Project): string[] {
  const named = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => join(folder, `lectern.config.${ending}`))
  const settings = join(request.vault, '.obsidian', 'app.json')
  const folders = [join(folder, 'templates'), join(folder, 'public')]
  return [...new Set([request.vault, settings, ...folders, ...named, ...configFiles])]
}

/** True for a change after which the configuration and its folders must be looked at again. */
function isProjectPath(path: string, { request, configFiles, folder }: Project): boolean {
  const vaultFiles = ['lectern.config.json', join('.obsidian', 'app.json')].map((name) =>
    join(request.vault, name),
  )
  const ownFolders = [join(folder, 'templates'), join(folder, 'public')]
  return (
    [...configFiles, ...vaultFiles, ...ownFolders].includes(path) ||
    path.startsWith(join(folder, 'lectern.config.'))
  )
}

function isSameSite(a: Site, b: Site): boolean {
  const digests = (site: Site) => site.outputs.map(({ path, digest }) => `${path} ${digest}`).join('\n')
  return digests(a) === digests(b)
}
