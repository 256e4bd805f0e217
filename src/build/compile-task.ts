/** Compiles one note into the store. Runs in any thread; loads the Markdown stack, so import it when it is needed. */
import type { NoteOptions } from '../note/options.ts'
import { type CompiledNote, compileNote, NO_PLUGINS, type NotePlugins } from '../render/compile.ts'
import { createHighlighters } from '../render/highlight/highlight.ts'
import { createFormulaRenderer } from '../render/math.ts'
import { quoteShape } from '../site/quote-shape.ts'
import { decodeNote } from '../source/decode.ts'
import { readNote } from '../source/reader.ts'
import type { NoteFile } from '../source/snapshot.ts'
import type { CompiledCard, Excerpts, NoteParts, StoredObject } from './cards.ts'
import { keyOf } from './digest.ts'
import type { Store } from './store.ts'

/** What all notes of a build are compiled with; plain data. */
export interface CompileSettings {
  /** Absolute path of the vault, symbolic links resolved. */
  readonly root: string
  readonly options: NoteOptions
}

/** Compiles a note. Throws `VaultChanged`; an error that escapes a note is a bug, and names it in its `file` property. */
export type Compiler = (file: NoteFile) => Promise<CompiledCard>

/** Makes a compiler that puts the parts of notes into a store. */
export function createCompiler(
  settings: CompileSettings,
  plugins: NotePlugins | null,
  store: Store,
): Compiler {
  const highlighters = createHighlighters()
  const formula = createFormulaRenderer(settings.options)
  return async (file) => {
    const decoded = decodeNote(readNote(settings.root, file))
    if (decoded.text === null) return { parts: null, diagnostics: decoded.diagnostics }
    const highlight = await highlighters.forNote(decoded.text)
    const compiled = compileText(decoded.text, file, (text) =>
      compileNote(text, settings.options, plugins ?? NO_PLUGINS, { highlight, formula }),
    )
    return {
      parts: storeParts(compiled, store),
      diagnostics: [...decoded.diagnostics, ...compiled.diagnostics],
    }
  }
}

function compileText(text: string, file: NoteFile, compile: (text: string) => CompiledNote): CompiledNote {
  try {
    return compile(text)
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { file: file.path }) : error
  }
}

function storeParts({ summary, places, object, sentences }: CompiledNote, store: Store): NoteParts {
  const { quotes, lead, headings, texts, ...shown } = object
  return {
    summary: put(store, summary),
    places: put(store, places),
    object: put(store, shown satisfies StoredObject),
    excerpts: put(store, { quotes, lead, headings } satisfies Excerpts),
    texts: put(store, texts),
    sentences: sentences === null ? null : put(store, sentences),
    lead: keyOf(JSON.stringify(lead)),
    headings: keyOf(JSON.stringify(headings)),
    shape: quoteShape(quotes),
    quotes: quotes.map((quote) => keyOf(JSON.stringify(quote))).join(''),
  }
}

function put(store: Store, value: object): string {
  const text = withoutNul(JSON.stringify(value))
  const key = keyOf(text)
  if (!store.has(key)) store.put(key, text)
  return key
}

/** A NUL, which YAML and percent-encoding can spell, would pass for the edge of a slot. */
function withoutNul(json: string): string {
  if (!json.includes('\\u0000')) return json
  return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value,
  )
}
