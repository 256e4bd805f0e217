/** Compiled notes → the plan of the site. Loads everything that knows the vault, so import it when it is needed. */
import type { Config } from '../config/config.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type OutputPath, outputPath, type VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'
import { type DraftReads, draftScope, readsOf } from '../site/draft.ts'
import { deriveFacts, type SiteFacts } from '../site/facts.ts'
import { allocateGenerated } from '../site/generated.ts'
import { siteFiles } from '../site/outputs/site-files.ts'
import { planPages } from '../site/plan.ts'
import { sectionsOfLinks } from '../site/quote-shape.ts'
import { linkSettings, type Materials } from '../site/render-scope.ts'
import { searchDrafts } from '../site/search-notes.ts'
import { siteView } from '../site/site-view.ts'
import { slotObject } from '../site/slots.ts'
import type { VaultDates } from '../source/git-dates.ts'
import type { CommitDates } from '../source/git-history.ts'
import { packageRoot, packageVersion } from '../source/package-root.ts'
import type { VaultReader } from '../source/reader.ts'
import type { Snapshot } from '../source/snapshot.ts'
import type { PublishedVault } from '../vault/publish.ts'
import { publishAttachments } from './attachments.ts'
import type { NoteCard } from './cards.ts'
import { digestOf, keyOf } from './digest.ts'
import type { Drafted, FixedOutput, SitePlan, StoredDraft } from './plan.ts'
import { planSocialCards } from './social-cards.ts'
import { linkStandIn, standIns } from './stand-ins.ts'
import { requireEntry, type Store } from './store.ts'
import { type ThemeFile, themeAssets } from './theme-assets.ts'

export interface PlanRequest {
  readonly snapshot: Snapshot
  readonly reader: VaultReader
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
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
}

/** Derives the facts and lays out the site. Throws `MissingEntry` if the store has lost a summary. */
export async function planSite(request: PlanRequest): Promise<SitePlan> {
  const { snapshot, cards, config, store } = request
  const { facts, diagnostics, advice } = deriveFacts({
    notes: summariesOf(cards, store, request.dates),
    attachments: snapshot.attachments.map((attachment) => attachment.path),
    withheld: [
      ...snapshot.withheld,
      ...[...cards].flatMap(([path, { parts }]) => (parts === null ? path : [])),
    ],
    config,
  })
  const attachments = await publishAttachments(facts, request.reader, (_, link) => linkStandIn(link))
  const generated = allocateGenerated(facts)
  const images = (path: VaultPath) => socialImage(facts, attachments.files, path)
  const social = planSocialCards(facts, { ...generated, images }, request.vault)
  const materials: Materials = {
    objects: slotObjects(facts),
    quoteSection: quoteSections(cards),
    files: attachments.files,
    images,
    ...generated,
    cards: social.byPage,
    mentions: request.mentionsOf(facts.vault),
  }
  const assets = themeAssets(packageRoot(), config.theme)
  const site = siteView(facts, materials, assets.view, packageVersion(), request.vault)
  const pages = planPages(facts, materials, site.title)
  const notes = [...facts.vault.notes.keys()]
  const indexes = new Map<string, number>(notes.map((path, index) => [path, index]))
  const put = (text: string): string => putText(store, text)

  function draft(
    page: OutputPath,
    article: VaultPath | null,
    view: unknown,
    linksHere: ReadonlyMap<number, string>,
    sections?: ReadonlyMap<string, string>,
  ): Drafted {
    const json = JSON.stringify(view)
    const inText = linksHere.size === 0 ? '' : JSON.stringify([...linksHere.values()])
    const reads = readsOf(facts, inText + json)
    const scope = draftScope(facts, materials, reads, linksHere, sections)
    const rest = JSON.stringify({ page, article, scope } satisfies Omit<StoredDraft, 'view'>)
    return { draft: put(`${rest.slice(0, -1)},"view":${json}}`), reads: indexed(reads, indexes) }
  }

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
  return {
    site: JSON.parse(JSON.stringify(site)),
    settings: linkSettings(facts),
    notes,
    pages: pages.map(({ output, url, title, kind, template, source, view }) => {
      const { view: drafted, linksHere, sections } = view()
      const made = draft(output, source, drafted, linksHere, sections)
      return { output, url, title, kind, template, source, ...made }
    }),
    files: files.flatMap((file) => {
      if (file.kind === 'text') return []
      const output = outputPath(file.path)
      return [{ output, kind: file.kind, ...draft(output, null, file.view, new Map()) }]
    }),
    search: config.search
      ? searchDrafts(facts, materials).map((entry) => ({
          note: indexes.get(entry.note) ?? -1,
          draft: put(JSON.stringify(entry)),
        }))
      : null,
    cards: social.cards,
    fixed: [...made.map((file) => fixedOutput(file, store)), ...copies],
    assets: [...attachments.files].map(([source, file]) => ({ source, output: file.output })),
    diagnostics: [...diagnostics, ...attachments.diagnostics, ...social.diagnostics] satisfies Diagnostic[],
    advice: [...advice, ...attachments.advice],
  }
}

