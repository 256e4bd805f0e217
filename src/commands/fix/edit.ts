/** The place of a link's path in the source of its note, and what to write there instead. */
import type { Nodes, Parents } from 'mdast'
import { readDestination } from '../../note/destination.ts'
import type { BrokenLink, Repair } from './repair.ts'

/** A link as it stands in the source of a note. */
export interface WrittenLink extends BrokenLink {
  /** Of the whole link, as UTF-16 offsets in the decoded text. */
  readonly start: number
  readonly end: number
  /** What to write for the whole link; null if a repair cannot be written here without changing more. */
  rewrite(repair: Repair): string | null
}

/** Reads the source of a link or embed; null for a node of another kind, or one whose path is not found in it. */
export function writtenLink(node: Nodes, text: string, parent: Parents): WrittenLink | null {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return null
  const source = text.slice(start, end)
  switch (node.type) {
    case 'wikilink':
    case 'embed': {
      const at = source.indexOf('[[') + 2
      const path = node.target
      const from = source.indexOf(path, at)
      if (path === '' || source.slice(at, from).trim() !== '') return null
      const hasWords = node.display !== null || node.type === 'embed' || parent.type === 'tableCell'
      return {
        start,
        end,
        path,
        syntax: 'wikilink',
        rewrite(repair) {
          if (/[[\]|#^\\]/.test(repair.path)) return null
          if (repair.isTitle && parent.type === 'tableCell' && node.display === null) return null
          const written = splice(source, from, path, repair.path)
          // The reader saw the title, and shall go on seeing it.
          const needsWords = repair.isTitle && !hasWords && node.subpath === null
          return needsWords ? `${written.slice(0, -2)}|${path}]]` : written
        },
      }
    }
    case 'link':
    case 'image': {
      const destination = readDestination(node.url)
      if (destination.kind !== 'internal' || destination.path.includes('?')) return null
      const found = destinationIn(source, node.url)
      if (found === null) return null
      const raw = node.url.split('#', 1)[0] ?? ''
      return {
        start,
        end,
        path: destination.path,
        syntax: 'markdown',
        rewrite: ({ path }) => splice(source, found.at, raw, encodePath(path, found.inAngles)),
      }
    }
    default:
      return null
  }
}

/** Where the address stands in the source of an inline link: after its last `](`, exactly as the node has it. */
function destinationIn(source: string, url: string): { at: number; inAngles: boolean } | null {
  const match = /^\]\([ \t\n]*(<?)/.exec(source.slice(source.lastIndexOf('](')))
  if (match === null) return null
  const at = source.lastIndexOf('](') + match[0].length
  const inAngles = match[1] === '<'
  const after = source[at + url.length] ?? ''
  const isWhole = inAngles ? after === '>' : /[) \t\n]/.test(after)
  return source.startsWith(url, at) && isWhole ? { at, inAngles } : null
}

/** Escapes what would end or change the address; letters of all languages stay readable. */
function encodePath(path: string, inAngles: boolean): string {
  const special = inAngles ? /[%<>#?&\\|\n]/g : /[\s%<>#?&\\|()"'*_`[\]]/g
  return path.replace(special, (character) =>
    /['()*_]/.test(character)
      ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
      : encodeURIComponent(character),
  )
}

function splice(text: string, at: number, old: string, replacement: string): string {
  return text.slice(0, at) + replacement + text.slice(at + old.length)
}
