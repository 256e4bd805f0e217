/**
 * The expensive tasks of a build. Each is a pure function of its settings, its item, and entries of the store;
 * all are plain data, so that a task runs in any thread.
 */
import type { PluginModule } from '../config/plugins.ts'
import type { LinkSettings } from '../site/render-scope.ts'
import type { SearchCard } from '../site/search/note-terms.ts'
import type { WordBlock } from '../site/search/word-blocks.ts'
import type { NoteFile } from '../source/snapshot.ts'
import type { CardResult, CardSettings, CardTask } from './card-task.ts'
import type { CompiledCard } from './cards.ts'
import type { CompileSettings } from './compile-task.ts'
import type { PageResult, PageTask, RenderSettings } from './page-task.ts'
import type { PlanTask, StoredPlanResult } from './plan-task.ts'
import type { BlockTask, TermsTask } from './search-task.ts'
import type { Store } from './store.ts'

/** Every kind of task: what all tasks of a phase share, what one of them gets, and what it answers. */
export interface Tasks {
  readonly compile: { settings: CompileSettings; item: NoteFile; result: CompiledCard }
  readonly plan: { settings: null; item: PlanTask; result: StoredPlanResult }
  readonly render: { settings: RenderSettings; item: PageTask; result: PageResult }
  readonly draw: { settings: CardSettings; item: CardTask; result: CardResult }
  readonly terms: { settings: LinkSettings; item: TermsTask; result: SearchCard }
  readonly block: { settings: null; item: BlockTask; result: WordBlock }
}

export type TaskKind = keyof Tasks

/** Runs one task of a phase. */
export type Runner<Kind extends TaskKind> = (item: Tasks[Kind]['item']) => Promise<Tasks[Kind]['result']>

/** The author's plugins: their functions, or the address of the module that has them. */
export type PluginSource = PluginModule | { readonly url: string } | null

/** Starts a phase in this thread. What a phase needs is loaded here, so that a build without it starts sooner. */
export async function startPhase<Kind extends TaskKind>(
  kind: Kind,
  settings: Tasks[Kind]['settings'],
  plugins: PluginSource,
  store: Store,
): Promise<Runner<Kind>> {
  return RUNNERS[kind](settings, plugins, store)
}

type Start<Kind extends TaskKind> = (
  settings: Tasks[Kind]['settings'],
  plugins: PluginSource,
  store: Store,
) => Promise<Runner<Kind>>

const RUNNERS: { readonly [Kind in TaskKind]: Start<Kind> } = {
  compile: async (settings, plugins, store) => {
    const { createCompiler } = await import('./compile-task.ts')
    return createCompiler(settings, await functionsOf(plugins), store)
  },
  plan: async (_settings, _plugins, store) => (await import('./plan-task.ts')).createRemotePlanner(store),
  render: async (settings, _, store) => {
    const { createPageRenderer } = await import('./page-task.ts')
    const render = createPageRenderer(settings, store)
    return async (task) => render(task)
  },
  draw: async (settings) => {
    const { createCardDrawer } = await import('./card-task.ts')
    const draw = await createCardDrawer(settings)
    return async (task) => draw(task)
  },
  terms: async (settings, _, store) => {
    const { createTermsFinder } = await import('./search-task.ts')
    const find = createTermsFinder(settings, store)
    return async (task) => find(task)
  },
  block: async (_settings, _plugins, store) => {
    const { createBlockMaker } = await import('./search-task.ts')
    const make = createBlockMaker(store)
    return async (task) => make(task)
  },
}

async function functionsOf(plugins: PluginSource) {
  if (plugins === null) return null
  const { importPlugins, loadPlugins } = await import('./plugins.ts')
  return 'remarkPlugins' in plugins ? loadPlugins(plugins) : importPlugins(plugins.url)
}