function summariesOf(cards: ReadonlyMap<VaultPath, NoteCard>, store: Store, dates: VaultDates['dates']) {
  const notes = new Map<VaultPath, { summary: NoteSummary; places: ReturnType<typeof standIns> }>()
  for (const [path, { parts }] of cards) {
    if (parts === null) continue
    const summary = JSON.parse(requireEntry(store, parts.summary)) as NoteSummary
    const dated = withHistory(summary, dates.get(path.normalize('NFC')))
    notes.set(path, { summary: dated, places: standIns(summary) })
  }
  return notes
}

/** The author's own dates win over those of the history. */
function withHistory(summary: NoteSummary, history: CommitDates | undefined): NoteSummary {
  if (history === undefined) return summary
  const date = summary.frontmatter.date ?? history.first
  // A lecture may be dated later than its notes: they have not been changed since.
  const modified = summary.frontmatter.modified ?? (history.last > date ? history.last : null)
  return { ...summary, frontmatter: { ...summary.frontmatter, date, modified } }
}

/** Finds the section of a quoted link, by the shapes of notes' quotes. */
function quoteSections(cards: ReadonlyMap<VaultPath, NoteCard>): Materials['quoteSection'] {
  const known = new Map<VaultPath, ReadonlyMap<number, number>>()
  return (path, link) => {
    let sections = known.get(path)
    if (sections === undefined) {
      sections = sectionsOfLinks(cards.get(path)?.parts?.shape ?? '')
      known.set(path, sections)
    }
    return sections.get(link) ?? null
  }
}

/** Objects of published notes with slots in place of HTML, made when they are first asked for. */
function slotObjects(facts: SiteFacts): Materials['objects'] {
  const known = new Map<VaultPath, ReturnType<typeof slotObject>>()
  return (path) => {
    const summary = facts.vault.notes.get(path)
    if (summary === undefined) return null
    const object = known.get(path) ?? slotObject(path, summary)
    known.set(path, object)
    return object
  }
}

function indexed(reads: DraftReads, indexes: ReadonlyMap<string, number>): Drafted['reads'] {
  const index = (note: string): number => indexes.get(note) ?? -1
  return {
    objects: reads.objects.map(index),
    headings: reads.headings.map(index),
    leads: reads.leads.map(index),
    excerpts: reads.excerpts.flatMap(([note, link]) => [index(note), link]),
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

function socialImage(facts: SiteFacts, files: Materials['files'], path: VaultPath): OutputPath | null {
  const index = facts.vault.notes.get(path)?.links.findIndex((link) => link.syntax === 'property') ?? -1
  const resolution = facts.tables.get(path)?.[index]
  return resolution?.kind === 'attachment' ? (files.get(resolution.path)?.output ?? null) : null
}

function textFile(path: string, text: string): ThemeFile {
  return { path: outputPath(path), digest: digestOf(text), content: { text } }
}

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#2f5d8a"/>' +
  '<path d="M7 9.5c3-1.2 6-1.2 9 .6 3-1.800 6-1.800 9-.6v13c-3-1.200-6-1.200-9 .6-3-1.800-6-1.800-9-.6z" fill="#fff"/>' +
  '<path d="M16 10.100v13" stroke="#2f5d8a" stroke-width="1.500"/></svg>\n'
