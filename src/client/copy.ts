/** Copy buttons of code and formulas, and the addresses of headings (PG-7, PG-11, PG-12). */
import { announce, inProse, make, word } from './dom.ts'
import { texOf } from './tex.ts'

/** How long a button shows that it has worked, in milliseconds. */
const DONE = 1600

/** Adds the buttons. */
export function addCopyButtons(): void {
  for (const block of inProse('pre')) {
    addButton(block, word('copyCode'), () => (block.querySelector('code') ?? block).textContent ?? '')
  }
  for (const block of inProse('.math-display')) {
    const formula = block.querySelector('.katex')
    if (formula !== null) addButton(block, word('copyTex'), () => texOf(formula)).classList.add('math-frame')
  }
  for (const anchor of inProse<HTMLAnchorElement>('.anchor')) {
    anchor.title = word('copyLink')
    anchor.addEventListener('click', () => copy(anchor, anchor.href))
  }
}

/** The block moves into a frame, for a button inside a box that scrolls would scroll away with it. */
function addButton(block: HTMLElement, name: string, text: () => string): HTMLElement {
  const button = make('button', { class: 'copy-button', type: 'button', 'aria-label': name, title: name })
  button.addEventListener('click', () => copy(button, text()))
  const frame = make(block.localName === 'span' ? 'span' : 'div', { class: 'copy-frame' })
  block.replaceWith(frame)
  frame.append(block, button)
  return frame
}

function copy(element: HTMLElement, text: string): void {
  navigator.clipboard?.writeText(text).then(
    () => {
      element.classList.add('done')
      announce(word('copied'))
      setTimeout(() => element.classList.remove('done'), DONE)
    },
    // Refused by the browser or its user: the text can still be selected.
    () => {},
  )
}
