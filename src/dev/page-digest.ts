import { createHash } from 'node:crypto'

/** What tells two versions of a page apart: its style sheets, and everything else. */
export interface PageParts {
  /** SHA-256 in hex of the page without the links to its style sheets. */
  readonly digest: string
  /** Addresses of the style sheets as they stand in the page, in order. */
  readonly styles: readonly string[]
}

/** Takes a page apart: the name of a style sheet changes with its content, and that alone is no reason to reload. */
export function pageParts(html: Uint8Array): PageParts {
  const text = Buffer.from(html).toString()
  const hash = createHash('sha256')
  const styles: string[] = []
  let from = 0
  for (let at = text.indexOf(LINK); at !== -1; at = text.indexOf(LINK, at + 1)) {
    const end = text.indexOf('>', at)
    if (end === -1) break
    const tag = text.slice(at, end)
    const href = attribute(tag, 'href')
    if (attribute(tag, 'rel') !== 'stylesheet' || href === null) continue
    styles.push(href)
    hash.update(text.slice(from, at))
    from = end
  }
  return { digest: hash.update(text.slice(from)).digest('hex'), styles }
}

const LINK = '<link '

/** The value of an attribute in quotes. */
function attribute(tag: string, name: string): string | null {
  const start = tag.indexOf(` ${name}="`)
  if (start === -1) return null
  const from = start + name.length + 3
  const end = tag.indexOf('"', from)
  return end === -1 ? null : tag.slice(from, end).replaceAll('&amp;', '&')
}
