/** The guide and the files beside it, for tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderSite } from '../../src/build/build-site.ts'
import { type Answer, folder, lectern } from '../cli/lectern.ts'

export const ROOT = join(import.meta.dirname, '..', '..')
export const DOCS = join(ROOT, 'docs')

/** A file of the repository. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The pages of the guide, by name. */
export function pages(): ReadonlyMap<string, string> {
  const names = readdirSync(DOCS).filter((name) => name.endsWith('.md'))
  return new Map(names.map((name) => [name, read(`docs/${name}`)]))
}

export interface Fence {
  /** What stands after the fence: the language and more. */
  readonly info: string
  readonly text: string
  /** What follows it, to the end of the page. */
  readonly after: string
}

/** The fenced blocks of a page, outermost only. */
export function fences(page: string): Fence[] {
  return [...page.matchAll(/^(`{3,})([^`\n]*)\n([\s\S]*?)^\1$\n?/gm)].map((match) => ({
    info: match[2] ?? '',
    text: (match[3] ?? '').trimEnd(),
    after: page.slice(match.index + match[0].length),
  }))
}

/** The first fenced block of a page in a language. */
export function example(name: string, language: string): string {
  const found = fences(read(`docs/${name}`)).find(({ info }) => info === language)
  if (found === undefined) throw new Error(`docs/${name} has no example in ${language}.`)
  return found.text
}

/** Builds a project, written as a record of files, with the real build. */
export async function buildProject(
  files: { readonly [name: string]: string },
  commandLine = 'build --no-cache',
): Promise<Answer & { readonly cwd: string }> {
  const cwd = folder(files)
  return { ...(await lectern(commandLine, { cwd, render: renderSite })), cwd }
}
