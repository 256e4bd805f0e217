/** What a link leads to, cut out of its page: a note, a section, a block, a footnote (NAV-2). */
import { decoded } from '../internal-page.ts'

/** Nothing is to be loaded or sent by a preview, and its parts must not be taken for the page's own. */
const LEFT_OUT =
  'script, style, link, meta, base, iframe, object, embed, form, template, [data-chrome], .anchor, .copy-button, .links-here, .footnotes'
/** A preview is a look, not the whole of a long note. In characters. */
const ENOUGH = 20_000

/** The part of a page that an address names, as new elements of this document; null if there is nothing to show. */
export function cutOut(page: Document, url: URL): DocumentFragment | null {
  const main = page.querySelector('main')
  if (main === null) return null
  const nodes = partOf(main, decoded(url.hash.slice(1)))
  const part = document.createDocumentFragment()
  part.append(...nodes.map((node) => document.importNode(node, true)))
  tidy(part, url)
  return part.textContent?.trim() || part.querySelector('img, svg, video') ? part : null
}

/** The title of a page. */
export function titleOf(page: Document): string {
  const title = page.querySelector('main h1')?.cloneNode(true)
  if (!(title instanceof Element)) return page.title
  // Of a formula only its source is said.
  for (const formula of title.querySelectorAll('.katex')) {
    formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '')
  }
  return title.textContent?.trim() || page.title
}

function partOf(main: Element, id: string): readonly Element[] {
  const found = id === '' ? null : main.querySelector(`[id="${CSS.escape(id)}"]`)
  if (found === null || found.closest('.article-header') !== null) return beginning(main)
  if (/^h[1-6]$/.test(found.localName)) return section(found)
  if (found.closest('.footnotes') !== null) return [...(found.closest('li')?.children ?? [])]
  // The anchor of a block that has an id already stands empty before it.
  const block = found.childNodes.length === 0 ? (found.nextElementSibling ?? found.parentElement) : found
  return block === null ? [] : [inList(block)]
}

function beginning(main: Element): Element[] {
  const body = main.querySelector('.prose') ?? main.querySelector('.listing') ?? main
  const parts: Element[] = []
  let length = 0
  for (const child of body.children) {
    if (length > ENOUGH) break
    parts.push(child)
    length += child.textContent?.length ?? 0
  }
  return parts
}

/** A heading and all that follows, up to the next heading of its rank. */
function section(heading: Element): Element[] {
  const parts = [heading]
  for (let next = heading.nextElementSibling; next !== null; next = next.nextElementSibling) {
    if (/^h[1-6]$/.test(next.localName) && next.localName <= heading.localName) break
    parts.push(next)
  }
  return parts
}

/** An item keeps the list that makes it one. */
function inList(block: Element): Element {
  const list = block.localName === 'li' ? block.parentElement : null
  if (list === null) return block
  const copy = list.ownerDocument.importNode(list, false)
  copy.append(block.cloneNode(true))
  return copy
}

function tidy(part: DocumentFragment, url: URL): void {
  for (const element of part.querySelectorAll(LEFT_OUT)) element.remove()
  for (const element of part.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name === 'id' || name === 'tabindex' || name === 'srcset' || name.startsWith('on')) {
        element.removeAttribute(name)
      } else if (name === 'href' || name === 'src' || name === 'poster') {
        // Inside a drawing `#…` names a part of the drawing.
        if (!(element instanceof SVGElement && value.startsWith('#')) && URL.canParse(value, url.href)) {
          element.setAttribute(name, new URL(value, url).href)
        }
      }
    }
    if (element instanceof HTMLMediaElement) element.preload = 'none'
  }
}
