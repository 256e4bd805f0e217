/** Makes one page, or one other file, from its draft. Runs in any thread; loads the template engine. */
import { type Diagnostic, inFile } from '../diagnostics/diagnostic.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { EmbedProblem } from '../render/link.ts'
import type { NoteKey } from '../render/target.ts'
import { type FillSource, fillView, readingMinutes } from '../site/fill.ts'
import { atomFeed } from '../site/outputs/feed.ts'
import type { FeedView } from '../site/outputs/feeds.ts'
import { type MarkdownView, pageMarkdown } from '../site/outputs/markdown/page.ts'
import { embedDiagnostic } from '../site/pages/embed-diagnostic.ts'
import type { LinkSettings } from '../site/render-scope.ts'
import type { SiteView } from '../site/shared/view.ts'
import type { PageView } from '../site/view.ts'
import { createEngine } from '../template/engine.ts'
import type { NoteParts } from './cards.ts'
import { digestOf } from './digest.ts'
import { createObjectReader, lazyObject } from './objects.ts'
import type { StoredDraft } from './plan.ts'
import { stageFile } from './stage.ts'
import { linkStandIn } from './stand-ins.ts'
import { requireEntry, type Store } from './store.ts'

/** What all pages of a build share; plain data. */
export interface RenderSettings {
  /** Templates by name: those to use, and the built-in ones. */
  readonly templates: ReadonlyMap<string, string>
  readonly builtIn: ReadonlyMap<string, string>
  /** `SiteView`, encoded. */
  readonly site: unknown
  readonly link: LinkSettings
  /** A folder of the build's own in which to leave what is made, or null to hand it over. */
  readonly stage: string | null
}

export interface PageTask {
  /** Tells it from all others of the build. */
  readonly id: number
  /** The template of a page, or the kind of another file. */
  readonly template: string | { readonly file: 'feed' | 'markdown' }
  /** Key of a `StoredDraft`. */
  readonly draft: string
  /** The notes that it shows. */
  readonly notes: readonly (readonly [note: VaultPath, parts: Pick<NoteParts, 'object' | 'excerpts'>])[]
}

export interface PageResult {
  /** What was made, or the file in which it lies. */
  readonly content: Uint8Array | string
  readonly size: number
  readonly digest: string
  /** Places in notes are stand-ins. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Renders one page. Throws `MissingEntry` if the store has lost what it is made from. */
export type PageRenderer = (task: PageTask) => PageResult

/** Makes a renderer. */
export function createPageRenderer(settings: RenderSettings, store: Store): PageRenderer {
  const engine = createEngine(settings.templates, settings.builtIn)
  const reader = createObjectReader(store)
  const site = fillView(settings.site, noSource(settings)).view as SiteView
  return (task) => {
    const draft = JSON.parse(requireEntry(store, task.draft)) as StoredDraft
    const parts = new Map<NoteKey, PageTask['notes'][number][1]>(task.notes)
    const object: FillSource['object'] = (note) => {
      const keys = parts.get(note)
      if (keys === undefined) throw new Error(`“${note}” is shown by ${draft.page}, and nobody knew.`)
      return lazyObject(reader, { ...keys, texts: '' })
    }
    const filled = fillView(draft.view, {
      page: draft.page,
      settings: settings.link,
      scope: draft.scope as FillSource['scope'],
      object,
    })
    if (typeof task.template !== 'string') {
      return result(task, fileText(task.template, filled.view), [])
    }
    const view = filled.view as PageView
    const minutes = draft.article === null ? null : readingMinutes(object(draft.article).words)
    const page = view.kind === 'note' ? { ...view, readingMinutes: minutes } : view
    const { html, diagnostics } = engine.render(task.template, { page, site })
    // What a course shows once more has been reported where it stands.
    const problems = view.kind === 'print' ? [] : filled.problems
    return result(task, html, [...problems.map(problemDiagnostic), ...diagnostics])
  }

  function result({ id }: PageTask, text: string, diagnostics: PageResult['diagnostics']): PageResult {
    const bytes = Buffer.from(text)
    const content = settings.stage === null ? bytes : stageFile(settings.stage, id, bytes)
    return { content, size: bytes.length, digest: digestOf(bytes), diagnostics }
  }
}

function fileText({ file }: { readonly file: 'feed' | 'markdown' }, view: unknown): string {
  switch (file) {
    case 'feed': {
      const { head, entries } = view as FeedView
      return atomFeed(head, entries)
    }
    case 'markdown':
      return pageMarkdown(view as MarkdownView)
    default:
      return file satisfies never
  }
}

function problemDiagnostic(problem: EmbedProblem): Diagnostic {
  return inFile(problem.note, embedDiagnostic(problem, linkStandIn(problem.link)))
}

/** For views without slots. */
function noSource({ link }: RenderSettings): FillSource {
  return {
    page: '' as FillSource['page'],
    settings: link,
    scope: { targets: {}, equations: [], linksHere: [], tags: [] },
    object: (note) => {
      throw new Error(`The site's own view shows “${note}”.`)
    },
  }
}
