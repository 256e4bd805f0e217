import { type NoteDiagnostic, noteDiagnostic, type Place } from '../diagnostics/diagnostic.ts'
import { tagKey } from './tag-key.ts'

/** The tags of one note, each once (TAG-5), as first written. */
export interface TagList {
  add(tag: string, place: Place | null): void
  list(): string[]
}

/** Bounds on the tags of one note (trust.md 4.1): each level of each tag is a page. */
const MOST = 500
const LONGEST = 100
const LEVELS = 10

/** Starts a list. A tag beyond the bounds is shown, but has no page (TR-15): the first one is reported. */
export function createTagList(report: (diagnostic: NoteDiagnostic) => void): TagList {
  const tags = new Map<string, string>()
  let isReported = false
  return { add, list: () => [...tags.values()] }

  function add(tag: string, place: Place | null): void {
    const key = tagKey(tag)
    if (tags.has(key)) return
    if (tags.size < MOST && tag.length <= LONGEST && tag.split('/').length <= LEVELS) {
      tags.set(key, tag)
      return
    }
    if (isReported) return
    isReported = true
    const message = `A note has at most ${MOST} tags of ${LONGEST} characters and ${LEVELS} levels; this one has no page.`
    report(noteDiagnostic('too-complex', place, message))
  }
}
