/** What the templates are, for the keys of pages; they are parsed only if one of them has changed. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { keyOf } from './digest.ts'
import type { SitePlan } from './plan.ts'
import type { Surroundings } from './surroundings.ts'

export interface SavedTemplates {
  /** Digest of all templates. */
  readonly key: string
  /** Digests of templates with all that they use, by name. */
  readonly closures: { readonly [name: string]: string }
  /** What is wrong with the user's templates. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Digests the templates that a plan uses. */
export async function digestTemplates(
  { templates, builtIn, templatesDigest, engine }: Surroundings,
  plan: SitePlan,
  known: SavedTemplates | null,
): Promise<SavedTemplates> {
  const used = new Set<string>()
  for (const { template } of plan.pages) used.add(template)
  const names = [...used].sort()
  const key = keyOf(JSON.stringify([engine, names, templatesDigest()]))
  if (known?.key === key) return known
  const { createEngine } = await import('../template/engine.ts')
  const { closureDigest, diagnostics } = createEngine(templates, builtIn)
  return { key, closures: Object.fromEntries(names.map((name) => [name, closureDigest(name)])), diagnostics }
}
