/** The overlay: a small button with counts, and a panel that lists what concerns the page. */
import type { DevProblem, DevStatus } from '../../dev/status.ts'
import { make } from '../dom.ts'
import { LOOK } from './look.ts'

export interface Overlay {
  show(status: DevStatus): void
}

/** Kept for the tab: whether the panel is open, and whether the overlay has been closed. */
const OPEN = 'lectern-dev-open'
const CLOSED = 'lectern-dev-closed'

/** An overlay that is not seen until there is something to say. */
export function createOverlay(): Overlay {
  const panel = make('section', { class: 'panel', id: 'panel', 'aria-label': 'Problems' })
  const open = make('button', { type: 'button', class: 'open', 'aria-controls': 'panel' })
  const close = make('button', { type: 'button', class: 'close', 'aria-label': 'Close', title: 'Close' }, '×')
  const root = make('div', {}, panel, make('div', { class: 'bar' }, open, close))
  const host = make('div', { 'data-lectern': 'dev' })
  const tree = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(LOOK)
  tree.adoptedStyleSheets = [sheet]
  tree.append(root)
  document.body.append(host)
  host.hidden = true

  function setOpen(isOpen: boolean): void {
    panel.hidden = !isOpen
    open.setAttribute('aria-expanded', String(isOpen))
    sessionStorage.setItem(OPEN, isOpen ? 'yes' : '')
  }

  open.addEventListener('click', () => setOpen(panel.hidden !== false))
  close.addEventListener('click', () => {
    setOpen(false)
    host.hidden = true
    sessionStorage.setItem(CLOSED, 'yes')
  })
  tree.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || panel.hidden !== false) return
    setOpen(false)
    open.focus()
  })
  setOpen(sessionStorage.getItem(OPEN) === 'yes')

  return {
    show(status) {
      const { failure, here, counts } = status
      const isDraft = document.querySelector('.draft-mark') !== null
      const total = counts.error + counts.warning + counts.info
      const isClosed = sessionStorage.getItem(CLOSED) === 'yes' && failure === null
      host.hidden = isClosed || (failure === null && total === 0 && !isDraft)
      root.className = failure !== null ? 'failed' : (worstOf(here) ?? 'none')
      const words = failure === null ? `${here.length} on this page · ${total} in the vault` : 'Not built'
      open.replaceChildren(make('span', { class: 'mark' }, isDraft ? `Draft · ${words}` : words))
      panel.replaceChildren(...contents(status, isDraft))
      if (failure !== null) setOpen(true)
    },
  }
}

function worstOf(problems: readonly DevProblem[]): DevProblem['severity'] | undefined {
  return (['error', 'warning', 'info'] as const).find((one) =>
    problems.some(({ severity }) => severity === one),
  )
}

/** What is not written yet is a plan rather than a mistake, so it is listed apart. */
function contents(
  { failure, here, elsewhere, counts, wanted }: DevStatus,
  isDraft: boolean,
): readonly Node[] {
  const nodes: Node[] = []
  if (failure !== null) {
    const text = [
      'The last change could not be built; this is the site before it.',
      failure.message,
      failure.help,
    ]
    nodes.push(
      make('p', { class: 'failure', role: 'alert' }, text.filter((line) => line !== null).join('\n')),
    )
  }
  if (isDraft) nodes.push(make('p', { class: 'draft' }, 'This note is a draft: a build leaves it out.'))
  const problems = here.filter(({ code }) => code !== 'unresolved-link')
  const unwritten = here.filter(({ code }) => code === 'unresolved-link')
  nodes.push(make('h2', {}, 'On this page'))
  if (here.length === 0) nodes.push(make('p', { class: 'empty' }, 'Nothing to report.'))
  if (problems.length > 0) nodes.push(list(problems))
  if (unwritten.length > 0) nodes.push(make('h2', {}, 'Notes that are not written yet'), list(unwritten))
  if (wanted !== null)
    nodes.push(make('p', {}, make('a', { href: wanted }, 'All notes that are not written yet')))
  if (elsewhere.length > 0) {
    const hidden = counts.error + counts.warning + counts.info - here.length - elsewhere.length
    const rest =
      hidden > 0 ? [make('p', { class: 'empty' }, `… and ${hidden} more; “lectern check” lists all.`)] : []
    const title = make('summary', {}, `Elsewhere in the vault (${elsewhere.length + hidden})`)
    nodes.push(make('details', {}, title, list(elsewhere), ...rest))
  }
  return nodes
}

function list(problems: readonly DevProblem[]): HTMLElement {
  return make('ul', {}, ...problems.map(item))
}

function item({ severity, message, help, place, href }: DevProblem): HTMLElement {
  const where =
    href === null ? make('span', { class: 'place' }, place) : make('a', { class: 'place', href }, place)
  const text = make('span', { class: 'mark' }, message)
  const more = help === null ? [] : [make('span', { class: 'help' }, help)]
  return make('li', { class: severity }, text, ' ', where, ...more)
}
