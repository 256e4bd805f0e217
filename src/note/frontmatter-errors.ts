/** What went wrong in a block of YAML, in the author's words; the block's own text is never repeated. */
import type { ErrorCode } from 'yaml'

/** One sentence and a hint for an error of the YAML parser. */
export function explainYamlError(code: ErrorCode): readonly [message: string, help: string | null] {
  switch (code) {
    case 'TAB_AS_INDENT':
      return ['The frontmatter is indented with a tab.', 'Indent with blanks.']
    case 'BLOCK_AS_IMPLICIT_KEY':
      return ['A value in the frontmatter holds a colon, or is indented like a list of its own.', QUOTE]
    case 'BAD_SCALAR_START':
      return ['A value in the frontmatter starts with a character that YAML reserves.', QUOTE]
    case 'BAD_DQ_ESCAPE':
      return [
        'A backslash in a quoted value of the frontmatter has no meaning.',
        'Write it twice, or use single quotes.',
      ]
    case 'MISSING_CHAR':
      return ['Something in the frontmatter is not finished: a quote, a bracket or a colon is missing.', null]
    case 'BAD_INDENT':
      return [
        'A line of the frontmatter is not indented like the ones beside it, or a list is not closed.',
        null,
      ]
    case 'MULTILINE_IMPLICIT_KEY':
      return ['A line of the frontmatter is not a property.', 'Write each property as “name: value”.']
    case 'UNEXPECTED_TOKEN':
      return ['A value in the frontmatter goes on after its end.', QUOTE]
    default:
      return ['The frontmatter is not valid YAML.', null]
  }
}

/** The hint for a value that YAML takes for something else. */
export const QUOTE = 'Put the whole value in quotes.'
