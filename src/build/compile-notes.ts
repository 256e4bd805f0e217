/** The compile phase over a whole vault: each note by the digest of its text, from the store where it is there. */
import { type Diagnostic, inFile } from '../diagnostics/diagnostic.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteOptions } from '../note/options.ts'
import { type CompiledNote, compileNote, NO_PLUGINS, type NotePlugins } from '../render/compile.ts'
import type { NoteObject } from '../render/object.ts'
import type { CompiledSummary } from '../site/facts.ts'
import { decodeNote } from '../source/decode.ts'
import type { VaultReader } from '../source/reader.ts'
import type { NoteFile } from '../source/snapshot.ts'
import { digestOfValue } from './digest.ts'
import type { Store } from './store.ts'

/** A note as the store holds it; `compiled` is null for a file that is no text. */
interface StoredNote {
  readonly compiled: Omit<CompiledNote, 'diagnostics'> | null
  readonly diagnostics: CompiledNote['diagnostics']
}

export interface CompiledVault {
  readonly notes: ReadonlyMap<VaultPath, CompiledSummary>
  /** Notes that are no text: withheld. */
  readonly withheld: readonly VaultPath[]
  readonly diagnostics: readonly Diagnostic[]
  readonly cacheHits: number
  /** The object of a note, or null if the vault has no such note. */
  readonly object: (path: VaultPath) => NoteObject | null
}

export interface CompileRequest {
  readonly notes: readonly NoteFile[]
  readonly reader: VaultReader
  readonly options: NoteOptions
  readonly plugins: NotePlugins | null
  /** Digest of the code that compiles: Lectern's own and the plugins'. */
  readonly engine: string
  readonly store: Store
  readonly onNote: (done: number) => void
}

/** Compiles all notes. An error that escapes a note is a bug, and names it in its `file` property. */
export async function compileNotes(request: CompileRequest): Promise<CompiledVault> {
  const notes = new Map<VaultPath, CompiledSummary>()
  const objects = new Map<VaultPath, NoteObject>()
  const withheld: VaultPath[] = []
  const diagnostics: Diagnostic[] = []
  let cacheHits = 0
  for (const [index, file] of request.notes.entries()) {
    const { stored, hit } = await compileFile(request, file)
    if (hit) cacheHits++
    diagnostics.push(...stored.diagnostics.map((diagnostic) => inFile(file.path, diagnostic)))
    if (stored.compiled === null) {
      withheld.push(file.path)
    } else {
      notes.set(file.path, { summary: stored.compiled.summary, places: stored.compiled.places })
      objects.set(file.path, stored.compiled.object)
    }
    request.onNote(index + 1)
  }
  return { notes, withheld, diagnostics, cacheHits, object: (path) => objects.get(path) ?? null }
}

async function compileFile(
  request: CompileRequest,
  file: NoteFile,
): Promise<{ stored: StoredNote; hit: boolean }> {
  const key = digestOfValue({
    task: 'compile',
    engine: request.engine,
    note: file.digest,
    options: { ...request.options } as never,
  })
  const known = request.store.get(key)
  if (known !== null) return { stored: JSON.parse(known) as StoredNote, hit: true }
  const decoded = decodeNote(await request.reader.readNote(file))
  const stored = JSON.stringify(compileText(decoded, request, file.path))
  request.store.put(key, stored)
  // Read back even now, so that a warm value can never differ from a cold one.
  return { stored: JSON.parse(stored) as StoredNote, hit: false }
}

function compileText(
  decoded: ReturnType<typeof decodeNote>,
  { options, plugins }: CompileRequest,
  file: VaultPath,
): StoredNote {
  if (decoded.text === null) return { compiled: null, diagnostics: decoded.diagnostics }
  try {
    const { diagnostics, ...compiled } = compileNote(decoded.text, options, plugins ?? NO_PLUGINS)
    return { compiled, diagnostics: [...decoded.diagnostics, ...diagnostics] }
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { file }) : error
  }
}
