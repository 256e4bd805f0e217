/**
 * Published notes → their pages' output paths and addresses (URL-0 to URL-11).
 *
 * A function of the published notes alone: private notes, and the order of reading, change no address.
 */
import type { Config } from '../config/config.ts'
import { type Diagnostic, inFile, noteDiagnostic, type Place } from '../diagnostics/diagnostic.ts'
import { siteUrl, type UrlStyle } from '../html/url.ts'
import { dirname, type OutputPath, type VaultPath, vaultPath } from '../lib/paths.ts'
import { type Allocator, createAllocator, SITE } from './allocator.ts'
import { isIndex, pagePath } from './page-path.ts'
import { permalinkOutput } from './permalink.ts'
import type { PublishedVault } from './publish.ts'

/** Where a page is written and where it is found. */
export interface PageAddress {
  readonly output: OutputPath
  /** From the site's root, percent-encoded, with a leading slash. */
  readonly url: string
}

/** What allocation reads of the configuration. */
export type UrlOptions = Pick<Config, 'home' | 'cleanUrls'>

/** The place of a property of a note, for reports; null if it is not known. */
export type PropertyPlace = (path: VaultPath, property: string) => Place | null

export interface AllocatedPages {
  /** In path order. */
  readonly addresses: ReadonlyMap<VaultPath, PageAddress>
  readonly diagnostics: readonly Diagnostic[]
}

/** Files that the site may make itself; notes of these names get a suffix (URL-7). */
export const RESERVED_OUTPUTS: readonly string[] = [
  '404.html',
  '_headers',
  '_redirects',
  'a-z.html',
  'favicon.ico',
  'favicon.svg',
  'feed.xml',
  'graph.html',
  'graph.json',
  'llms.txt',
  'manifest.webmanifest',
  'recent.html',
  'robots.txt',
  'search/index.html',
  'sitemap.xml',
  'sources.html',
  'sources.json',
  'sw.js',
  'tags/index.html',
  'wanted.html',
]

/**
 * Gives every published note its page. The home page comes first, then permalinks, then all others
 * by code unit order of their paths: who comes first gets the plain address.
 */
export function allocatePages(
  { notes }: PublishedVault,
  options: UrlOptions,
  allocator: Allocator = createAllocator(RESERVED_OUTPUTS),
  placeOf: PropertyPlace = () => null,
): AllocatedPages {
  const plan: Plan = {
    style: options.cleanUrls ? 'clean' : 'file',
    allocator,
    placeOf,
    outputs: new Map(),
    permalinks: new Map(),
    diagnostics: [],
  }
  const home = homeNote(notes, options.home)
  const homeOutput = allocator.claim('index.html', home ?? SITE)
  if (home !== null && homeOutput !== null) plan.outputs.set(home, homeOutput)
  for (const [path, { frontmatter }] of notes) {
    if (frontmatter.permalink !== null) takePermalink(plan, path, frontmatter.permalink)
  }
  for (const path of notes.keys()) {
    if (!plan.outputs.has(path)) takeDefault(plan, path)
  }
  const addresses = new Map<VaultPath, PageAddress>()
  for (const path of notes.keys()) {
    const output = plan.outputs.get(path)
    if (output !== undefined) addresses.set(path, { output, url: siteUrl(output, plan.style) })
  }
  return { addresses, diagnostics: plan.diagnostics }
}

/**
 * The note that is the home page: the configured one, else the root's `index.md` (URL-4), else one whose permalink
 * is `/`, else none.
 */
export function homeNote(notes: PublishedVault['notes'], configured: string | null): VaultPath | null {
  if (configured !== null && notes.has(vaultPath(configured))) return vaultPath(configured)
  const indexes = [...notes.keys()].filter((path) => dirname(path) === '' && isIndex(path))
  const rooted = [...notes].find(([, { frontmatter }]) => isRoot(frontmatter.permalink))?.[0]
  return indexes.find((path) => path === 'index.md') ?? indexes[0] ?? rooted ?? null
}

/** What has been given out so far. */
interface Plan {
  readonly style: UrlStyle
  readonly allocator: Allocator
  readonly placeOf: PropertyPlace
  readonly outputs: Map<VaultPath, OutputPath>
  /** The permalinks that were granted, by note. */
  readonly permalinks: Map<string, string>
  readonly diagnostics: Diagnostic[]
}

/** URL-9 to URL-11: a permalink that cannot be had is reported, and the note gets its default page. */
function takePermalink(plan: Plan, path: VaultPath, permalink: string): void {
  if (isRoot(permalink) && plan.outputs.get(path) === 'index.html') return
  const wanted = permalinkOutput(permalink)
  if (wanted === null) {
    const help = 'Write a path such as “about” or “guides/start”.'
    reportPermalink(plan, path, 'invalid-permalink', `“${permalink}” is not a path inside the site.`, help)
    return
  }
  if (plan.outputs.has(path)) {
    const message = 'The home page has the address “/” and can have no other.'
    reportPermalink(plan, path, 'invalid-permalink', message, 'Take the permalink out.')
    return
  }
  const owner = plan.allocator.ownerOf(wanted)
  const output = plan.allocator.claim(wanted, path)
  if (output === null) {
    const message = `The address “${permalink}” is already that of ${describe(owner)}.`
    const help = 'Give this note another permalink; it keeps its usual address until then.'
    reportPermalink(plan, path, 'duplicate-permalink', message, help)
    return
  }
  plan.outputs.set(path, output)
  plan.permalinks.set(path, permalink)
}

/** `/` is the site's own address. */
function isRoot(permalink: string | null): boolean {
  return permalink !== null && /^\/+$/.test(permalink.trim())
}

function takeDefault(plan: Plan, path: VaultPath): void {
  const { path: output, takenBy } = plan.allocator.allocate(pagePath(path), path)
  plan.outputs.set(path, output)
  if (takenBy === null) return
  const permalink = plan.permalinks.get(takenBy)
  const address = siteUrl(output, plan.style)
  if (permalink !== undefined) {
    const message = `The address “${permalink}” is also that of “${path}”.`
    const help = `“${path}” gets “${address}” instead.`
    reportPermalink(plan, vaultPath(takenBy), 'duplicate-permalink', message, help)
    return
  }
  const message = `“${path}” would have the address of ${describe(takenBy)}, so it gets “${address}”.`
  const help = 'Rename one of them, or give this note a permalink.'
  plan.diagnostics.push(inFile(path, noteDiagnostic('slug-collision', null, message, help)))
}

function reportPermalink(
  plan: Plan,
  path: VaultPath,
  code: 'invalid-permalink' | 'duplicate-permalink',
  message: string,
  help: string,
): void {
  const place = plan.placeOf(path, 'permalink')
  plan.diagnostics.push(inFile(path, noteDiagnostic(code, place, message, help)))
}

function describe(owner: string | null): string {
  return owner === null || owner === SITE ? 'a page that the site makes itself' : `“${owner}”`
}
