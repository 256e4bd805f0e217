/** Small vaults for the tests of the course layer, compiled from Markdown. */
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { type CourseFacts, deriveCourseFacts } from '../../src/course/course-facts.ts'
import { conceptsOf } from '../../src/course/courses.ts'
import type { LinkedVault, SectionRef } from '../../src/course/vault-links.ts'
import { vaultPath } from '../../src/lib/paths.ts'
import type { NoteSummary } from '../../src/note/summary.ts'
import { compileNote } from '../../src/render/compile.ts'
import { type LinkGraph, linkGraph } from '../../src/vault/graph.ts'
import { resolveVault } from '../../src/vault/links.ts'
import { publishVault } from '../../src/vault/publish.ts'

export interface TestVault extends CourseFacts {
  readonly linked: LinkedVault
  readonly graph: LinkGraph
}

/** A note's summary. */
export function summaryOf(markdown: string): NoteSummary {
  const { course, math, limits, embeds, strictLineBreaks } = DEFAULT_CONFIG
  return compileNote(markdown, {
    strictLineBreaks,
    sourceKeys: course.sourceKeys,
    macros: math.macros,
    limits,
    frameHosts: embeds.hosts,
  }).summary
}

/** Files by path: those ending in `.md` are notes, all others attachments. */
export function vault(files: { readonly [path: string]: string }): TestVault {
  const entries = Object.entries(files)
  const notes = entries.filter(([path]) => path.endsWith('.md'))
  const index = publishVault(
    new Map(notes.map(([path, text]) => [vaultPath(path), summaryOf(text)])),
    entries.filter(([path]) => !path.endsWith('.md')).map(([path]) => vaultPath(path)),
    { drafts: false, publish: 'all' },
  )
  const linked = { vault: index.published, tables: resolveVault(index) }
  return {
    ...deriveCourseFacts(linked, DEFAULT_CONFIG),
    linked,
    graph: linkGraph(linked.vault, linked.tables),
  }
}

/** A course as lines: units with their concepts, `?` after what is not written. */
export function outlineLines({ courses }: CourseFacts, course = 0): string[] {
  return (courses.list[course]?.units ?? []).map((unit) => {
    const mentions = unit.parts.flatMap((part) =>
      part.mentions.map((mention) => (mention.kind === 'note' ? name(mention.path) : `${mention.name}?`)),
    )
    return `${unit.title ?? '-'}: ${mentions.join(', ')}`
  })
}

/** The path of a course. */
export function pathNames({ courses }: CourseFacts, course = 0): string[] {
  return (courses.list[course]?.units ?? []).flatMap((unit) => conceptsOf(unit).map(name))
}

/** `Note › Heading`. */
export function place({ linked }: Pick<TestVault, 'linked'>, { note, section }: SectionRef): string {
  const heading = linked.vault.notes.get(note)?.headings[section]?.title
  return heading === undefined ? name(note) : `${name(note)} › ${heading}`
}

function name(path: string): string {
  return path.replace(/\.md$/, '')
}
