/** One note as its author wrote it, parsed as a build does: for checks that need places in the source. */
import type { Root } from 'mdast'
import type { Config } from '../config/config.ts'
import { parseBounded } from '../note/complexity/parse-bounded.ts'
import { readFrontmatter } from '../note/frontmatter.ts'
import { decodeNote } from '../source/decode.ts'
import { FileProblem, readBytes } from '../source/files.ts'
import { applyTransforms } from '../syntax/transforms.ts'

export interface ParsedNote {
  readonly bytes: Uint8Array
  /** The decoded text that was parsed: no byte order mark, line ends are LF. */
  readonly text: string
  /** Comments are not in it; its places are those of the file. */
  readonly tree: Root
}

/** Reads and parses a note; null if it is not text, or is gone since the vault was scanned. */
export async function readParsedNote(file: string, config: Config): Promise<ParsedNote | null> {
  const bytes = await readIfThere(file, config.limits.noteBytes)
  const text = bytes === null ? null : decodeNote(bytes).text
  if (bytes === null || text === null) return null
  const { body } = readFrontmatter(text, config.limits)
  const { tree } = parseBounded(body, config.limits)
  applyTransforms(tree, body, { strictLineBreaks: config.strictLineBreaks })
  return { bytes, text, tree }
}

async function readIfThere(file: string, noteBytes: number): Promise<Uint8Array | null> {
  try {
    return (await readBytes(file, noteBytes)).bytes
  } catch (error) {
    if (error instanceof FileProblem) return null
    throw error
  }
}
