import type { VaultPath } from '../lib/paths.ts'

/** The place in a note that a link leads to or an embed shows. */
export type Target =
  | { readonly kind: 'whole' }
  | { readonly kind: 'heading'; readonly heading: number; readonly anchor: string }
  | { readonly kind: 'block'; readonly block: number; readonly anchor: string }
  /** The subpath names nothing: the link leads to the page (HD-10, BRF-10). */
  | { readonly kind: 'unknown' }

/** What one link of a published note means. Nothing in it names a private note. */
export type Resolution =
  | { readonly kind: 'note'; readonly path: VaultPath; readonly target: Target }
  | { readonly kind: 'attachment'; readonly path: VaultPath; readonly fragment: string | null }
  | { readonly kind: 'missing' }
  | { readonly kind: 'private' }

/** What most links lead to. One value, for a vault has hundreds of thousands of them. */
export const WHOLE: Target = Object.freeze({ kind: 'whole' })

/** The resolutions of one note's links, by link index. */
export type LinkTable = readonly Resolution[]
