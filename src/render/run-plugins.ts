import type { NoteDiagnostic } from '../diagnostics/diagnostic.ts'
import { noteDiagnostic } from '../diagnostics/diagnostic.ts'

/** A plugin over trees of one kind; it may change the tree it is given. */
type TreePlugin<T> = (tree: T) => T

/**
 * Runs plugins one after the other. One that throws is left out with a diagnostic: the note is shown as if it
 * had not run (TR-21), so each gets a copy to spoil.
 */
export function runPlugins<T>(plugins: readonly TreePlugin<T>[], tree: T, diagnostics: NoteDiagnostic[]): T {
  return plugins.reduce((current, plugin, index) => {
    try {
      return plugin(structuredClone(current))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const message = `Plugin ${index + 1} of the configuration failed on this note: ${reason}`
      diagnostics.push(noteDiagnostic('plugin-threw', null, message, 'The note is shown without it.'))
      return current
    }
  }, tree)
}
