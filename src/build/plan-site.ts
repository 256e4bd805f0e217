/** Compiled notes → the plan of the site. Loads everything that knows the vault, so import it when it is needed. */
import type { Config } from '../config/config.ts'
import { outputPath, type VaultPath } from '../lib/paths.ts'
import { decisiveTargets } from '../site/draft.ts'
import { deriveFacts } from '../site/facts.ts'
import { allocateGenerated } from '../site/generated.ts'
import { siteFiles } from '../site/outputs/site-files.ts'
import { type PlannedPage, planPages } from '../site/plan.ts'
import { linkSettings, type Materials, noteImage, slotObjects } from '../site/render-scope.ts'
import { siteView } from '../site/site-view.ts'
import type { KeepTrace, TraceBook, TracedFacts } from '../site/trace/tracer.ts'
import type { VaultDates } from '../source/git-dates.ts'
import { packageRoot, packageVersion } from '../source/package-root.ts'
import type { VaultReader } from '../source/reader.ts'
import type { Snapshot } from '../source/snapshot.ts'
import type { PublishedVault } from '../vault/publish.ts'
import { publishAttachments } from './attachments.ts'
import type { PlanCards } from './cards.ts'
import { digestOf, keyOf } from './digest.ts'
import type { FixedOutput, PagePlan, SitePlan } from './plan.ts'
import { createDraftMaker, type DraftMaker } from './plan-drafts.ts'
import type { PlanMemory } from './plan-memory.ts'
import { quoteSections, summariesOf, versions } from './plan-notes.ts'
import { planSocialCards } from './social-cards.ts'
import { linkStandIn, standIns } from './stand-ins.ts'
import type { Store } from './store.ts'
import { type ThemeFile, themeAssets } from './theme-assets.ts'

export interface PlanRequest {
  readonly snapshot: Pick<Snapshot, 'attachments' | 'withheld'>
  readonly reader: VaultReader
  readonly cards: PlanCards
  readonly config: Config
  /** What the history of the vault says, by path in NFC. */
  readonly dates: VaultDates['dates']
  /** Name of the vault's folder. */
  readonly vault: string
  /** True if the public folder brings a `favicon.svg`. */
  readonly hasIcon: boolean
  readonly store: Store
  /** Finds the mentions of the published notes, if the site offers them (BKL-4). */
  readonly mentionsOf: (published: PublishedVault) => Materials['mentions']
  /** What the last plan of the same settings was made of. */
  readonly traces: TraceBook
  /** Takes the traces of this one. */
  readonly keep: KeepTrace
  readonly memory: PlanMemory
}

export interface PlannedSite {
  readonly plan: SitePlan
  /** What its traces name. */
  readonly traced: TracedFacts
  /** How many drafts had to be made. */
  readonly drafted: number
}

