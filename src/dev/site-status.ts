/** A site and its diagnostics → what the overlay of one page is told. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Site } from '../build/interface.ts'
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts'
import type { EditorLink } from './editor-link.ts'
import { pageParts } from './page-digest.ts'
import { requestPath } from './request-path.ts'
import { routeTo } from './route.ts'
import { readWhole, type SiteFiles } from './site-files.ts'
import type { DevFailure, DevProblem, DevStatus } from './status.ts'

/** What is served at the moment. */
export interface ServedState {
  readonly site: Site
  readonly files: SiteFiles
  /** Null if the last change could be built. */
  readonly failure: DevFailure | null
}

export interface AuthorView {
  /** Absolute paths of the folders in which files of diagnostics lie: the vault, the project. */
  readonly folders: readonly string[]
  /** How the author is told where a file is. */
  readonly locate: (file: string) => string
  readonly link: EditorLink
}

/** Problems of other notes that one page is told of. */
const MAX_ELSEWHERE = 200

/**
 * The status for the page at an address (its path alone), or null for an address that is none. Without an
 * author, for servers that others may reach, it says nothing of the vault.
 */
export async function siteStatus(
  address: string,
  { site, files, failure }: ServedState,
  author: AuthorView | null,
): Promise<DevStatus | null> {
  const path = requestPath(address)
  if (path === null) return null
  const route = await routeTo(path, files)
  const output = route.kind === 'file' ? route.path : '404.html'
  const file = await files.open(output)
  const { digest, styles } = pageParts(file === null ? Buffer.alloc(0) : await readWhole(file))
  const digests = new Map<string, string>(site.outputs.map((one) => [one.path, one.digest]))
  const source = site.pages.find((page) => page.output === output)?.source ?? null
  const diagnostics = author === null ? [] : site.diagnostics
  const problem = (one: Diagnostic) => describe(one, author)
  return {
    page: digest,
    styles: styles.map((href) => ({ href, digest: digests.get(outputOf(href, output)) ?? null })),
    publicFiles: digestOfPublic(site),
    failure: failure === null || author !== null ? failure : NO_DETAILS,
    here: diagnostics.filter((one) => one.file === source && source !== null).map(problem),
    elsewhere: diagnostics
      .filter((one) => one.file !== source || source === null)
      .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
      .slice(0, MAX_ELSEWHERE)
      .map(problem),
    counts: countAll(diagnostics),
    wanted: site.generated.find(({ kind }) => kind === 'wanted')?.url ?? null,
  }
}

/** For others: a message may name what is private. */
const NO_DETAILS: DevFailure = { message: 'The terminal says why.', help: null }

const ORDER: readonly Severity[] = ['error', 'warning', 'info']

function describe(diagnostic: Diagnostic, author: AuthorView | null): DevProblem {
  const { severity, code, message, help, file, line, column } = diagnostic
  const place = [file === null ? null : (author?.locate(file) ?? file), line, line === null ? null : column]
  const found = file === null ? undefined : author?.folders.map((one) => join(one, file)).find(existsSync)
  const href = found === undefined ? null : (author?.link({ file: found, line, column }) ?? null)
  return { severity, code, message, help, place: place.filter((part) => part !== null).join(':'), href }
}

/** The output that an address in a page means; the address itself if it leads elsewhere. */
function outputOf(href: string, page: string): string {
  const [path = ''] = href.split(/[?#]/, 1)
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path) ? href : posix.join(posix.dirname(page), path)
}

function digestOfPublic({ outputs }: Site): string {
  const hash = createHash('sha256')
  for (const { path, digest, body } of outputs)
    if (body.kind === 'public' && !path.endsWith('.css')) hash.update(`${path} ${digest}\n`)
  return hash.digest('hex')
}

function countAll(diagnostics: readonly Diagnostic[]): DevStatus['counts'] {
  const count = (severity: Severity) => diagnostics.filter((one) => one.severity === severity).length
  return { error: count('error'), warning: count('warning'), info: count('info') }
}
