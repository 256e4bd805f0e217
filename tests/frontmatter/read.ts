import { DEFAULT_LIMITS } from '../../src/config/config.ts'
import { readFrontmatter } from '../../src/note/frontmatter.ts'
import type { Frontmatter } from '../../src/note/summary.ts'

/** A note with these lines between the fences and one line of text below. */
export function note(...lines: readonly string[]): string {
  return ['---', ...lines, '---', 'Text.'].join('\n')
}

export function read(text: string) {
  return readFrontmatter(text, DEFAULT_LIMITS)
}

/** The frontmatter of a note with these lines between the fences. */
export function fields(...lines: readonly string[]): Frontmatter {
  return read(note(...lines)).frontmatter
}

/** `line:column severity code` of everything reported for a note. */
export function reported(text: string): string[] {
  return read(text).diagnostics.map((d) => `${d.line}:${d.column} ${d.severity} ${d.code}`)
}
