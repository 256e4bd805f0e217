/**
 * What an author may write in a configuration. Everything is optional: without a configuration the
 * defaults make a good site. `schema.ts` checks it at run time.
 */
import type { DiagnosticCode } from '../diagnostics/catalogue.ts'
import type { Severity } from '../diagnostics/diagnostic.ts'
import type { Limits, NavLink } from './config.ts'
import type { Plugin } from './plugins.ts'

export interface UserConfig {
  /** For editors that check JSON: `node_modules/lectern/lib/config.schema.json`. */
  readonly $schema?: string
  /** Name of the site; the title of the home page if it is not given. */
  readonly title?: string
  /** What the site is about, in a sentence; for search engines and the feed. */
  readonly description?: string
  /** Who wrote the notes; in the head of every page and in the feed. */
  readonly author?: string
  /** Language of the notes, as in `en` or `pt-BR`. */
  readonly lang?: string
  /** The folder with the notes, relative to this file. */
  readonly vault?: string
  /** Where the site goes, relative to this file. */
  readonly output?: string
  /** Public address of the site; for canonical links, the feed and the sitemap. */
  readonly baseUrl?: string
  /** Leave `.html` out of links, for hosts that add it. */
  readonly cleanUrls?: boolean
  /** The note to use as home page, by its path in the vault. */
  readonly home?: string
  /** Globs of files in the vault that do not exist for Lectern. */
  readonly ignore?: readonly string[]
  /** Beginnings of addresses that `check --external` does not try; `*` stands for any characters. */
  readonly externalIgnore?: readonly string[]
  /** Which notes are published: all but private ones, or only those with `publish: true`. */
  readonly publish?: 'all' | 'opt-in'
  /** A single line break in a paragraph is a blank, as in plain Markdown. */
  readonly strictLineBreaks?: boolean
  /** Formulas. */
  readonly math?: {
    /** TeX macros for all notes, such as `{ "\\RR": "\\mathbb{R}" }`. */
    readonly macros?: { readonly [name: string]: string }
  }
  /** Courses and sources. */
  readonly course?: {
    /** Tags that make a note a course. */
    readonly tags?: readonly string[]
    /** Inline fields that cite a source. */
    readonly sourceKeys?: readonly string[]
    /** Offer mentions of a note's title that are no links. */
    readonly unlinkedMentions?: boolean
  }
  /** Colours, fonts and a logo. */
  readonly theme?: {
    /** CSS custom properties without their hyphens, such as `{ "color-accent": "#2f5d8a" }`. */
    readonly colors?: { readonly [token: string]: string }
    /** The tokens for faces and sizes, such as `{ "font-text": "Georgia, serif" }`. */
    readonly fonts?: { readonly [token: string]: string }
    /** A picture in `public/`. */
    readonly logo?: string
  }
  /** Links at the top of every page. */
  readonly nav?: readonly NavLink[]
  /** A line of text at the foot of every page. */
  readonly footer?: string
  /** Where a note's source can be edited; `{path}` stands for its path in the vault. */
  readonly editUrl?: string
  /** Make the index for the search and show the search box. */
  readonly search?: boolean
  /** Make the map of notes and links. */
  readonly graph?: boolean
  /** Keep pages that were read, and whole courses on request, for reading without a network. */
  readonly offline?: boolean
  /** Draw a picture with its title for each note, which chats and networks show with links to it; needs `baseUrl`. */
  readonly cards?: boolean
  /** Publish each note as Markdown too, beside its page, and `llms.txt`, which lists them. */
  readonly markdownFiles?: boolean
  /** Old address → new one, both from the site's root. */
  readonly redirects?: { readonly [from: string]: string }
  /** Plugins, in a configuration in code. */
  readonly markdown?: {
    /** Run on each note before its links are resolved. */
    readonly remarkPlugins?: readonly Plugin[]
    /** Run on each note's HTML. */
    readonly rehypePlugins?: readonly Plugin[]
  }
  /** How bad each kind of problem is. */
  readonly severity?: { readonly [code in DiagnosticCode]?: Severity | 'off' }
  /** Extra tags for the head of every page. */
  readonly head?: readonly string[]
  /** What a link to a private note shows: its own words, or a neutral phrase. */
  readonly privateLinks?: 'text' | 'redact'
  /** Files beside the notes. */
  readonly attachments?: {
    /** Extensions of files that a browser could run and that are published nevertheless. */
    readonly allow?: readonly string[]
  }
  /** Pages of other sites in a frame. */
  readonly embeds?: {
    /** Hosts whose pages may be shown in a frame with their own scripts. */
    readonly hosts?: readonly string[]
  }
  /** Where dates come from: properties alone, or the git history of the vault as well. */
  readonly dates?: 'frontmatter' | 'git'
  /** Which properties of a note are shown. */
  readonly properties?: 'none' | 'all' | readonly string[]
  /** Bounds on the work that one note can ask for. */
  readonly limits?: Partial<Limits>
}

/** Gives a configuration its type; answers it as it is. */
export function defineConfig(config: UserConfig): UserConfig {
  return config
}
