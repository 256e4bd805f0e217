/**
 * Code → tokens, at build time (PG-7).
 *
 * Grammars are loaded when a note names their language; a site without code loads none of this.
 */
import type { HighlighterCore } from 'shiki/core'
import { languageOf } from './languages.ts'
import { kindOf, tokenTheme } from './theme.ts'

/** A piece of a line; `kind` is a class name, or null for text in the colour of its surroundings. */
export interface Token {
  readonly text: string
  readonly kind: string | null
}

/** The lines of a block as tokens; null if the language is not known or the block is more than a grammar can bear. */
export type Highlight = (source: string, language: string) => readonly (readonly Token[])[] | null

/** Shows code as it is. */
export const NO_HIGHLIGHT: Highlight = () => null

/** Loads what notes need, once for all of them. */
export interface Highlighters {
  /** The highlighter for a note: it knows the languages that this text names, whatever others have loaded. */
  forNote(text: string): Promise<Highlight>
}

const MAX_BYTES = 100 * 1024
/** Of all blocks of a note together. */
const MAX_NOTE_BYTES = 400 * 1024
const MAX_LINE = 2000
/** Grammars' patterns backtrack over long runs of one character: two thousand `<` cost the shell's five seconds. */
const LONG_RUN = /<{60}|([^\s])\1{199}/
/** Where a fence may begin: anywhere, for it stands in quotes and lists, and a name too many does no harm. */
const FENCE = /(?<![`~])(?:`{3,}|~{3,})[ \t]*([\w+#.-]{1,40})/g

/** Starts with no language. */
export function createHighlighters(): Highlighters {
  let core: Promise<HighlighterCore> | null = null
  const loaded = new Map<string, Promise<void>>()

  async function load(name: string): Promise<void> {
    const language = languageOf(name)
    if (language === null) return
    core ??= createCore()
    const highlighter = await core
    const known = loaded.get(language.id)
    if (known !== undefined) return known
    const loading = language.load().then((grammar) => highlighter.loadLanguageSync(grammar.default))
    loaded.set(language.id, loading)
    return loading
  }

  return {
    forNote: async (text) => {
      const names = new Set([...text.matchAll(FENCE)].map(([, name = '']) => name.toLowerCase()))
      for (const name of names) await load(name)
      const highlighter = await core
      if (highlighter === null) return NO_HIGHLIGHT
      let bytes = 0
      return (source, name) => {
        const language = names.has(name) ? languageOf(name) : null
        if (language === null || isTooMuch(source)) return null
        bytes += Buffer.byteLength(source)
        return bytes > MAX_NOTE_BYTES ? null : tokenise(highlighter, source, language.id)
      }
    },
  }
}

async function createCore(): Promise<HighlighterCore> {
  const [{ createHighlighterCoreSync }, { createJavaScriptRegexEngine }] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
  ])
  const engine = createJavaScriptRegexEngine({ forgiving: true })
  return createHighlighterCoreSync({ themes: [tokenTheme()], langs: [], engine, warnings: false })
}

function tokenise(highlighter: HighlighterCore, source: string, lang: string): readonly (readonly Token[])[] {
  // Counted limits only: a limit in time would make the page depend on the machine.
  const options = { lang, theme: 'kinds', tokenizeTimeLimit: 0, tokenizeMaxLineLength: 0 }
  return highlighter.codeToTokensBase(source, options).map((line) => {
    const tokens: { text: string; kind: string | null }[] = []
    for (const { content, color } of line) {
      const kind = content.trim() === '' ? null : kindOf(color)
      const last = tokens.at(-1)
      if (last?.kind === kind) last.text += content
      else tokens.push({ text: content, kind })
    }
    return tokens
  })
}

function isTooMuch(source: string): boolean {
  return (
    Buffer.byteLength(source) > MAX_BYTES ||
    LONG_RUN.test(source) ||
    source.split('\n').some((line) => line.length > MAX_LINE)
  )
}
