/** The interface words of one language; `{}` in a phrase stands for a value (filter `fill`). WEB-5. */
import { escapeHtml } from '../html/escape.ts'
import { SafeHtml } from '../html/safe-html.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { it } from './words/it.ts'
import { ja } from './words/ja.ts'
import { pt } from './words/pt.ts'
import { zh } from './words/zh.ts'

export interface Words {
  readonly skipToContent: string
  readonly menu: string
  readonly navigation: string
  readonly breadcrumbs: string
  readonly search: string
  readonly home: string
  readonly contents: string
  /** Name of the button that opens and closes a branch of the navigation; `{}` is the branch. */
  readonly toggleBranch: string
  readonly draft: string
  readonly updated: string
  readonly readingTime: string
  readonly tags: string
  readonly properties: string
  readonly backlinks: string
  readonly edit: string
  readonly folders: string
  readonly notes: string
  readonly nothingHere: string
  readonly index: string
  readonly allTags: string
  readonly graph: string
  readonly feed: string
  /** After an alias in the index; `{}` is the title of its note. */
  readonly see: string
  readonly notFound: string
  readonly theme: string
  readonly themeAuto: string
  readonly themeLight: string
  readonly themeDark: string
  readonly keys: string
  readonly keyTheme: string
  readonly keyHelp: string
  readonly close: string
  readonly copyCode: string
  readonly copyTex: string
  readonly copyLink: string
  readonly copied: string
  readonly enlarge: string
  readonly sources: string
  /** What a source is, by kind (SRC-3). */
  readonly sourceKinds: {
    readonly slides: string
    readonly video: string
    readonly paper: string
    readonly book: string
    readonly code: string
    readonly document: string
    readonly website: string
    readonly note: string
  }
  readonly citedIn: string
  /** The way to all places that cite a source; `{}` is their number. */
  readonly allPlaces: string
  readonly byKind: string
  /** Heading of the sources that are cited on no course. */
  readonly otherSources: string
  readonly download: string
  readonly wanted: string
  readonly wantedLead: string
  /** Name of the link beside a link to an unwritten note; `{}` is that note. */
  readonly wantedBy: string
  readonly outline: string
  /** What stands before the first unit of a course. */
  readonly introduction: string
  /** A number and how many there are. */
  readonly position: string
  /** Before the name of a course, in a note's position. */
  readonly inCourse: string
  readonly previous: string
  readonly next: string
  readonly startCourse: string
  /** Link to the page that shows a whole course, to be printed or read in one go. */
  readonly wholeCourse: string
  /** Button that keeps all pages of a course in the reader's browser. */
  readonly keepCourse: string
  /** While that is done; `{}` is how far. */
  readonly keepingCourse: string
  readonly courseKept: string
  readonly keepFailed: string
  /** In place of a page, without a network. */
  readonly offlineMissing: string
  readonly markRead: string
  readonly read: string
  /** Name of the count of links that lead to a section. */
  readonly linksHere: string
  readonly mentions: string
  readonly keyNext: string
  readonly keyPrevious: string
  /** The search box; read by its script. */
  readonly searchPlaceholder: string
  readonly searchHint: string
  readonly searchNames: string
  readonly searchTexts: string
  readonly searchNone: string
  readonly searchOne: string
  readonly searchMany: string
  readonly searchMore: string
  readonly searchFailed: string
  /** In the list of keys. */
  readonly keySearch: string
  /** In place of a private note's name or content. */
  readonly privateNote: string
  /** Tooltip of a link to a note that does not exist. */
  readonly unwritten: string
  /** Before the title of an embedded note, for the link that opens it. */
  readonly openNote: string
  readonly footnotes: string
  /** Before the number of a footnote, for the link from it back to the text. */
  readonly backToText: string
  /** Name of a drawn diagram that its author has not named. */
  readonly diagram: string
  /** Opens the source text of a diagram. */
  readonly diagramSource: string
  /** Keeps a preview open. */
  readonly pin: string
  readonly keyGraph: string
  /** Title of the page of notes that changed last. */
  readonly recent: string
  /** Heading of the list that says what the graph shows. */
  readonly graphList: string
  /** Number of notes that link to a note. */
  readonly linksIn: string
  /** Number of notes that a note links to. */
  readonly linksOut: string
  /** Name of the field that filters the graph by title. */
  readonly graphFilter: string
  /** Name of the choice of a folder or tag. */
  readonly graphGroup: string
  readonly graphAll: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly zoomFit: string
  /** Before the pages whose address is most like one that does not exist. */
  readonly nearestPages: string
  /** Button that loads a video from its provider; `{}` is the provider. */
  readonly playVideo: string
}

/** The words that the script of the pages uses. */
const FOR_SCRIPT = [
  'theme',
  'themeAuto',
  'themeLight',
  'themeDark',
  'keys',
  'keyTheme',
  'keyHelp',
  'close',
  'copyCode',
  'copyTex',
  'copyLink',
  'copied',
  'enlarge',
  'keyNext',
  'keyPrevious',
  'markRead',
  'read',
  'diagram',
  'diagramSource',
  'search',
  'searchPlaceholder',
  'searchHint',
  'searchNames',
  'searchTexts',
  'searchNone',
  'searchOne',
  'searchMany',
  'searchMore',
  'searchFailed',
  'keySearch',
  'pin',
  'keyGraph',
  'graphFilter',
  'graphGroup',
  'graphAll',
  'zoomIn',
  'zoomOut',
  'zoomFit',
  'nearestPages',
  'playVideo',
] as const satisfies readonly (keyof Words)[]

/** The words as templates get them. */
export interface TemplateWords extends Words {
  /** The words of the script, as the value of an attribute. */
  readonly forScript: SafeHtml
}

const ENGLISH = withScript(en)

const LANGUAGES: ReadonlyMap<string, TemplateWords> = new Map(
  Object.entries({ ar, de, en, es, fr, it, ja, pt, zh }).map(([lang, words]) => [lang, withScript(words)]),
)

/** The words for a language tag such as `pt-BR`; English for a language without a table. */
export function interfaceWords(lang: string): TemplateWords {
  const [primary = ''] = lang.toLowerCase().split('-')
  return LANGUAGES.get(primary) ?? ENGLISH
}

/** The languages that have a table of their own. */
export function interfaceLanguages(): readonly string[] {
  return [...LANGUAGES.keys()]
}

function withScript(words: Words): TemplateWords {
  const picked = Object.fromEntries(FOR_SCRIPT.map((name) => [name, words[name]]))
  return { ...words, forScript: new SafeHtml(escapeHtml(JSON.stringify(picked))) }
}
