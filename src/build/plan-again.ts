/** The plan of a build: that of the last build if it was made from the same. */
import type { Config } from '../config/config.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { FileStamps } from '../source/snapshot.ts'
import type { LastWork, SavedPlan } from './cache.ts'
import type { NoteCard, NoteParts } from './cards.ts'
import { keyOf } from './digest.ts'
import type { Planner } from './kept-planner.ts'
import type { PlanTask } from './plan-task.ts'
import type { Store } from './store.ts'
import type { Surroundings } from './surroundings.ts'
import { areUnchanged } from './tracking-reader.ts'

type Cards = ReadonlyMap<VaultPath, NoteCard>

export interface PlanAgainRequest {
  readonly config: Config
  readonly found: Surroundings
  readonly cards: Cards
  readonly last: LastWork
  readonly store: Store
  /** Makes a plan if that of the last build is of no use. */
  readonly planner: Planner
}

/** The plan, known if it was made from the same summaries, settings and attachments. */
export async function planAgain({
  config,
  found,
  cards,
  last,
  store,
  planner,
}: PlanAgainRequest): Promise<{ readonly saved: SavedPlan; readonly stamps: FileStamps }> {
  const { snapshot, reader, vault, publicFolder, dates, engine } = found
  const known = last.plan
  const hasIcon = publicFolder.files.some(({ path }) => path === 'favicon.svg')
  const summaries = digestSummaries(cards, last)
  const attachments = snapshot.attachments.map(({ path }) => path)
  const around = [engine, config, vault, hasIcon, [...dates], attachments, snapshot.withheld]
  const key = keyOf(JSON.stringify([summaries, around]))
  if (known?.key === key && (await areUnchanged(reader, known.answers))) {
    const stamps = reader.stamps()
    if (!config.course.unlinkedMentions || known.mentions === null) return { saved: known, stamps }
    // The names are as they were, for they are in the summaries; the texts may say others of them.
    const { sameMentions } = await import('./mentions-site.ts')
    const mentions = sameMentions({ cards, engine, store }, known.mentions, known.plan.notes)
    if (mentions !== null) return { saved: { ...known, mentions }, stamps }
  }
  const traces = known?.traces ?? null
  const settings = { config, dates, vault, hasIcon, engine, traces }
  const { stamps, drafted: _, ...made } = await planner({ ...settings, ...planInput(found, cards) })
  return { saved: { key, summaries, ...made }, stamps: [...snapshot.stamps, ...stamps] }
}

/** What a plan reads of a vault and no more: it may have to cross to another thread. */
function planInput(
  { snapshot, reader }: Surroundings,
  cards: Cards,
): Pick<PlanTask, 'snapshot' | 'stamps' | 'cards'> {
  const { root, attachments, withheld } = snapshot
  const paths = new Set<string>(attachments.map(({ path }) => path))
  return {
    snapshot: { root, attachments, withheld },
    stamps: reader.stamps().filter(([path]) => paths.has(path)),
    cards: new Map([...cards].map(([path, { parts }]) => [path, { parts: parts && planParts(parts) }])),
  }
}

function planParts({
  summary,
  shape,
  sentences,
}: NoteParts): Pick<NoteParts, 'summary' | 'shape' | 'sentences'> {
  return { summary, shape, sentences }
}

/** Digest of all that notes may know of each other; known as long as none of them says anything else. */
function digestSummaries(cards: Cards, last: LastWork): string {
  if (last.plan !== null && saySame(cards, last.cards)) return last.plan.summaries
  return keyOf(JSON.stringify([...cards].map(([path, { parts }]) => [path, parts?.summary, parts?.shape])))
}

/** Both are in the order of paths. */
function saySame(cards: Cards, others: Cards): boolean {
  if (cards.size !== others.size) return false
  for (const [path, card] of cards) {
    const other = others.get(path)
    if (other === card) continue
    if (other === undefined || (other.parts === null) !== (card.parts === null)) return false
    if (other.parts?.summary !== card.parts?.summary || other.parts?.shape !== card.parts?.shape) return false
  }
  return true
}
