import type { VaultPath } from '../../lib/paths.ts'
import type { NoteSummary } from '../../note/summary.ts'
import type { PageSources } from './page-facts.ts'
import type { Space } from './recorder.ts'
import { type Watch, watchedMap, watchedRecords } from './watched.ts'

/** The summaries of published notes: who reads the title of one is not concerned by its headings. */
export function watchedNotes(
  watch: Watch,
  space: Space,
  notes: ReadonlyMap<VaultPath, NoteSummary>,
  versionOf: PageSources['versionOf'],
): ReadonlyMap<VaultPath, NoteSummary> {
  const { recorder } = watch
  const summaryOf = (path: string): NoteSummary | undefined => notes.get(path as VaultPath)
  // It spares looking at the others.
  const version = recorder.facet(space, (path) => {
    const summary = summaryOf(path)
    return summary === undefined ? null : versionOf(path as VaultPath, summary)
  })
  const part = (tell: (summary: NoteSummary) => unknown) =>
    recorder.facet(
      space,
      (path) => {
        const summary = summaryOf(path)
        return summary === undefined ? undefined : tell(summary)
      },
      version,
    )
  const name = part(({ title, mergedHeading }) => [title, mergedHeading])
  const work = part(({ citations, syllabus }) => [citations, syllabus])
  const show = watchedRecords<NoteSummary>(watch, {
    title: name,
    mergedHeading: name,
    frontmatter: part(({ frontmatter }) => frontmatter),
    tags: part(({ tags }) => tags),
    headings: part(({ headings }) => headings),
    blocks: part(({ blocks }) => blocks),
    links: part(({ links }) => links),
    features: part(({ features }) => features),
    citations: work,
    syllabus: work,
  })
  return watchedMap(watch, space, `notes ${space.letter}`, notes, { tell: () => true, show })
}
