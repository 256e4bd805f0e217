import { digestNames } from '../../vault/names.ts'
import { seenThrough } from '../../vault/publish.ts'
import type { WrittenLinks } from '../facts.ts'
import type { PageSources } from './page-facts.ts'
import { type Watch, watchedMap } from './watched.ts'
import { watchedNotes } from './watched-notes.ts'

/** Links as they are written, for reports: each may depend on every name of the vault, and on the headings of some notes. */
export function watchedLinks(
  watch: Watch,
  { index, tables, suggester }: WrittenLinks,
  versionOf: PageSources['versionOf'],
): WrittenLinks {
  const space = watch.recorder.space('r')
  const readNames = watch.whole('names', () => digestNames(index.names))
  const readShown = watch.whole('shown names', () => suggester.digest)
  const suggest = (answer: (path: string) => string | null) => (path: string) => {
    readShown()
    return answer(path)
  }
  return {
    index: {
      published: seenThrough(index.published, (notes) => watchedNotes(watch, space, notes, versionOf)),
      get names() {
        readNames()
        return index.names
      },
    },
    tables: watchedMap(watch, space, 'written tables', tables),
    suggester: {
      digest: suggester.digest,
      note: suggest(suggester.note),
      attachment: suggest(suggester.attachment),
    },
  }
}
