/** `lectern explain <page>`: why a page was made again, and what it depends on. */
import { explainPage, type PageExplanation } from '../build/explain.ts'
import { createBuildMemory } from '../build/memory.ts'
import type { InputChange, PageInput } from '../build/page-inputs.ts'
import { printable } from '../diagnostics/report-pretty.ts'
import { UserError } from '../diagnostics/user-error.ts'
import { nearest } from '../lib/nearest.ts'
import { borrowCache } from './cache-folder.ts'
import { type Colors, colorsFor, type Io } from './io.ts'
import { createProgressLine } from './progress.ts'
import { openProject } from './project.ts'
import { fromSteadyVault } from './steady.ts'
import type { Invocation } from './table.ts'

export async function explain({ options, argument }: Invocation, io: Io): Promise<number> {
  const project = await openProject(options, options.vault ?? null, io)
  const cache = borrowCache(project.request.cacheDir, io)
  const memory = createBuildMemory()
  const progress = createProgressLine(io, options.quiet ?? false)
  try {
    const request = { ...project.request, cacheDir: cache.folder, onProgress: progress.show }
    const explained = await fromSteadyVault(() => explainPage(request, memory, argument ?? ''))
    progress.clear()
    if (explained.kind === 'unknown') throw unknownPage(argument ?? '', explained.names)
    const { explanation } = explained
    io.stdout.write(
      options.json
        ? `${JSON.stringify(explanation, null, 2)}\n`
        : describe(
            explanation,
            cache.folder !== null,
            colorsFor(io.stdout, io, options['no-color'] ?? false),
          ),
    )
    return 0
  } finally {
    progress.clear()
    memory.close()
    cache.release()
  }
}

function unknownPage(name: string, names: readonly string[]): UserError {
  const guess = nearest(name, names)
  return new UserError(
    2,
    `There is no page “${name}”.`,
    guess === null
      ? 'Name a note of the vault, an address, or a file of the site, such as “index.html”.'
      : `Did you mean “${guess}”?`,
  )
}

function describe(page: PageExplanation, hasCache: boolean, colors: Colors): string {
  const lines = [
    colors.bold(printable(page.output)) +
      (page.source === null ? '' : ` shows the note ${printable(page.source)}`),
    ...why(page, hasCache),
    '',
    'It depends on:',
    ...grouped(page.inputs).map((line) => `  ${printable(line)}`),
  ]
  return `${lines.join('\n')}\n`
}

function why({ isUpToDate, isKnown, reason }: PageExplanation, hasCache: boolean): string[] {
  if (!hasCache) return ['There is no cache, so nothing is known of earlier builds.']
  if (!isKnown) return ['No earlier build has made it.']
  if (reason === null)
    return ['It is as the first build made it: nothing that it depends on has changed since.']
  const head = isUpToDate
    ? 'It is up to date. When it was last made again, this had changed:'
    : 'The next build makes it again, because this has changed:'
  const changes = reason.map((change) => `  ${printable(changeText(change))}`)
  return [head, ...(changes.length === 0 ? ['  only what its own code does with all this'] : changes)]
}

function changeText(change: InputChange): string {
  const end = { changed: '', new: ' (new)', gone: ' (no longer shown)' }[change.how]
  return `${inputText(change)}${end}`
}

function inputText({ kind, of }: PageInput): string {
  switch (kind) {
    case 'template':
      return `the template ${of}, or one that it uses`
    case 'site':
      return 'settings, theme or Lectern itself'
    case 'data':
      return of === ''
        ? 'what the vault says about it: links, backlinks, navigation'
        : `its ${FIELDS[of] ?? of}`
    case 'content':
      return `the content of ${of}`
    case 'headings':
      return `the headings of ${of}`
    case 'lead':
      return `the words that say what ${of} is about`
    case 'quote':
      return `a sentence of ${of} that links to it`
    default:
      return kind satisfies never
  }
}

/** Fields of a page's data whose names do not say enough (`PageView`). */
const FIELDS: { readonly [field: string]: string } = {
  nav: 'navigation',
  links: 'links: where they lead, and what leads to it',
  localGraph: 'map of linked notes',
  toc: 'contents',
  positions: 'place in its courses',
}

/** One line for each input; notes of one kind together. */
function grouped(inputs: readonly PageInput[]): string[] {
  const lines = new Map<string, number>()
  for (const input of inputs) lines.set(inputText(input), (lines.get(inputText(input)) ?? 0) + 1)
  return [...lines].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`))
}
