/** Plans with their long lists in pieces: as they lie in the cache, and as one thread hands them to another. */
import { type PieceKeys, type Pieces, writePieces } from './pieces.ts'
import type { SearchPlan, SitePlan } from './plan.ts'
import type { Store } from './store.ts'

/** Lists that are as long as the vault is large. */
export const LONG_PLAN_LISTS = [
  'notes',
  'pages',
  'files',
  'cards',
  'fixed',
  'assets',
  'diagnostics',
  'advice',
] as const
type LongPlanList = (typeof LONG_PLAN_LISTS)[number]

/** A plan whose long lists are keys of their pieces. */
export type StoredPlan = Omit<SitePlan, LongPlanList | 'search'> & {
  readonly [List in LongPlanList]: PieceKeys
} & { readonly search: PieceKeys | null }

/** A plan in the making: what its lists hold is made as it is taken, list by list, and once. */
export type LaidPlan = Omit<SitePlan, LongPlanList | 'search'> & {
  readonly [List in LongPlanList]: Iterable<SitePlan[List][number]>
} & { readonly search: Iterable<SearchPlan> | null }

/** Makes a plan, and holds it. */
export function takePlan(plan: LaidPlan): SitePlan {
  return {
    ...plan,
    notes: [...plan.notes],
    pages: [...plan.pages],
    files: [...plan.files],
    search: plan.search && [...plan.search],
    cards: [...plan.cards],
    fixed: [...plan.fixed],
    assets: [...plan.assets],
    diagnostics: [...plan.diagnostics],
    advice: [...plan.advice],
  }
}

/** Makes a plan, and puts all that is long into a store while it is made. */
export function storePlan(plan: LaidPlan, store: Store): StoredPlan {
  return encode(plan, (list) => writePieces(store, plan[list] ?? []))
}

/** Stores the lists of a plan, where they are not known. */
export function encodePlan(plan: SitePlan, pieces: Pieces): StoredPlan {
  return encode(plan, (list) => pieces.save(`plan ${list}`, plan[list] ?? []))
}

/** In the order of `takePlan`. */
function encode(plan: LaidPlan, save: (list: LongPlanList | 'search') => PieceKeys): StoredPlan {
  return {
    ...plan,
    notes: save('notes'),
    pages: save('pages'),
    files: save('files'),
    search: plan.search && save('search'),
    cards: save('cards'),
    fixed: save('fixed'),
    assets: save('assets'),
    diagnostics: save('diagnostics'),
    advice: save('advice'),
  }
}

/** The plan that was stored. Throws `MissingEntry`. */
export function decodePlan(plan: StoredPlan, pieces: Pieces): SitePlan {
  const load = <List extends LongPlanList>(list: List): SitePlan[List][number][] =>
    pieces.load(`plan ${list}`, plan[list])
  return {
    ...plan,
    notes: load('notes'),
    pages: load('pages'),
    files: load('files'),
    cards: load('cards'),
    fixed: load('fixed'),
    assets: load('assets'),
    diagnostics: load('diagnostics'),
    advice: load('advice'),
    search: plan.search && pieces.load('plan search', plan.search),
  }
}
