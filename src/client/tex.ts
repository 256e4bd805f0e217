/** Formulas that are selected and copied become their TeX source (PG-12). */
import { make } from './dom.ts'

const FORMULA = '.katex'

/** The source of a formula, from the annotation that it carries for this purpose. */
export function texOf(formula: Element): string {
  return formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent ?? ''
}

/** Makes copying give TeX for every formula that a selection touches. */
export function copyFormulasAsTex(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection()
    if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return
    const range = wholeFormulas(selection.getRangeAt(0))
    const content = range.cloneContents()
    const formulas = content.querySelectorAll(FORMULA)
    if (formulas.length === 0 || event.clipboardData === null) return
    for (const formula of formulas) formula.replaceWith(delimited(formula))
    event.clipboardData.setData('text/plain', textOf(content))
    event.preventDefault()
  })
}

/** A selection that begins or ends inside a formula takes the whole of it. */
function wholeFormulas(selected: Range): Range {
  const range = selected.cloneRange()
  const first = formulaAround(range.startContainer)
  const last = formulaAround(range.endContainer)
  if (first !== null) range.setStartBefore(first)
  if (last !== null) range.setEndAfter(last)
  return range
}

function formulaAround(node: Node): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest(FORMULA) ?? null
}

function delimited(formula: Element): string {
  const tex = texOf(formula)
  return formula.closest('.katex-display') === null ? `$${tex}$` : `$$${tex}$$`
}

/** The text with its line breaks, which only an element in the page knows. */
function textOf(content: DocumentFragment): string {
  const box = make('div', { class: 'announcer', 'aria-hidden': 'true' }, content)
  document.body.append(box)
  // Not textContent: it has no line breaks between blocks.
  const text = box.innerText
  box.remove()
  return text
}
