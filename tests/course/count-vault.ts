/** Builds a vault and sets what its pages show beside what the independent count finds in its Markdown. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CheerioAPI, load } from 'cheerio'
import { type Built, build } from '../site/vault.ts'
import { type Counts, countVault } from './independent-count.ts'

/** A folder as files by path, and its notes as text. */
export function readVault(folder: string): {
  readonly files: Readonly<Record<string, Buffer>>
  readonly markdown: ReadonlyMap<string, string>
} {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.\w+$/.test(path) && !/(?:^|\/)\./.test(path))
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))]))
  const notes = paths.filter((path) => path.endsWith('.md'))
  return { files, markdown: new Map(notes.map((path) => [path, files[path]?.toString('utf8') ?? ''])) }
}

/** What a built site shows, in the terms of the independent count. */
export function shownCounts(site: Built, notes: Iterable<string>): Counts {
  const links = new Map<string, number>()
  const citations = new Map<string, number>()
  for (const path of notes) {
    if (!site.pages.some(({ source }) => source === path)) continue
    links.set(path, shownLinks(site.page(path)))
    const $ = site.content(path)
    $('.embed').remove()
    citations.set(path, $('[data-sources]:not(.all-sources) > li').length)
  }
  return { links, citations, unwritten: wantedNames(site) }
}

/** Links and embeds of a note itself: not those of notes it embeds, nor what the page adds. */
export function shownLinks($: CheerioAPI): number {
  const prose = $('.prose')
  prose
    .find('.embed > .embed-title, .embed > .embed-open, .embed-content, .all-sources, [data-chrome]')
    .remove()
  const links = prose.find('a.internal-link, span.internal-link, span.private-link')
  const files = 'img[src*="assets/"], audio, video, .pdf-embed'
  return links.length + prose.find(`.embed, ${files}, .embed-missing`).length
}

/** The unwritten notes and how many sections want each. */
function wantedNames(site: Built): Map<string, number> {
  if (!site.generated.some(({ kind }) => kind === 'wanted')) return new Map()
  const $ = load(site.outputText('wanted.html'))
  return new Map(
    $('.wanted-list > li')
      .toArray()
      .map((item) => {
        const name = $(item).find('.unresolved').first().text()
        return [name.trim().toLowerCase(), $(item).find('ul > li').length] as const
      }),
  )
}

/** One line for each number that differs: `links a.md: 3 in the Markdown, 2 on the site`. */
export async function differences(folder: string): Promise<{ lines: string[]; totals: string }> {
  const { files, markdown } = readVault(folder)
  const counted = countVault(markdown, Object.keys(files))
  const site = await build(files)
  const shown = shownCounts(site, markdown.keys())
  const lines = (['links', 'citations', 'unwritten'] as const).flatMap((kind) => {
    const names = [...new Set([...counted[kind].keys(), ...shown[kind].keys()])].sort()
    return names.flatMap((name) => {
      const [inText, onSite] = [counted[kind].get(name) ?? 0, shown[kind].get(name) ?? 0]
      return inText === onSite ? [] : [`${kind} ${name}: ${inText} in the Markdown, ${onSite} on the site`]
    })
  })
  const sum = (map: ReadonlyMap<string, number>): number => [...map.values()].reduce((a, b) => a + b, 0)
  const totals = (['links', 'citations', 'unwritten'] as const)
    .map((kind) => `${kind} ${sum(counted[kind])}/${sum(shown[kind])}`)
    .join(', ')
  return { lines, totals }
}
