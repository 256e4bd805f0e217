/**
 * Which files other than notes are published, and where: those that a published note links to or
 * embeds, and no others (PRV-7, TR-3). There is no way from an unused file to the output.
 */
import type { Config } from '../config/config.ts'
import { type Diagnostic, inFile, noteDiagnostic, type Place } from '../diagnostics/diagnostic.ts'
import { siteUrl } from '../html/url.ts'
import { compareCodeUnits } from '../lib/compare.ts'
import { basename, extension, type OutputPath, type VaultPath } from '../lib/paths.ts'
import type { Allocator } from './allocator.ts'
import type { LinkTable } from './resolution.ts'
import { slugSegment } from './slug.ts'

/** Where the copy of an attachment is written and where it is found. */
export interface AttachmentAddress {
  readonly output: OutputPath
  readonly url: string
}

/** The place of a link of a note, for reports; null if it is not known. */
export type LinkPlace = (path: VaultPath, link: number) => Place | null

/** Types that a browser would run as part of the site (TR-10). */
export const ACTIVE_TYPES: ReadonlySet<string> = new Set(
  'html htm xhtml xht shtml mht mhtml svgz js mjs cjs xml xsl xslt swf hta htc wasm'.split(' '),
)

/** Whether a file may not be published for its type; `allow` lists endings that may. */
export function isActive(path: VaultPath, allow: readonly string[]): boolean {
  const ending = extension(path).trim()
  return ACTIVE_TYPES.has(ending) && !allow.some((name) => name.replace(/^\./, '').toLowerCase() === ending)
}

/** The attachments that the links of published notes lead to, in path order. */
export function linkedAttachments(tables: Iterable<LinkTable>): VaultPath[] {
  const paths = new Set<VaultPath>()
  for (const table of tables) {
    for (const resolution of table) {
      if (resolution.kind === 'attachment') paths.add(resolution.path)
    }
  }
  return [...paths].sort(compareCodeUnits)
}

/**
 * Gives the attachments their output paths: `assets/<slug>.<digest>.<ending>`. A file without a digest
 * (unreadable, or refused for its content) gets none, nor does a file of an active type that is not in `passive`.
 */
export function allocateAttachments(
  paths: Iterable<VaultPath>,
  digests: ReadonlyMap<VaultPath, string>,
  options: Pick<Config, 'attachments'>,
  allocator: Allocator,
  passive: ReadonlySet<VaultPath> = new Set(),
): ReadonlyMap<VaultPath, AttachmentAddress> {
  const addresses = new Map<VaultPath, AttachmentAddress>()
  for (const path of paths) {
    const digest = digests.get(path)
    if (digest === undefined) continue
    if (isActive(path, options.attachments.allow) && !passive.has(path)) continue
    const { path: output } = allocator.allocate(attachmentPath(path, digest), path)
    addresses.set(path, { output, url: siteUrl(output) })
  }
  return addresses
}

/** Why a file is not published although a published note links to it (TR-10). */
export type Refusal = 'active-attachment' | 'svg-refused'

/** Reports every link to a file that is refused (MED-4). */
export function refusalDiagnostics(
  tables: ReadonlyMap<VaultPath, LinkTable>,
  refusals: ReadonlyMap<VaultPath, Refusal>,
  placeOf: LinkPlace = () => null,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  for (const [note, table] of tables) {
    table.forEach((resolution, i) => {
      const refusal = resolution.kind === 'attachment' ? refusals.get(resolution.path) : undefined
      if (resolution.kind !== 'attachment' || refusal === undefined) return
      const { message, help } = explainRefusal(resolution.path, refusal)
      diagnostics.push(inFile(note, noteDiagnostic(refusal, placeOf(note, i), message, help)))
    })
  }
  return diagnostics
}

function explainRefusal(path: VaultPath, refusal: Refusal): { message: string; help: string } {
  const name = basename(path)
  const allow = `If you trust all such files, add “${extension(path).trim()}” to attachments.allow.`
  switch (refusal) {
    case 'active-attachment':
      return { message: `A browser could run “${name}”, so it is not published.`, help: allow }
    case 'svg-refused':
      return {
        message: `The picture “${name}” holds more than a drawing, so it is not published.`,
        help: `Export it again as a plain SVG or as PNG. ${allow}`,
      }
    default:
      return refusal satisfies never
  }
}

/** The content's digest in the name makes two files of one name two, and lets hosts keep them for good. */
function attachmentPath(path: VaultPath, digest: string): string {
  const name = basename(path)
  const ending = /^[a-z0-9]{1,12}$/.test(extension(path)) ? extension(path) : ''
  const stem = ending === '' ? name : name.slice(0, -ending.length - 1)
  return [`assets/${slugSegment(stem)}`, digest.slice(0, 8), ...(ending === '' ? [] : [ending])].join('.')
}
