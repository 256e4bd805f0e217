/** Compiled notes → the plan of the site. Loads everything that knows the vault, so import it when it is needed. */
import type { Config } from '../config/config.ts'
import { keepSources } from '../course/keep-sources.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { keepEqual } from '../lib/memo.ts'
import type { VaultPath } from '../lib/paths.ts'
import { decisiveTargets } from '../site/draft.ts'
import { deriveFacts, type Facts, type SiteFacts } from '../site/facts.ts'
import { allocateGenerated } from '../site/generated.ts'
import { siteFiles } from '../site/outputs/site-files.ts'
import { type PlannedPage, planPages } from '../site/plan.ts'
import { linkSettings, type Materials, noteImage, slotObjects } from '../site/render-scope.ts'
import { siteView } from '../site/site-view.ts'
import type { KeepTrace, TraceBook } from '../site/trace/tracer.ts'
import type { VaultDates } from '../source/git-dates.ts'
import { packageRoot, packageVersion } from '../source/package-root.ts'
import type { VaultReader } from '../source/reader.ts'
import type { Snapshot } from '../source/snapshot.ts'
import type { PublishedVault } from '../vault/publish.ts'
import { publishAttachments } from './attachments.ts'
import type { PlanCards } from './cards.ts'
import type { FilePlan, PagePlan, SearchPlan } from './plan.ts'
import { createDraftMaker, type DraftMaker } from './plan-drafts.ts'
import { type DraftedFile, fixedFiles, fixedOutput, planFiles } from './plan-files.ts'
import type { PlanMemory } from './plan-memory.ts'
import { quoteSections, summariesOf, versions } from './plan-notes.ts'
import type { LaidPlan } from './plan-pieces.ts'
import { planSocialCards } from './social-cards.ts'
import { linkStandIn, standIns } from './stand-ins.ts'
import type { Store } from './store.ts'
import { themeAssets } from './theme-assets.ts'

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
  /** Its pages are drafted as they are taken. */
  readonly plan: LaidPlan
  /** For when all of them have been. */
  readonly drafts: Pick<DraftMaker, 'facts' | 'made'>
}

/** Derives the facts and lays out the site. Throws `MissingEntry` if the store has lost a summary. */
export async function planSite(request: PlanRequest): Promise<PlannedSite> {
  const { snapshot, cards, config, store, memory } = request
  const compiled = summariesOf(request, memory.summaries)
  const {
    facts: derived,
    written,
    diagnostics,
    advice,
  } = deriveFacts({
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
  const sources = keepSources(derived.course.sources, memory.facts.sources)
  const facts: SiteFacts = { ...derived, course: { ...derived.course, sources } }
  const attachments = await publishAttachments(facts, request.reader, (_, link) => linkStandIn(link))
  const allocated = allocateGenerated(facts)
  const backlinkPages = keepEqual(allocated.backlinkPages, memory.facts.backlinkPages)
  const generated = { ...allocated, backlinkPages }
  if (memory.isKept) memory.facts = { sources, backlinkPages }
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
  const files = planFiles(siteFiles(facts, materials, pages, site.title), store)
  const fixed = fixedFiles({ facts, assets, attachments, pages, hasIcon: request.hasIcon })
  const plan: LaidPlan = {
    site: JSON.parse(JSON.stringify(site)),
    settings: linkSettings(facts),
    notes,
    pages: draftedPages(pages, drafts),
    files: draftedFiles(files.drafted, drafts),
    search: config.search ? draftedSearch(facts, notes, drafts) : null,
    cards: social.cards,
    fixed: [...fixed.theme.map((file) => fixedOutput(file, store)), ...files.fixed, ...fixed.copies],
    assets: [...attachments.files].map(([source, file]) => ({ source, output: file.output })),
    diagnostics: reportsOf(diagnostics, notes, drafts, [...attachments.diagnostics, ...social.diagnostics]),
    advice: [...advice, ...attachments.advice],
  }
  return { plan, drafts }
}

/** Page after page, field by field: an object that is spread over another has a hidden class of its own in V8. */
function* draftedPages(pages: readonly PlannedPage[], drafts: DraftMaker): Generator<PagePlan> {
  for (const { output, url, title, template, source, kind, spec } of pages) {
    const { draft, reads } = drafts.page(output, source, spec)
    yield { output, url, title, template, source, kind, draft, reads }
  }
}

function* draftedFiles(files: readonly DraftedFile[], drafts: DraftMaker): Generator<FilePlan> {
  for (const { path, spec } of files) yield { output: path, kind: spec.file, ...drafts.file(path, spec) }
}

function* draftedSearch(
  { addresses }: Pick<Facts, 'addresses'>,
  notes: readonly VaultPath[],
  drafts: DraftMaker,
): Generator<SearchPlan> {
  for (const [note, path] of notes.entries()) {
    if (addresses.has(path)) yield { note, draft: drafts.search(path) }
  }
}

function* reportsOf(
  before: readonly Diagnostic[],
  notes: readonly VaultPath[],
  drafts: DraftMaker,
  after: readonly Diagnostic[],
): Generator<Diagnostic> {
  yield* before
  for (const note of notes) yield* drafts.reports(note)
  yield* after
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
