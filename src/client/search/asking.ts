import type { LoadFile } from '../../search-core/files.ts'
import { type MarkedName, openSearch, type Search, type TextAnswer } from '../../search-core/search.ts'

/** Names and passages that a list shows at first; more passages come in steps of the same size. */
const NAMES = 6
const TEXTS = 10
/** Texts are asked for when the keys pause so long, in milliseconds; names need no pause. */
const PAUSE = 160
/** The same after an unfinished word of one or two letters, which seldom is what is looked for. */
const LONG_PAUSE = 500

export interface Answers {
  /** Once a query: names, at once; null for an empty query. */
  names(names: readonly MarkedName[] | null): void
  /** Then, after a pause, the passages; again when there are to be more. */
  texts(answer: TextAnswer): void
  failed(): void
}

export interface Asker {
  /** Begins to load the first file. */
  prepare(): void
  ask(query: string): void
  /** Asks for more passages for the same query. */
  askMore(): void
}

/** Asks the search about what is typed; answers that come too late for the query are dropped. */
export function createAsker(load: LoadFile, answers: Answers): Asker {
  let search: Promise<Search> | null = null
  let query = ''
  let limit = TEXTS
  let turn = 0
  let timer = 0

  const withSearch = async (use: (search: Search, mine: number) => Promise<void>): Promise<void> => {
    const mine = turn
    try {
      search ??= openSearch(load)
      await use(await search, mine)
    } catch {
      // The next key tries again: a lecture hall's network comes and goes.
      search = null
      if (mine === turn) answers.failed()
    }
  }
  const askNames = (): Promise<void> =>
    withSearch(async (opened, mine) => {
      const names = await opened.names(query, NAMES)
      if (mine !== turn) return
      answers.names(names)
      timer = window.setTimeout(askTexts, hasShortEnd(query) ? LONG_PAUSE : PAUSE)
    })
  const askTexts = (): Promise<void> =>
    withSearch(async (opened, mine) => {
      const answer = await opened.texts(query, limit)
      if (mine === turn) answers.texts(answer)
    })

  return {
    prepare: () => void withSearch(async () => {}),
    ask: (text) => {
      turn++
      clearTimeout(timer)
      query = text.trim() === '' ? '' : text
      limit = TEXTS
      if (query === '') answers.names(null)
      else void askNames()
    },
    askMore: () => {
      limit += TEXTS
      void askTexts()
    },
  }
}

function hasShortEnd(query: string): boolean {
  return /(?:^|\s)[A-Za-z]{1,2}$/.test(query)
}
