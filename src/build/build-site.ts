/**
 * The build: scan → compile → facts → attachments → plan → pages → files. The only module that knows the order.
 *
 * There is one path: what is in the store is not made again, and nothing else tells a first build from a later one.
 */

import type { Config } from '../config/config.ts'
import { type Diagnostic, inFile, noteDiagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { type OutputPath, outputPath, type VaultPath } from '../lib/paths.ts'
import type { NoteOptions } from '../note/options.ts'
import { deriveFacts, type SiteFacts } from '../site/facts.ts'
import { siteFiles } from '../site/outputs/site-files.ts'
import { embedDiagnostic } from '../site/pages/note.ts'
import { allocateGenerated, type PlannedPage, planPages } from '../site/plan.ts'
import type { Materials } from '../site/render-scope.ts'
import { siteView } from '../site/site-view.ts'
import { packageRoot, packageVersion } from '../source/package-root.ts'
import { readPublicFolder } from '../source/public-folder.ts'
import { createVaultReader } from '../source/reader.ts'
import { scanVault } from '../source/scan.ts'
import { createEngine } from '../template/engine.ts'
import { loadTemplates, mergeTemplates } from '../template/load.ts'
import { publishAttachments } from './attachments.ts'
import { type CompiledVault, compileNotes } from './compile-notes.ts'
import { digestOf } from './digest.ts'
import type { BuildRequest, Site, SiteOutput } from './interface.ts'
import { loadPlugins } from './plugins.ts'
import { createMemoryStore, type Store } from './store.ts'
import { themeAssets } from './theme-assets.ts'

/** Builds a site as a value; see `RenderSite` of `interface.ts` for what it throws. */
export async function renderSite(request: BuildRequest, store: Store = createMemoryStore()): Promise<Site> {
  const { config } = request
  const progress = (phase: string, done: number, total: number) =>
    request.onProgress?.({ phase, done, total })
  progress('reading', 0, 0)
  const snapshot = await scanVault(request.vault, {
    ignore: config.ignore,
    noteBytes: config.limits.noteBytes,
  })
  const reader = createVaultReader(snapshot, null)
  const compiled = await compileNotes({
    notes: snapshot.notes,
    reader,
    options: noteOptions(config),
    plugins: request.plugins === null ? null : loadPlugins(request.plugins),
    engine: `${packageVersion()} ${request.plugins?.digest ?? ''}`,
    store,
    onNote: (done) => progress('compiling', done, snapshot.notes.length),
  })
  const { facts, diagnostics: linkTrouble } = deriveFacts({
    notes: compiled.notes,
    attachments: snapshot.attachments.map((attachment) => attachment.path),
    withheld: [...snapshot.withheld, ...compiled.withheld],
    config,
  })
  const attachments = await publishAttachments(
    facts,
    reader,
    (path, link) => compiled.notes.get(path)?.places.links[link] ?? null,
  )
  const materials: Materials = {
    objects: compiled.object,
    files: attachments.files,
    images: (path) => socialImage(facts, attachments.files, path),
    ...allocateGenerated(facts),
  }
  const root = packageRoot()
  const assets = themeAssets(root, config.theme)
  const site = siteView(facts, materials, assets.view, packageVersion(), request.vault)
  const plan = planPages(facts, materials, site.title)
  const engine = createEngine(...templatesOf(root, request.templatesDir))
  const pages = renderPages(plan, engine, site, compiled, facts, (done) =>
    progress('rendering', done, plan.length),
  )
  const files = siteFiles(facts, materials, plan, site.title).map(({ path, text }) =>
    textOutput(outputPath(path), text),
  )
  const icon =
    request.publicDir === null
      ? []
      : (await readPublicFolder(request.publicDir)).files.map((file) => file.path)
  const hasMath = [...facts.vault.notes.values()].some((note) => note.features.math)
  const own = [
    ...pages.outputs,
    ...files,
    ...attachments.outputs,
    ...assets.outputs,
    ...(hasMath ? assets.mathOutputs : []),
    ...(icon.includes('favicon.svg') ? [] : [textOutput(outputPath('favicon.svg'), FAVICON)]),
  ]
  const outside = request.publicDir === null ? null : await publicOutputs(request.publicDir, own)
  return {
    pages: plan.flatMap(({ source, url, output, title }) =>
      source === null ? [] : [{ source, url, output, title }],
    ),
    generated: plan.flatMap(({ source, url, output, title, kind }) =>
      source === null ? [{ url, output, title, kind }] : [],
    ),
    assets: [...attachments.files].map(([source, file]) => ({ source, output: file.output })),
    outputs: [...own, ...(outside?.outputs ?? [])].sort((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics: applySeverity(config, [
      ...snapshot.diagnostics,
      ...compiled.diagnostics,
      ...linkTrouble,
      ...attachments.diagnostics,
      ...engine.diagnostics,
      ...pages.diagnostics,
      ...(outside?.diagnostics ?? []),
    ]),
    stats: { notes: snapshot.notes.length, pages: plan.length, cacheHits: compiled.cacheHits },
  }
}

function noteOptions(config: Config): NoteOptions {
  return {
    strictLineBreaks: config.strictLineBreaks,
    sourceKeys: config.course.sourceKeys,
    macros: config.math.macros,
    limits: config.limits,
    frameHosts: config.embeds.hosts,
  }
}

function templatesOf(
  root: string,
  folder: string | null,
): [ReadonlyMap<string, string>, ReadonlyMap<string, string>] {
  const builtIn = loadTemplates(`${root}/templates`)
  return [mergeTemplates(builtIn, folder === null ? new Map() : loadTemplates(folder)), builtIn]
}

function renderPages(
  plan: readonly PlannedPage[],
  engine: ReturnType<typeof createEngine>,
  site: ReturnType<typeof siteView>,
  compiled: CompiledVault,
  facts: SiteFacts,
  onPage: (done: number) => void,
): { outputs: SiteOutput[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const outputs = plan.map((page, index) => {
    const { view, problems } = page.view()
    for (const problem of problems) {
      const path = problem.note as VaultPath
      const place = compiled.notes.get(path)?.places.links[problem.link] ?? null
      const { code, message, help } = embedDiagnostic(problem, facts.vault.notes.get(path), place)
      diagnostics.push(inFile(path, noteDiagnostic(code, place, message, help)))
    }
    const rendered = engine.render(page.template, { page: view, site })
    diagnostics.push(...rendered.diagnostics)
    onPage(index + 1)
    return textOutput(page.output, rendered.html)
  })
  return { outputs, diagnostics }
}

/** The files of the public folder; one that has the name of ours is reported and left out. */
async function publicOutputs(
  folder: string,
  own: readonly SiteOutput[],
): Promise<{ outputs: SiteOutput[]; diagnostics: Diagnostic[] }> {
  const { files, diagnostics } = await readPublicFolder(folder)
  const taken = new Set(own.map((output) => output.path.toLowerCase()))
  const clashes = files.filter((file) => taken.has(file.path.toLowerCase()))
  return {
    outputs: files
      .filter((file) => !clashes.includes(file))
      .map((file) => ({
        path: outputPath(file.path),
        digest: file.digest,
        body: { kind: 'public', source: file.path },
      })),
    diagnostics: [
      ...diagnostics,
      ...clashes.map(({ path }) => {
        const message = `“public/${path}” has the name of a file that the site makes itself.`
        return inFile(
          `public/${path}`,
          noteDiagnostic('public-clash', null, message, 'Rename it, or take it out.'),
        )
      }),
    ],
  }
}

function socialImage(facts: SiteFacts, files: Materials['files'], path: VaultPath): OutputPath | null {
  const index = facts.vault.notes.get(path)?.links.findIndex((link) => link.syntax === 'property') ?? -1
  const resolution = facts.tables.get(path)?.[index]
  return resolution?.kind === 'attachment' ? (files.get(resolution.path)?.output ?? null) : null
}

function textOutput(path: OutputPath, text: string): SiteOutput {
  const bytes = Buffer.from(text)
  return { path, digest: digestOf(bytes), body: { kind: 'bytes', bytes } }
}

/** The author's severities over the catalogue's; `off` drops a code. */
function applySeverity(config: Config, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return sortDiagnostics(diagnostics).flatMap((diagnostic) => {
    const severity = config.severity[diagnostic.code] ?? diagnostic.severity
    return severity === 'off' ? [] : [{ ...diagnostic, severity }]
  })
}

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#2f5d8a"/>' +
  '<path d="M7 9.5c3-1.2 6-1.2 9 .6 3-1.800 6-1.800 9-.6v13c-3-1.200-6-1.200-9 .6-3-1.800-6-1.800-9-.6z" fill="#fff"/>' +
  '<path d="M16 10.100v13" stroke="#2f5d8a" stroke-width="1.500"/></svg>\n'
