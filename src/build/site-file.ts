/** The last site as it lies in the cache folder: one file for each vault, which names the pieces of its lists. */

import type { LastLook } from './cache.ts'
import type { PieceKeys, Pieces } from './pieces.ts'
import { readSaved } from './saved.ts'
import type { SavedSite } from './saved-site.ts'

export const SITE_FORM = 'lectern-site-2'

/** Lists that are as long as the vault is large. */
const LONG_LISTS = ['pages', 'generated', 'assets', 'outputs', 'diagnostics', 'advice'] as const
type LongList = (typeof LONG_LISTS)[number]

/** The site as JSON. */
export interface EncodedSite extends Omit<LastLook, 'stamps'> {
  readonly stamps: PieceKeys
  readonly site: Omit<SavedSite, LongList> & { readonly [list in LongList]: PieceKeys }
}

/** Stores the lists, and answers what names them. */
export function encodeSite({ stamps, ...look }: LastLook, site: SavedSite, pieces: Pieces): EncodedSite {
  const save = (list: LongList): PieceKeys => pieces.save(`site ${list}`, site[list] ?? [])
  return {
    ...look,
    stamps: pieces.save('stamps', stamps),
    site: {
      ...site,
      pages: save('pages'),
      generated: save('generated'),
      assets: save('assets'),
      outputs: save('outputs'),
      diagnostics: save('diagnostics'),
      advice: save('advice'),
    },
  }
}

/** What was seen when the site was made. Throws `MissingEntry`. */
export function decodeLook({ stamps, site: _, ...look }: EncodedSite, pieces: Pieces): LastLook {
  return { ...look, stamps: pieces.load('stamps', stamps) }
}

/** The site that was stored. Throws `MissingEntry`. */
export function decodeSite({ site }: EncodedSite, pieces: Pieces): SavedSite {
  const load = <List extends LongList>(list: List): NonNullable<SavedSite[List]>[number][] =>
    pieces.load(`site ${list}`, site[list])
  return {
    ...site,
    pages: load('pages'),
    generated: load('generated'),
    assets: load('assets'),
    outputs: load('outputs'),
    diagnostics: load('diagnostics'),
    advice: load('advice'),
  }
}

/** The entries that the site of a file names. */
export function siteKeys(file: string): readonly string[] {
  const saved = readSaved<EncodedSite>(file, SITE_FORM)
  if (saved.kind !== 'value') return []
  const { stamps, site } = saved.value
  return [...stamps, ...LONG_LISTS.flatMap((list) => site[list])]
}
