/** Why a page is as it is: what it was made from, and what had changed when it was made again. */
import { renderSite } from './build-site.ts'
import type { LastWork } from './cache.ts'
import type { BuildMemory, BuildRequest } from './interface.ts'
import { type InputChange, inputsOf, type PageInput, type PlannedPage } from './page-inputs.ts'
import type { SitePlan } from './plan.ts'
import { engineOf } from './surroundings.ts'

export interface PageExplanation {
  readonly output: string
  /** The note it shows, or null for a page or file that stands for none. */
  readonly source: string | null
  /** Whether the last build, before this one looked, had made the page from just the same. */
  readonly isUpToDate: boolean
  /** False if no build before this one had made the page. */
  readonly isKnown: boolean
  /** What had changed when it was made again; null if it has been made only once. */
  readonly reason: readonly InputChange[] | null
  readonly inputs: readonly PageInput[]
}

/** A page, or the names under which pages can be asked for, if there is none of that name. */
export type Explained =
  | { readonly kind: 'page'; readonly explanation: PageExplanation }
  | { readonly kind: 'unknown'; readonly names: readonly string[] }

/**
 * Explains a page by its note, its address or its output file. Builds what has changed since the last build, but
 * publishes nothing. Throws what `renderSite` throws.
 */
export async function explainPage(
  request: BuildRequest,
  memory: BuildMemory,
  name: string,
): Promise<Explained> {
  const lastWork = (): LastWork => memory.open(request, false).lastWork(engineOf(request))
  const before = lastWork().pages
  await renderSite({ ...request, memory })
  const { plan: saved, pages } = lastWork()
  const plan = saved?.plan
  const page = plan && findPage(plan, name)
  if (plan === undefined || page === undefined) {
    return { kind: 'unknown', names: plan === undefined ? [] : namesIn(plan) }
  }
  const made = pages.get(page.output)
  const known = before.get(page.output)
  const explanation: PageExplanation = {
    output: page.output,
    source: sourceOf(page),
    isUpToDate: known !== undefined && known.key === made?.key,
    isKnown: known !== undefined,
    reason: made?.reason ?? null,
    inputs: inputsOf(page, plan.notes),
  }
  return { kind: 'page', explanation }
}

function findPage(plan: SitePlan, name: string): PlannedPage | undefined {
  const wanted = name.replace(/^\/+/, '').normalize('NFC')
  const all: readonly PlannedPage[] = [...plan.pages, ...plan.files]
  return (
    all.find((page) => [page.output, sourceOf(page)].includes(wanted)) ??
    all.find((page) => sourceOf(page) === `${wanted}.md`) ??
    all.find((page) => 'url' in page && page.url === `/${wanted}`) ??
    all.find((page) =>
      [`${wanted}.html`, `${wanted}index.html`, `${wanted}/index.html`].includes(page.output),
    )
  )
}

function sourceOf(page: PlannedPage): string | null {
  return 'source' in page ? page.source : null
}

function namesIn({ pages, files }: SitePlan): string[] {
  return [...pages, ...files].flatMap((page) => [page.output, sourceOf(page) ?? page.output])
}
