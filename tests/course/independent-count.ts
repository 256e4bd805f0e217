/**
 * Counts links, citations and unwritten notes in Markdown with regular expressions alone: no parser, no code of
 * Lectern. What it finds is compared with what the site shows (`count-vault.ts`).
 *
 * Where the two could differ, and why they do not:
 * - Links in code, comments, formulas and frontmatter are none, so these are blanked first; the nodes of a diagram
 *   that are marked as links are some (COD-4), so they are read out of the code before.
 * - A link whose heading or block does not exist leads to a page all the same: it is a link, and nothing is unwritten.
 * - A missing picture, or any other missing file, is no unwritten note (WNT-1): names with a file's ending are left out.
 * - Several links of one section to one unwritten note are several links, but one want.
 * - Links of raw HTML and reference links (`[a][b]`) are not counted here; none of the vaults in question has any.
 */
export interface Counts {
  /** Links and embeds into the vault, by note, as a reader meets them. */
  readonly links: ReadonlyMap<string, number>
  /** Citations, by note. */
  readonly citations: ReadonlyMap<string, number>
  /** Unwritten notes by lower-case name, with the number of sections that want each. */
  readonly unwritten: ReadonlyMap<string, number>
}

interface Link {
  readonly target: string
  readonly embed: boolean
  readonly section: number
}

/** Counts over all notes; `files` are all paths of the vault. */
export function countVault(notes: ReadonlyMap<string, string>, files: readonly string[]): Counts {
  const texts = new Map([...notes].map(([path, text]) => [path, withoutOpaque(text)]))
  const known = knownNames(notes, files)
  const links = new Map<string, number>()
  const citations = new Map<string, number>()
  const wants = new Map<string, Set<string>>()
  for (const [path, text] of texts) {
    const found = linksOf(text)
    links.set(path, found.length)
    citations.set(path, citationsOf(text))
    for (const { target, embed, section } of found) {
      const name = target
        .replace(/#.*$/s, '')
        .trim()
        .replace(/\.md$/i, '')
        .replace(/^(?:\.{0,2}\/)+/, '')
      if (name === '' || known.has(name.toLowerCase()) || isFile(name, embed)) continue
      const key = name.toLowerCase()
      wants.set(key, (wants.get(key) ?? new Set()).add(`${path} ${section}`))
    }
  }
  const unwritten = new Map([...wants].map(([name, sections]) => [name, sections.size]))
  return { links, citations, unwritten }
}

/** Blanks what is not text: frontmatter, code, comments, formulas. Lines stay lines. */
function withoutOpaque(text: string): string {
  const blank = (match: string): string => match.replace(/[^\n]/g, ' ')
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n---(?=\n|$)/, blank)
    .replace(/^([ \t>]*)(`{3,}|~{3,})([^\n]*)\n[\s\S]*?^[ \t>]*\2[^\n]*$/gm, (block, _, __, language) =>
      language.trim() === 'mermaid' ? diagramLinks(block) : blank(block),
    )
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, blank)
    .replace(/%%[\s\S]*?%%/g, blank)
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/\$\$[\s\S]*?\$\$/g, blank)
    .replace(/(?<![\\$])\$(?!\s)[^$\n]+?(?<!\s)\$(?!\d)/g, blank)
}

/** COD-4: the nodes of a diagram that are links, which is the one kind of code with links in it. */
function diagramLinks(block: string): string {
  const names = [...block.matchAll(/^[ \t]*class[ \t]+([^\n]+?)[ \t]+internal-link/gm)].flatMap(
    ([, list = '']) => list.split(','),
  )
  return names.map((name) => `[[${name.trim()}]]`).join(' ')
}

function linksOf(text: string): Link[] {
  const links: Link[] = []
  let section = -1
  for (const line of text.split('\n')) {
    if (/^[ \t>]*#{1,6}[ \t]+\S/.test(line)) section++
    const inLine = line.matchAll(
      /(!?)\[\[([^[\]|]+)(?:\\?\|[^\]]*)?\]\]|(!?)\[(?:[^[\]]|\[[^\]]*\])*\]\((<[^>]*>|(?:[^()\s]|\([^()]*\))*)(?:\s+"[^"]*")?\)/g,
    )
    for (const match of inLine) {
      const [, wikiEmbed, wikilink, embed, destination] = match
      if (wikilink !== undefined) {
        links.push({ target: wikilink.replace(/\\$/, ''), embed: wikiEmbed === '!', section })
      } else if (destination !== undefined && isInternal(destination)) {
        const target = decode(destination.replace(/^<|>$/g, '').replace(/\?.*$/s, ''))
        links.push({ target, embed: embed === '!', section })
      }
    }
  }
  return links
}

/** Every link after `References::` and the like on its line. */
function citationsOf(text: string): number {
  let count = 0
  for (const line of text.split('\n')) {
    const field = /(?:^|[\s([>*-])(?:references?|sources?|ref)\s*::\s+(.*)$/i.exec(line)?.[1]
    if (field !== undefined) count += field.match(/\]\(|\[\[|(?<![(<])\bhttps?:\/\//gi)?.length ?? 0
  }
  return count
}

/** Names by which files can be meant: paths, their endings from each folder on, and aliases. */
function knownNames(notes: ReadonlyMap<string, string>, files: readonly string[]): Set<string> {
  const names = new Set<string>()
  for (const path of files) {
    const parts = path.toLowerCase().split('/')
    for (let i = 0; i < parts.length; i++) {
      const name = parts.slice(i).join('/')
      names.add(name)
      names.add(name.replace(/\.md$/, ''))
    }
  }
  for (const text of notes.values()) {
    const frontmatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? ''
    const block = /^alias(?:es)?:[ \t]*(.*(?:\r?\n(?:[ \t]+|[ \t]*-[ \t]).*)*)/im.exec(frontmatter)?.[1] ?? ''
    for (const alias of block.split(/\r?\n|,/)) {
      const name = alias.replace(/^[\s\-["']+|[\s\]"']+$/g, '')
      if (name !== '') names.add(name.toLowerCase())
    }
  }
  return names
}

function isInternal(destination: string): boolean {
  return destination !== '' && !/^<?(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(destination)
}

function isFile(name: string, embed: boolean): boolean {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return embed
    ? ending !== ''
    : /^(?:png|jpe?g|gif|svg|webp|pdf|mp[34]|webm|canvas|base|csv|json|xml|html?|zip|docx?|txt)$/.test(ending)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
