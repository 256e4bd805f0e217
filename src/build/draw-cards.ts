/** The link cards of a site: each by all that it shows, from the last build where that is the same. */
import type { OutputPath } from '../lib/paths.ts'
import type { CardResult } from './card-task.ts'
import type { Executor } from './executor.ts'
import type { OutputBody, SiteOutput } from './interface.ts'
import type { CardPlan, SitePlan } from './plan.ts'

/** What a build remembers of a card; its path says what it shows. */
export interface DrawnCard {
  readonly digest: string
  readonly size: number
}

export interface DrawRequest {
  readonly plan: Pick<SitePlan, 'cards'>
  /** Cards of the last build by the same code, by output path. */
  readonly known: ReadonlyMap<string, DrawnCard>
  /** A folder in which to leave so many cards, or null to keep them in memory. */
  readonly openStage: (cards: number) => string | null
  /** Numbers from here on are free in the stage. */
  readonly firstId: number
  readonly executor: Executor
  /** Draws single cards later, when nothing else is at work any more. */
  readonly inline: Executor
  readonly onCard: (done: number, total: number) => void
}

export interface DrawnCards {
  /** False if cards that the plan names are left out. */
  readonly isWhole: boolean
  readonly outputs: readonly SiteOutput[]
  readonly drawn: ReadonlyMap<OutputPath, DrawnCard>
}

/** The cards that are known, for who publishes nothing: drawing takes longer than all else that a check does. */
export function knownCards({
  plan,
  known,
  inline,
}: Pick<DrawRequest, 'plan' | 'known' | 'inline'>): DrawnCards {
  const found = plan.cards.flatMap((planned) => {
    const card = known.get(planned.output)
    return card === undefined ? [] : [{ planned, card }]
  })
  return {
    isWhole: found.length === plan.cards.length,
    outputs: found.map(({ planned, card }) =>
      outputOf(planned, card, drawnAgain(inline, planned, card.size)),
    ),
    drawn: new Map(found.map(({ planned, card }) => [planned.output, card])),
  }
}

/** Draws what is not known. */
export async function drawCards(request: DrawRequest): Promise<DrawnCards> {
  const { plan, known, executor, onCard, firstId } = request
  if (plan.cards.length === 0) return { isWhole: true, outputs: [], drawn: new Map() }
  const missing = plan.cards.filter(({ output }) => !known.has(output))
  const stage = missing.length === 0 ? null : request.openStage(missing.length)
  const tasks = missing.map(({ card }, index) => ({ id: firstId + index, card }))
  onCard(0, missing.length)
  const results = await executor.run('draw', { stage }, tasks, (done) => onCard(done, missing.length))
  const fresh = new Map(missing.map(({ output }, index) => [output, results[index]]))
  const drawn = new Map<OutputPath, DrawnCard>()
  const outputs = plan.cards.map((planned): SiteOutput => {
    const result = fresh.get(planned.output)
    const card = result ?? known.get(planned.output)
    if (card === undefined) throw new Error(`“${planned.output}” was not drawn.`)
    drawn.set(planned.output, { digest: card.digest, size: card.size })
    const body = result === undefined ? drawnAgain(request.inline, planned, card.size) : bodyOf(result)
    return outputOf(planned, card, body)
  })
  return { isWhole: true, outputs, drawn }
}

function outputOf({ output }: CardPlan, { digest }: DrawnCard, body: OutputBody): SiteOutput {
  return { path: output, digest, body }
}

function bodyOf({ content, size }: CardResult): OutputBody {
  return typeof content === 'string'
    ? { kind: 'staged', file: content, size }
    : { kind: 'bytes', bytes: content }
}

/** A card that is as it was is drawn again only if somebody asks for it. */
function drawnAgain(inline: Executor, { card }: CardPlan, size: number): OutputBody {
  return {
    kind: 'lazy',
    size,
    async read() {
      const [result] = await inline.run('draw', { stage: null }, [{ id: 0, card }], () => {})
      if (result === undefined || typeof result.content === 'string') throw new Error('Nothing was drawn.')
      return result.content
    },
  }
}
