/**
 * What the path of a broken link must have been, where there is exactly one answer.
 *
 * Three mistakes have one: the file has moved and no other file has its name; the path is percent-encoded
 * once too often; a wikilink gives the title of one note instead of its name. Only published notes and
 * attachments are answers, but every file counts when a name is to be unique: a private note of the same
 * name may be the one that was meant.
 */
import { fold } from '../../lib/fold.ts'
import { append } from '../../lib/multimap.ts'
import { basename, dirname } from '../../lib/paths.ts'
import { decodeOnce } from '../../note/destination.ts'

/** What a repair may know of a vault. */
export interface KnownFiles {
  /** Published notes: vault path → title. */
  readonly notes: ReadonlyMap<string, string>
  readonly attachments: readonly string[]
  /** Notes that are not published; never an answer. */
  readonly others: readonly string[]
}

/** The path part of a link, as it means: decoded if it is a Markdown link. */
export interface BrokenLink {
  readonly path: string
  readonly syntax: 'wikilink' | 'markdown'
}

export interface Repair {
  /** The path to write, not encoded. */
  readonly path: string
  /** True if the link named the title: a reader saw it, so its words should stay. */
  readonly isTitle: boolean
}

/** Answers with the repair of a link in the note `src`, or null if there is none or more than one. */
export type Repairer = (src: string, link: BrokenLink) => Repair | null

/** Names that many folders have: that there is one left does not say that it was meant. */
const COMMON_NAMES: ReadonlySet<string> = new Set(['index', '_index', 'readme', 'untitled', 'home'])

/** Indexes the files of a vault. */
export function createRepairer({ notes, attachments, others }: KnownFiles): Repairer {
  const isPublic = new Set([...notes.keys(), ...attachments])
  const byPath = new Map<string, string[]>()
  const byName = new Map<string, string[]>()
  const byTitle = new Map<string, string[]>()
  for (const path of [...isPublic, ...others]) {
    append(byPath, keyOf(path), path)
    append(byName, keyOf(basename(path)), path)
  }
  for (const [path, title] of notes) append(byTitle, fold(title).trim(), path)

  const only = (paths: readonly string[] | undefined): string | null => {
    const [path, rival] = paths ?? []
    return path !== undefined && rival === undefined && isPublic.has(path) ? path : null
  }
  const named = (path: string) => only(byName.get(keyOf(basename(path))))

  function moved(src: string, path: string): string | null {
    const isCommon = COMMON_NAMES.has(keyOf(basename(path)))
    const target = path.includes('/') && !isCommon ? named(path) : null
    return target === src ? null : target
  }

  return (src, { path, syntax }) => {
    const decoded = decodeOnce(path)
    const target =
      moved(src, path) ??
      (decoded === path ? null : (only(byPath.get(keyOf(decoded))) ?? moved(src, decoded) ?? named(decoded)))
    if (target !== null) return { path: spell(src, decoded, target, named(target) !== null), isTitle: false }
    const titled = syntax === 'wikilink' ? only(byTitle.get(fold(path).trim())) : null
    if (titled === null || titled === src) return null
    return { path: spell(src, path, titled, named(titled) !== null), isTitle: true }
  }
}

/** A note is the same with and without its ending. */
function keyOf(path: string): string {
  return fold(path.replace(/\.md$/i, '')).trim()
}

/** The way to a file in the style of what was written: `./x`, `/x`, `folder/x` or just a name; `.md` if it was there. */
function spell(src: string, written: string, target: string, isUnique: boolean): string {
  const whole = /\.md$/i.test(written) ? target : target.replace(/\.md$/i, '')
  if (/^\.\.?\//.test(written)) return relativePath(dirname(src), whole)
  if (written.startsWith('/')) return `/${whole}`
  return written.includes('/') || !isUnique ? whole : basename(whole)
}

function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/')
  const to = path.split('/')
  let common = 0
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common += 1
  const up = from.slice(common).map(() => '..')
  return [...(up.length === 0 ? ['.'] : up), ...to.slice(common)].join('/')
}
