/** The configuration as plain data with every default filled in; functions (plugins) are kept apart. */
import type { DiagnosticCode } from '../diagnostics/catalogue.ts'
import type { Severity } from '../diagnostics/diagnostic.ts'

export interface NavLink {
  readonly text: string
  readonly link: string
}

export interface Config {
  readonly title: string | null
  readonly description: string | null
  readonly author: string | null
  readonly lang: string
  /** Public address of the site with a trailing slash, or null. */
  readonly baseUrl: string | null
  readonly cleanUrls: boolean
  /** Vault path of the note to use as home page, or null to choose. */
  readonly home: string | null
  readonly ignore: readonly string[]
  /** Addresses that `check --external` does not try. */
  readonly externalIgnore: readonly string[]
  readonly publish: 'all' | 'opt-in'
  /** Publish drafts too (`--drafts`). */
  readonly drafts: boolean
  readonly strictLineBreaks: boolean
  readonly math: { readonly macros: { readonly [name: string]: string } }
  readonly course: {
    readonly tags: readonly string[]
    readonly sourceKeys: readonly string[]
    readonly unlinkedMentions: boolean
  }
  readonly theme: {
    readonly colors: { readonly [token: string]: string }
    readonly fonts: { readonly [token: string]: string }
    readonly logo: string | null
  }
  readonly nav: readonly NavLink[]
  readonly footer: string | null
  readonly editUrl: string | null
  readonly search: boolean
  readonly graph: boolean
  /** A service worker that keeps pages for reading without a network. */
  readonly offline: boolean
  readonly cards: boolean
  /** The Markdown of each page beside it, and `llms.txt`. */
  readonly markdownFiles: boolean
  readonly redirects: { readonly [from: string]: string }
  readonly severity: { readonly [code in DiagnosticCode]?: Severity | 'off' }
  readonly head: readonly string[]
  readonly privateLinks: 'text' | 'redact'
  readonly attachments: { readonly allow: readonly string[] }
  readonly embeds: { readonly hosts: readonly string[] }
  readonly dates: 'frontmatter' | 'git'
  readonly properties: 'none' | 'all' | readonly string[]
  readonly limits: Limits
}

/** Counted bounds on the work that one input can ask for (trust.md 4.1). */
export interface Limits {
  /** Bytes of a note; a larger one is withheld. */
  readonly noteBytes: number
  /** Bytes of the properties of a note; with more it is withheld. */
  readonly frontmatterBytes: number
  /** Depth of lists and quotes in each other. */
  readonly nesting: number
  /** Characters that could begin or end inline markup, in one paragraph or cell. */
  readonly delimiters: number
  /** Columns of a table. */
  readonly tableColumns: number
  /** Cells of all tables of a note. */
  readonly tableCells: number
  /** Formulas of a note. */
  readonly formulas: number
  /** Bytes of a formula. */
  readonly formulaBytes: number
  /** Depth of embeds in each other; a link takes the place of a deeper one. */
  readonly embedDepth: number
  /** Embeds on one page. */
  readonly embedsPerPage: number
  /** Bytes of HTML that embeds bring to one page. */
  readonly embedBytes: number
}

export const DEFAULT_LIMITS: Limits = {
  noteBytes: 2 * 1024 * 1024,
  frontmatterBytes: 64 * 1024,
  nesting: 100,
  delimiters: 2000,
  tableColumns: 128,
  tableCells: 20_000,
  formulas: 5000,
  formulaBytes: 8 * 1024,
  embedDepth: 8,
  embedsPerPage: 300,
  embedBytes: 1024 * 1024,
}

export const DEFAULT_CONFIG: Config = {
  title: null,
  description: null,
  author: null,
  lang: 'en',
  baseUrl: null,
  cleanUrls: false,
  home: null,
  ignore: [],
  externalIgnore: [],
  publish: 'all',
  drafts: false,
  strictLineBreaks: false,
  math: { macros: {} },
  course: {
    tags: ['course'],
    sourceKeys: ['references', 'reference', 'source', 'sources', 'ref'],
    unlinkedMentions: false,
  },
  theme: { colors: {}, fonts: {}, logo: null },
  nav: [],
  footer: null,
  editUrl: null,
  search: true,
  graph: true,
  markdownFiles: false,
  offline: false,
  cards: false,
  redirects: {},
  severity: {},
  head: [],
  privateLinks: 'text',
  attachments: { allow: [] },
  embeds: { hosts: ['www.youtube-nocookie.com', 'player.vimeo.com', 'docs.google.com'] },
  dates: 'frontmatter',
  properties: 'none',
  limits: DEFAULT_LIMITS,
}
