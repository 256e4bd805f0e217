/** The bar above the drawing: what is shown, and how near. */
import { make, word } from '../dom.ts'
import type { Graph } from './data.ts'

export interface Filter {
  readonly text: string
  /** `folder:…`, `tag:…`, or empty for everything. */
  readonly group: string
}

export interface Controls {
  readonly bar: HTMLElement
  filter(): Filter
}

/** Makes the bar. */
export function makeControls(
  graph: Graph,
  react: { readonly filtered: () => void; readonly zoomed: (by: number) => void; readonly fit: () => void },
): Controls {
  const field = make('input', {
    type: 'search',
    placeholder: word('graphFilter'),
    'aria-label': word('graphFilter'),
  })
  const choice = make('select', { 'aria-label': word('graphGroup') })
  choice.append(make('option', { value: '' }, word('graphAll')))
  for (const folder of [...new Set(graph.folders)].filter((name) => name !== '').sort()) {
    choice.append(make('option', { value: `folder:${folder}` }, `${folder}/`))
  }
  for (const tag of [...new Set(graph.tags.flat())].sort()) {
    choice.append(make('option', { value: `tag:${tag}` }, `#${tag}`))
  }
  field.addEventListener('input', react.filtered)
  choice.addEventListener('change', react.filtered)
  const bar = make(
    'div',
    { class: 'graph-bar' },
    field,
    choice,
    button('+', 'zoomIn', () => react.zoomed(1.5)),
    button('−', 'zoomOut', () => react.zoomed(1 / 1.5)),
    button('⤢', 'zoomFit', react.fit),
  )
  return { bar, filter: () => ({ text: field.value.trim().toLowerCase(), group: choice.value }) }
}

/** True if a node is among those asked for. */
export function passes(graph: Graph, node: number, { text, group }: Filter): boolean {
  if (text !== '' && !(graph.titles[node] ?? '').toLowerCase().includes(text)) return false
  const name = group.slice(group.indexOf(':') + 1)
  if (group.startsWith('folder:')) return isWithin(graph.folders[node] ?? '', name)
  if (group.startsWith('tag:')) return (graph.tags[node] ?? []).some((tag) => isWithin(tag, name))
  return true
}

function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`)
}

function button(sign: string, name: string, run: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', title: word(name), 'aria-label': word(name) }, sign)
  made.addEventListener('click', run)
  return made
}
