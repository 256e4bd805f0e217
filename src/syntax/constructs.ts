/**
 * Which constructs a note can hold.
 *
 * A construct that cannot match costs time all the same: GFM's e-mail addresses are tried at every word and
 * take as long as everything else. What a note has no character for is left out, with exactly the same result.
 */
export interface Constructs {
  readonly emailAutolinks: boolean
  readonly httpAutolinks: boolean
  readonly wwwAutolinks: boolean
  /** The second search for autolinks, in the finished tree, where character references are resolved. */
  readonly autolinksInTree: boolean
  readonly footnotes: boolean
  readonly strikethrough: boolean
  readonly tables: boolean
  readonly taskListItems: boolean
  readonly wikilinks: boolean
  readonly highlights: boolean
  readonly comments: boolean
  readonly tags: boolean
  readonly inlineFootnotes: boolean
  readonly math: boolean
}

/** Every construct, for a source that is not known yet. */
export const ALL_CONSTRUCTS: Constructs = {
  emailAutolinks: true,
  httpAutolinks: true,
  wwwAutolinks: true,
  autolinksInTree: true,
  footnotes: true,
  strikethrough: true,
  tables: true,
  taskListItems: true,
  wikilinks: true,
  highlights: true,
  comments: true,
  tags: true,
  inlineFootnotes: true,
  math: true,
}

/** The constructs that a source has the characters for. */
export function constructsFor(source: string): Constructs {
  const emailAutolinks = source.includes('@')
  const httpAutolinks = /http/i.test(source)
  const wwwAutolinks = /www/i.test(source)
  return {
    emailAutolinks,
    httpAutolinks,
    wwwAutolinks,
    autolinksInTree: emailAutolinks || httpAutolinks || wwwAutolinks || source.includes('&'),
    footnotes: source.includes('[^'),
    // A single tilde is none, but where tildes are known they loosen the rules for emphasis next to them.
    strikethrough: source.includes('~'),
    // The delimiter row of a table of one column may have a colon instead of a bar.
    tables: source.includes('|') || source.includes(':-') || source.includes('-:'),
    taskListItems: source.includes('['),
    wikilinks: source.includes('[['),
    highlights: source.includes('=='),
    comments: source.includes('%%'),
    tags: source.includes('#'),
    inlineFootnotes: source.includes('^['),
    math: source.includes('$'),
  }
}
