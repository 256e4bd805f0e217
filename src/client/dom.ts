/** Makes elements; text is always text, so nothing here can turn a note's words into markup. */

/** Creates an element with attributes and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: { readonly [name: string]: string } = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

/** An interface word in the language of the site; the page's template leaves them for the script. */
export function word(name: string): string {
  const words: unknown = JSON.parse(setting('words') ?? '{}')
  const found = new Map(Object.entries(Object(words))).get(name)
  return typeof found === 'string' ? found : ''
}

/** Something that the page's template tells the script, such as the address of a file; null if it does not. */
export function setting(name: string): string | null {
  return document.querySelector<HTMLElement>('template[data-lectern="words"]')?.dataset[name] ?? null
}

/** All elements of a selector below the article's own text. */
export function inProse<E extends Element = HTMLElement>(selector: string): readonly E[] {
  return [...document.querySelectorAll<E>(`.prose ${selector}`)]
}

/** Tells screen readers something that sighted readers see elsewhere. */
export function announce(message: string): void {
  const known = document.querySelector('[data-lectern="announcer"]')
  const announcer = known ?? make('div', { class: 'announcer', role: 'status', 'data-lectern': 'announcer' })
  if (known === null) document.body.append(announcer)
  announcer.textContent = message
}
