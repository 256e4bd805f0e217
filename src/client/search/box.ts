import { make } from '../dom.ts'
import type { SearchWords } from './words.ts'

/** The elements of the search box. */
export interface Box {
  readonly dialog: HTMLDialogElement
  readonly input: HTMLInputElement
  readonly list: HTMLElement
  readonly more: HTMLButtonElement
  readonly status: HTMLElement
}

const LIST_ID = 'ui:search-list'

/** Makes the box: a field that controls a list of results (the combobox pattern of ARIA), in a dialog. */
export function makeBox(words: SearchWords): Box {
  const input = make('input', {
    class: 'search-input',
    type: 'text',
    inputmode: 'search',
    enterkeyhint: 'go',
    role: 'combobox',
    'aria-label': words.search,
    'aria-autocomplete': 'list',
    'aria-controls': LIST_ID,
    'aria-expanded': 'false',
    placeholder: words.placeholder,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    autofocus: '',
  })
  const close = make('button', { class: 'search-close', type: 'button', 'aria-label': words.close }, '×')
  const list = make('div', { class: 'search-list', id: LIST_ID, role: 'listbox', 'aria-label': words.search })
  const more = make('button', { class: 'search-more', type: 'button', hidden: '' }, words.more)
  const status = make('p', { class: 'search-status', role: 'status' })
  const dialog = make(
    'dialog',
    { class: 'search-box', 'aria-label': words.search },
    make('div', { class: 'search-field' }, input, close),
    make('div', { class: 'search-results' }, list, more),
    make('div', { class: 'search-foot' }, status, make('p', { class: 'search-hint' }, words.hint)),
  )
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  return { dialog, input, list, more, status }
}
