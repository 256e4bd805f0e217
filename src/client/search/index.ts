/** The search box: asks the search on every key, shows what it finds, and leads there (NAV-3, NAV-6). */
import type { Marks } from '../../search-core/marks.ts'
import type { MarkedName, TextAnswer } from '../../search-core/search.ts'
import { queryTerms } from '../../search-core/tokenise.ts'
import { sendMarks, showMarks } from './arrival.ts'
import { createAsker } from './asking.ts'
import { makeBox } from './box.ts'
import { createResultList } from './list.ts'
import { createScriptLoader } from './loader.ts'
import { joinResults } from './results.ts'
import { searchWords } from './words.ts'

export interface SearchBox {
  /** Shows the box, with a query if there is one. */
  open(query: string): void
}

/** Makes the search box of a page; `root` is the way to the site's root. Loads nothing before it is opened. */
export function createSearchBox(root: string): SearchBox {
  const words = searchWords()
  const box = makeBox(words)
  const list = createResultList(box, words)
  let names: readonly MarkedName[] = []
  let texts: TextAnswer | null = null

  const show = (): void => {
    list.show(joinResults(names, texts?.hits ?? [], root))
    box.more.hidden = texts?.more !== true
  }
  const asker = createAsker(createScriptLoader(`${root}search/`), {
    names: (found) => {
      names = found ?? []
      texts = null
      show()
    },
    texts: (answer) => {
      texts = answer
      show()
      // Only now: a message at every key would drown the reader's own typing.
      const count = list.count()
      const number = answer.more ? `${count}+` : String(count)
      box.status.textContent =
        count === 0 ? words.none : count === 1 ? words.one : words.many.replace('{}', number)
    },
    failed: () => {
      box.status.textContent = words.failed
    },
  })

  const ask = (): void => {
    box.status.textContent = ''
    asker.ask(box.input.value)
  }
  box.input.addEventListener('input', (event) => {
    // Half a syllable of an input method is no query yet.
    if (!(event instanceof InputEvent && event.isComposing)) ask()
  })
  box.input.addEventListener('compositionend', ask)
  box.input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown' && list.isAtEnd() && !box.more.hidden) asker.askMore()
    else if (event.key === 'ArrowDown') list.move(1)
    else if (event.key === 'ArrowUp') list.move(-1)
    else if (event.key === 'Enter') follow(list.active(), event)
    else return
    event.preventDefault()
  })
  box.more.addEventListener('click', () => {
    asker.askMore()
    box.input.focus()
  })
  box.list.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return
    const marks = texts?.marks ?? marksOfNames(box.input.value)
    if (leavesPage(link)) return sendMarks(marks)
    box.dialog.close()
    showMarks(marks)
  })
  document.body.append(box.dialog)
  return {
    open: (query) => {
      if (box.dialog.open) return
      box.dialog.showModal()
      // The first file is on its way while the reader looks for the first key.
      asker.prepare()
      if (query === '') return box.input.select()
      box.input.value = query
      ask()
    },
  }
}

/** What to mark if a name is chosen before the texts have been asked. */
function marksOfNames(query: string): Marks {
  return { terms: [], prefixes: queryTerms(query), phrases: [] }
}

/** As a click does it, so that with Ctrl or Cmd a new tab opens. */
function follow(link: HTMLAnchorElement | null, { ctrlKey, metaKey }: KeyboardEvent): void {
  link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }))
}

/** False if a link leads to a section of the page that it is on. */
function leavesPage(link: HTMLAnchorElement): boolean {
  return link.hash === '' || link.href.split('#')[0] !== location.href.split('#')[0]
}
