/** Keyboard shortcuts: one table, shown by `?` and by a button (NAV-6). */
import { make, word } from './dom.ts'

export interface Shortcut {
  /** The key as `KeyboardEvent.key` names it, or two of them with a blank between. */
  readonly key: string
  /** What it does, in the reader's language. */
  readonly label: string
  readonly run: () => void
}

/** Two keys belong together if they follow each other in so many milliseconds. */
const TOGETHER = 1000

/** Listens for the shortcuts and shows their list on demand. */
export function listenForKeys(shortcuts: readonly Shortcut[]): void {
  const help: Shortcut = { key: '?', label: word('keyHelp'), run: () => showKeys([...shortcuts, help]) }
  const all = new Map([...shortcuts, help].map((shortcut) => [shortcut.key, shortcut]))
  let last = { key: '', time: 0 }
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    // A key that is held down is pressed once: it must not make the page flicker, or be two keys.
    if (event.repeat || isTyping(event.target)) return
    const isSecond = event.timeStamp - last.time < TOGETHER
    const shortcut = (isSecond ? all.get(`${last.key} ${event.key}`) : undefined) ?? all.get(event.key)
    last = { key: event.key, time: event.timeStamp }
    if (shortcut === undefined) return
    event.preventDefault()
    shortcut.run()
  })
  document.querySelector('[data-lectern="keys"]')?.addEventListener('click', help.run)
}

/** True where letters are text: fields, editable content, an open dialog. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], dialog[open]') !== null
  )
}

function showKeys(shortcuts: readonly Shortcut[]): void {
  const list = make('dl', { class: 'key-list' })
  for (const { key, label } of shortcuts) {
    list.append(make('dt', {}, make('kbd', {}, key)), make('dd', {}, label))
  }
  const close = make('button', { type: 'button', autofocus: '' }, word('close'))
  const heading = make('h2', { id: 'ui:keys' }, word('keys'))
  const dialog = make('dialog', { 'aria-labelledby': heading.id }, heading, list, close)
  close.addEventListener('click', () => dialog.close())
  showDialog(dialog)
}

/** Shows a dialog that leaves the page when it is closed, by Escape or a click beside it, too. */
export function showDialog(dialog: HTMLDialogElement): void {
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  document.body.append(dialog)
  dialog.showModal()
}