/** Derives the facts and lays out the site. Throws `MissingEntry` if the store has lost a summary. */
export async function planSite(request: PlanRequest): Promise<PlannedSite> {
  const { snapshot, cards, config, store, memory } = request
  const compiled = summariesOf(request, memory.summaries)
  const { facts, written, diagnostics, advice } = deriveFacts({
    notes: compiled,
    placeOf(path, property) {
      const summary = compiled.get(path)
      return summary === undefined ? null : (standIns(summary).properties[property] ?? null)
    },
    attachments: snapshot.attachments.map((attachment) => attachment.path),
    withheld: [
      ...snapshot.withheld,
      ...[...cards].flatMap(([path, { parts }]) => (parts === null ? path : [])),
    ],
    config,
    memory: memory.vault,
  })
  const attachments = await publishAttachments(facts, request.reader, (_, link) => linkStandIn(link))
  const generated = allocateGenerated(facts)
  const images = (path: VaultPath) => noteImage(facts, attachments.files, path)
  const social = planSocialCards(facts, { ...generated, images }, request.vault)
  const materials: Materials = {
    objects: slotObjects(facts),
    quoteSection: quoteSections(cards),
    decisive: remembered((note) => decisiveTargets(facts, attachments, note)),
    files: attachments.files,
    images,
    ...generated,
    cards: social.byPage,
    mentions: request.mentionsOf(facts.vault),
  }
  const assets = themeAssets(packageRoot(), config.theme)
  const site = siteView(facts, materials, assets.view, packageVersion(), request.vault)
  const pages = planPages(facts, materials, site.title)
  const drafts = createDraftMaker(
    {
      facts,
      materials,
      written,
      shapeOf: (note) => cards.get(note)?.parts?.shape ?? '',
      versionOf: versions(compiled, request),
    },
    request,
  )
  const notes = [...facts.vault.notes.keys()]
  const files = siteFiles(facts, materials, pages, site.title)
  const features = [...facts.vault.notes.values()].map((note) => note.features)
  const made = [
    ...assets.outputs,
    ...(features.some(({ math }) => math) ? assets.mathOutputs : []),
    ...(features.some(({ mermaid }) => mermaid) ? assets.diagramOutputs : []),
    ...(config.search ? assets.searchOutputs : []),
    ...(config.offline ? assets.offlineOutputs : []),
    ...(pages.some(({ kind }) => kind === 'graph') ? assets.graphOutputs : []),
    ...(request.hasIcon ? [] : [textFile('favicon.svg', FAVICON)]),
    ...files.flatMap((file) => (file.kind === 'text' ? [textFile(file.path, file.text)] : [])),
  ]
  const copies = [...attachments.files].map(
    ([source, { output }]): FixedOutput => ({
      path: output,
      digest: attachments.digests.get(source) ?? '',
      from: { kind: 'copy', source },
    }),
  )
  const plan: SitePlan = {
    site: JSON.parse(JSON.stringify(site)),
    settings: linkSettings(facts),
    notes,
    pages: pages.map((page) => draftedPage(page, drafts)),
    files: files.flatMap((file) =>
      file.kind === 'text'
        ? []
        : { output: file.path, kind: file.spec.file, ...drafts.file(file.path, file.spec) },
    ),
    search: config.search
      ? notes.flatMap((path, note) => (facts.addresses.has(path) ? { note, draft: drafts.search(path) } : []))
      : null,
    cards: social.cards,
    fixed: [...made.map((file) => fixedOutput(file, store)), ...copies],
    assets: [...attachments.files].map(([source, file]) => ({ source, output: file.output })),
    diagnostics: [
      ...diagnostics,
      ...notes.flatMap(drafts.reports),
      ...attachments.diagnostics,
      ...social.diagnostics,
    ],
    advice: [...advice, ...attachments.advice],
  }
  return { plan, traced: drafts.facts(), drafted: drafts.made() }
}

/** A page with its draft, field by field: an object that is spread over another has a hidden class of its own in V8. */
function draftedPage(
  { output, url, title, template, source, kind, spec }: PlannedPage,
  drafts: DraftMaker,
): PagePlan {
  const { draft, reads } = drafts.page(output, source, spec)
  return { output, url, title, template, source, kind, draft, reads }
}

/** The same answers, each found only once. */
function remembered<Key, T>(answer: (key: Key) => T): (key: Key) => T {
  const known = new Map<Key, T>()
  return (key) => {
    const found = known.get(key) ?? answer(key)
    known.set(key, found)
    return found
  }
}

function fixedOutput({ path, digest, content }: ThemeFile, store: Store): FixedOutput {
  if ('file' in content) return { path, digest, from: { kind: 'package', file: content.file } }
  return { path, digest, from: { kind: 'store', key: putText(store, content.text) } }
}

function putText(store: Store, text: string): string {
  const key = keyOf(text)
  if (!store.has(key)) store.put(key, text)
  return key
}

function textFile(path: string, text: string): ThemeFile {
  return { path: outputPath(path), digest: digestOf(text), content: { text } }
}

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#2f5d8a"/>' +
  '<path d="M7 9.5c3-1.2 6-1.2 9 .6 3-1.800 6-1.800 9-.6v13c-3-1.200-6-1.200-9 .6-3-1.800-6-1.800-9-.6z" fill="#fff"/>' +
  '<path d="M16 10.100v13" stroke="#2f5d8a" stroke-width="1.500"/></svg>\n'
