/** The Markdown of each note beside its page, and `llms.txt`, which lists it for language models (WEB-2). */

import { encodePath } from '../../../html/url.ts'
import { basename, type OutputPath, type VaultPath } from '../../../lib/paths.ts'
import { interfaceWords } from '../../../template/words.ts'
import { noteTitle } from '../../../vault/collections.ts'
import type { Facts, SiteFacts } from '../../facts.ts'
import { absoluteUrl } from '../../pages/base.ts'
import type { Materials } from '../../render-scope.ts'

/** Where the Markdown of notes is; empty unless the configuration asks for it. */
export function allocateMarkdown(facts: SiteFacts): Map<VaultPath, OutputPath> {
  const paths = new Map<VaultPath, OutputPath>()
  if (!facts.config.markdownFiles) return paths
  for (const [note, { output }] of facts.addresses) {
    const wanted = output.replace(/\.html$/, '.md')
    paths.set(note, facts.allocator.allocate(wanted, `markdown:${note}`).path)
  }
  return paths
}

/**
 * `llms.txt`: the site's name, what it is about, and its notes with their descriptions: each course in the order
 * of its path, then all others. Addresses are absolute if the site's public address is known, else relative.
 */
export function llmsText(facts: Facts, { markdown }: Pick<Materials, 'markdown'>, siteTitle: string): string {
  const words = interfaceWords(facts.config.lang)
  const listed = new Set<VaultPath>()
  const sections = facts.course.courses.list.map(({ note, title, path }) =>
    section(title || words.notes, note === null ? path : [note, ...path]),
  )
  const rest = section(words.notes, [...markdown.keys()])
  const { description } = facts.config
  const head = `# ${line(siteTitle)}\n${description === null ? '' : `\n> ${line(description)}\n`}`
  return head + [...sections, rest].join('')

  function section(title: string, notes: readonly VaultPath[]): string {
    const entries = notes.flatMap((note) => {
      if (listed.has(note)) return []
      listed.add(note)
      return entry(note)
    })
    return entries.length === 0 ? '' : `\n## ${line(title)}\n\n${entries.join('')}`
  }

  function entry(note: VaultPath): string[] {
    const summary = facts.vault.notes.get(note)
    const output = markdown.get(note)
    if (summary === undefined || output === undefined) return []
    const address = absoluteUrl(facts, output) ?? encodePath(output)
    const about = summary.frontmatter.description
    return [
      `- [${line(noteTitle(note, summary) || basename(note))}](${address})${about === null ? '' : `: ${line(about)}`}\n`,
    ]
  }
}

/** Words on one line in which nothing is markup. */
function line(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#]/g, '\\$&')
}
