/** How the sources of a large site are spread over pages, so that none of them is heavy (SRC-6). */
import type { Source } from '../../course/sources.ts'
import type { SiteFacts } from '../facts.ts'

/** So many sources fit on the one page of a small site. */
const ON_ONE_PAGE = 400
/** So many are on each page of a large one. */
const ON_EACH_PAGE = 200

/** The sources of each page, in the order of the list of all; none if they all are on one. */
export function sourceLists({ course }: SiteFacts): readonly (readonly Source[])[] {
  const { list } = course.sources
  if (list.length <= ON_ONE_PAGE) return []
  return Array.from({ length: Math.ceil(list.length / ON_EACH_PAGE) }, (_, page) =>
    list.slice(page * ON_EACH_PAGE, (page + 1) * ON_EACH_PAGE),
  )
}

/** The numbers of the sources on a page, from 1: “201–400”. */
export function listRange(lists: readonly (readonly Source[])[], page: number): string {
  const first = page * ON_EACH_PAGE
  return `${first + 1}–${first + (lists[page]?.length ?? 0)}`
}
