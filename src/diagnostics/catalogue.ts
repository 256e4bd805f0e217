import type { Severity } from './diagnostic.ts'

interface Entry {
  readonly severity: Severity
  /** One line for the page of check codes in the guide. */
  readonly meaning: string
}

function entry(severity: Severity, meaning: string): Entry {
  return { severity, meaning }
}

/** Every diagnostic code that Lectern can report, with its usual severity (DIA-2; trust.md section 5). */
export const CATALOGUE = {
  'unresolved-link': entry('warning', 'A link names a note or file that the vault does not have.'),
  'unresolved-heading': entry('warning', 'A link names a heading that the note does not have.'),
  'unresolved-block': entry('warning', 'A link names a block id that the note does not have.'),
  'missing-attachment': entry('warning', 'An embedded picture or file is not in the vault.'),
  'ambiguous-link': entry('info', 'A link could mean several notes; the nearest one was taken.'),
  'private-link': entry(
    'warning',
    'A published note links to or embeds a private one; only its own words are shown.',
  ),
  'embed-cycle': entry(
    'warning',
    'A note embeds itself, directly or through others; a link is shown instead.',
  ),
  'embed-depth': entry('warning', 'Embeds are nested too deeply; a link is shown instead.'),
  'embed-limit': entry('warning', 'A page embeds too much; links are shown for the rest.'),
  'dead-url': entry('warning', 'An address outside the site does not answer (only with check --external).'),
  'orphan-note': entry('info', 'A published note that no other links to and that is on no course.'),
  'frontmatter-invalid': entry('error', 'The frontmatter cannot be read.'),
  'frontmatter-value': entry('warning', 'A property has a value of the wrong kind and is ignored.'),
  'publish-unclear': entry(
    'warning',
    'publish or draft is neither clearly yes nor clearly no, so the note is private.',
  ),
  'duplicate-key': entry('warning', 'A property is given twice; the last value counts.'),
  'duplicate-permalink': entry('warning', 'Two notes want the same address; one of them gets another.'),
  'invalid-permalink': entry('warning', 'A permalink is not a path inside the site and is ignored.'),
  'slug-collision': entry('info', 'Two files would have the same address; one of them gets a suffix.'),
  'invalid-encoding': entry('warning', 'The file is not valid UTF-8; the wrong bytes are shown as \uFFFD.'),
  'control-character': entry('warning', 'The note holds control characters; they are shown as \uFFFD.'),
  'not-text': entry('error', 'A file ending in .md is not a text file and is withheld.'),
  'math-error': entry('warning', 'A formula is not valid TeX; its source is shown.'),
  'unclosed-comment': entry('warning', 'A %% comment is never closed; everything after it is hidden.'),
  'duplicate-block-id': entry('warning', 'A block id is given twice in one note; the first is the target.'),
  'too-complex': entry(
    'warning',
    'A block is nested or marked up beyond the limits; it is shown as plain text.',
  ),
  'note-too-large': entry('error', 'The note is larger than the limit and is withheld.'),
  'blocked-url': entry('warning', 'An address of a kind that could run code was removed.'),
  'html-removed': entry('info', 'Raw HTML that could take control of the page was removed.'),
  'active-attachment': entry('warning', 'A file that a browser could run is not published.'),
  'svg-refused': entry('warning', 'An SVG picture with active content is not published.'),
  'picture-location': entry('warning', 'A published picture says where it was taken (only with check).'),
  symlink: entry('warning', 'A symbolic link is not followed.'),
  'not-a-file': entry('warning', 'Something that is not a regular file was skipped.'),
  unreadable: entry('error', 'A file could not be read.'),
  vanished: entry('info', 'A file disappeared during the build.'),
  'no-history': entry('warning', 'Dates should come from git, and the history cannot be read or is cut off.'),
  'unsupported-query': entry('info', 'A query block is shown as code: Lectern never runs code from notes.'),
  'cards-without-address': entry('warning', 'Link cards are asked for, and the site has no `baseUrl`.'),
  'cards-left-out': entry('info', 'Titles hold formulas or characters that no link card can show.'),
  'public-clash': entry('error', 'A file of public/ has the name of a file that the site makes itself.'),
  'template-error': entry(
    'error',
    'A template cannot be used; the built-in one of that name is used instead.',
  ),
  'plugin-threw': entry('error', 'A plugin failed on a note; the note is shown without it.'),
  'cache-dropped': entry('info', 'The cache was damaged or foreign and was rebuilt.'),
} as const satisfies Record<string, Entry>

/** The stable names of diagnostics; scripts may rely on them. */
export type DiagnosticCode = keyof typeof CATALOGUE
