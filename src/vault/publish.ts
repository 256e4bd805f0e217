/**
 * Summaries of all notes → the published ones, and the names of everything for resolution.
 *
 * Runs before names, addresses, tags and links exist: every later phase takes a `PublishedVault` and
 * so cannot come upon a private note (PRV-3, PRV-4, TR-1).
 */
import type { Config } from '../config/config.ts'
import { compareCodeUnits } from '../lib/compare.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { Frontmatter, NoteSummary } from '../note/summary.ts'
import { indexNames, type VaultNames } from './names.ts'

// The key does not leave this module, so nothing else can pass an unfiltered vault for a published one.
const PUBLISHED = Symbol('published')

/** The notes that the site shows. Only `publishVault` makes one. */
export interface PublishedVault {
  readonly [PUBLISHED]: true
  /** By path, in code unit order. */
  readonly notes: ReadonlyMap<VaultPath, NoteSummary>
}

/** What links are resolved against. */
export interface VaultIndex {
  readonly published: PublishedVault
  readonly names: VaultNames
}

/** The part of the configuration that decides what is public. */
export type PublishOptions = Pick<Config, 'drafts' | 'publish'>

/**
 * Takes the public notes out of all notes. `withheld` are files of which no more than the path is to
 * be known: ignored, unreadable or refused ones. A link to one of them is a link to a private note. `before` are
 * names that are taken if they are the same.
 */
export function publishVault(
  notes: ReadonlyMap<VaultPath, NoteSummary>,
  attachments: readonly VaultPath[],
  options: PublishOptions,
  withheld: readonly VaultPath[] = [],
  before: VaultNames | null = null,
): VaultIndex {
  const refused = new Set(withheld)
  const published = new Map<VaultPath, NoteSummary>()
  for (const path of [...notes.keys()].sort(compareCodeUnits)) {
    const summary = notes.get(path)
    if (summary !== undefined && !refused.has(path) && isPublic(summary.frontmatter, options)) {
      published.set(path, summary)
    } else {
      refused.add(path)
    }
  }
  return {
    published: { [PUBLISHED]: true, notes: published },
    names: indexNames(published, attachments, refused, before),
  }
}

/** The same vault with other summaries of some of its notes, which say less of what is private (PRV-5). */
export function withSummaries(index: VaultIndex, others: ReadonlyMap<VaultPath, NoteSummary>): VaultIndex {
  const notes = [...index.published.notes].map(
    ([path, summary]) => [path, others.get(path) ?? summary] as const,
  )
  return { ...index, published: { [PUBLISHED]: true, notes: new Map(notes) } }
}

/** A published vault seen through something that shows its notes and no others. */
export function seenThrough(
  vault: PublishedVault,
  view: (notes: PublishedVault['notes']) => PublishedVault['notes'],
): PublishedVault {
  return { ...vault, notes: view(vault.notes) }
}

/** Whether a note of this frontmatter is on the site (PRV-1, PRV-2). */
export function isPublic(frontmatter: Frontmatter, options: PublishOptions): boolean {
  if (frontmatter.visibility === 'private') return false
  if (frontmatter.visibility === 'draft' && !options.drafts) return false
  return options.publish === 'all' || frontmatter.published
}
