/** What builds know of earlier ones, whoever keeps it. */
import type { VaultPath } from '../lib/paths.ts'
import type { FileStamps } from '../source/snapshot.ts'
import type { NoteCard } from './cards.ts'
import type { DrawnCard } from './draw-cards.ts'
import type { keepInline } from './kept-executor.ts'
import type { keepPlanner } from './kept-planner.ts'
import type { SavedMentions } from './mentions-site.ts'
import type { PackStore } from './pack/pack-store.ts'
import type { PlacedDiagnostic } from './placed.ts'
import type { SitePlan } from './plan.ts'
import type { MadePage } from './render-site.ts'
import type { SavedSite } from './saved-site.ts'
import type { SavedSearch } from './search-site.ts'
import type { Store } from './store.ts'
import type { Surroundings } from './surroundings.ts'
import type { SavedTemplates } from './templates.ts'
import type { SavedTraces } from './trace-store.ts'
import type { AttachmentAnswer } from './tracking-reader.ts'

/** What the last build saw: if it is the same now, nothing has changed. */
export interface LastLook {
  readonly stamps: FileStamps
  /** `Surroundings.digest`, and what attachments were like. */
  readonly surroundings: string
  readonly answers: readonly AttachmentAnswer[]
}

/** What spares a build making again what has not changed. */
export interface LastWork {
  /** Digest of the code that made it: only the same code knows what the values mean. */
  readonly engine: string
  /** Digest of what all notes were compiled with. */
  readonly compiledWith: string
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
  readonly plan: SavedPlan | null
  /** Of the plan's diagnostics. */
  readonly placed: readonly PlacedDiagnostic[]
  /** By output path. */
  readonly pages: ReadonlyMap<string, MadePage>
  /** Link cards by output path. */
  readonly drawn: ReadonlyMap<string, DrawnCard>
  readonly search: SavedSearch | null
  readonly templates: SavedTemplates | null
}

export interface SavedPlan {
  /** Digest of what the plan was made from, attachments excepted. */
  readonly key: string
  /** Digest of what it knew of the notes. */
  readonly summaries: string
  readonly answers: readonly AttachmentAnswer[]
  /** Null unless the site offers mentions. */
  readonly mentions: SavedMentions | null
  readonly traces: SavedTraces
  readonly plan: SitePlan
}

/** The memory of one vault. */
export interface BuildCache {
  /** Where the build of so many notes keeps its entries; always the same. */
  open(notes: number): CacheStore
  /** Plans one site after the other, and remembers what it has derived. */
  readonly planner: ReturnType<typeof keepPlanner>
  /** Runs tasks in this thread, for one build after the other. */
  readonly inline: ReturnType<typeof keepInline>
  lastLook(): LastLook | null
  /** Everything that the last build of this process has looked at. */
  lastFound(): Surroundings | null
  rememberFound(found: Surroundings): void
  /** The site of the last build, for a build that sees what that one saw. */
  lastSite(): SavedSite | null
  /** What was made by this code; see `Surroundings.engine`. */
  lastWork(engine: string): LastWork
  /** Keeps what a build has found out; null for what is as it was. */
  remember(look: LastLook, site: SavedSite | null, work: LastWork | null): void
  /** Writes what there is to the cache folder. What the disk refuses is found out again by the next build. */
  save(): void
  /** True if anything was found damaged. */
  isDamaged(): boolean
  /** False once another process has written to the cache folder: what is in memory may no longer be there. */
  isCurrent(): boolean
  close(): void
}

export interface CacheStore {
  readonly store: Store
  /** The store, if it is one that threads can share. */
  readonly packs: PackStore | null
  /** A folder of the build's own, or null. */
  readonly folder: string | null
}

/** What is known before the first build. */
export const NO_WORK: LastWork = {
  engine: '',
  compiledWith: '',
  cards: new Map(),
  plan: null,
  placed: [],
  pages: new Map(),
  drawn: new Map(),
  search: null,
  templates: null,
}
