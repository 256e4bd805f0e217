/**
 * Templates and views → HTML. Pure: a page is decided by the template's closure and the view it is given.
 *
 * A user's template that cannot be used never costs the page: the built-in ones step in, with a diagnostic.
 */
import { createHash } from 'node:crypto'
import type { Liquid, Template } from 'liquidjs'
import { type Diagnostic, inFile, noteDiagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { compareCodeUnits } from '../lib/compare.ts'
import type { SiteView } from '../site/shared/view.ts'
import type { PageView } from '../site/view.ts'
import { type CompiledTemplates, compileTemplates } from './compile/compile.ts'
import { createLiquid } from './liquid.ts'
import { type ParsedTemplate, parseTemplate, problemOf, type TemplateProblem } from './parse.ts'
import { interfaceWords } from './words.ts'

/** Everything a template can see, besides `words`. */
export interface TemplateView {
  readonly page: PageView
  readonly site: SiteView
}

/** A page's HTML, and what went wrong on the way to it. */
export interface RenderedPage {
  readonly html: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface TemplateEngine {
  /** Renders a template by name, such as `note.html`. Throws only if a built-in template fails. */
  readonly render: (name: string, view: TemplateView) => RenderedPage
  /** Digest of all template text that can take part in rendering `name` (hexadecimal SHA-256). */
  readonly closureDigest: (name: string) => string
  /** What is wrong with the user's templates: `template-error` with file, line and column. */
  readonly diagnostics: readonly Diagnostic[]
}

type Parsed = ParsedTemplate & { readonly ok: true }

/** A set of templates in which every reference leads somewhere. */
interface Theme {
  readonly liquid: Liquid
  readonly compiled: CompiledTemplates
  readonly texts: ReadonlyMap<string, string>
  readonly parsed: ReadonlyMap<string, Parsed>
}

/**
 * Creates the engine for a set of templates by name (`mergeTemplates` of `load.ts`).
 *
 * A template whose text differs from the built-in one of its name counts as the user's.
 */
export function createEngine(
  templates: ReadonlyMap<string, string>,
  builtIn: ReadonlyMap<string, string> = templates,
): TemplateEngine {
  const fallback = createTheme(builtIn, builtIn)
  if (fallback.problems[0] !== undefined) throw new Error(describe(fallback.problems[0]))
  const { theme, problems } = areEqual(templates, builtIn) ? fallback : createTheme(templates, builtIn)
  const digests = new Map<string, string>()

  function digestOf(name: string): string {
    // A user's template can fail for one view alone; that page is then made of the built-in ones.
    const spare = isCustom(theme, builtIn, name) ? closure(fallback.theme, name) : []
    return createHash('sha256')
      .update(JSON.stringify([name, closure(theme, name), spare]))
      .digest('hex')
  }

  return {
    render: (name, view) => {
      try {
        return { html: renderPage(theme, name, view), diagnostics: [] }
      } catch (error) {
        const problem = problemOf(error, name, theme.texts)
        if (!isCustom(theme, builtIn, name)) throw new Error(describe(problem), { cause: error })
        const html = renderPage(fallback.theme, name, view)
        return { html, diagnostics: [toDiagnostic(problem)] }
      }
    },
    closureDigest: (name) => {
      const digest = digests.get(name) ?? digestOf(name)
      digests.set(name, digest)
      return digest
    },
    diagnostics: sortDiagnostics(problems.map(toDiagnostic)),
  }
}

function areEqual(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a === b || (a.size === b.size && [...a].every(([name, text]) => b.get(name) === text))
}

/** Parses the templates; those that cannot be used give way to the built-in ones, until all that is left fits. */
function createTheme(
  templates: ReadonlyMap<string, string>,
  builtIn: ReadonlyMap<string, string>,
): { readonly theme: Theme; readonly problems: readonly TemplateProblem[] } {
  const nodes = new Map<string, Template[]>()
  const liquid = createLiquid(nodes)
  const texts = new Map<string, string>()
  const parsed = new Map<string, Parsed>()
  const problems: TemplateProblem[] = []

  function add(name: string, text: string): void {
    const result = parseTemplate(liquid, name, text)
    if (!result.ok) {
      replace(result.problem, text)
      return
    }
    texts.set(name, text)
    parsed.set(name, result)
    nodes.set(name, result.nodes)
  }

  function replace(problem: TemplateProblem, text: string | undefined): void {
    const name = problem.template
    problems.push(problem)
    for (const map of [texts, parsed, nodes]) map.delete(name)
    const spare = builtIn.get(name)
    if (spare !== undefined && spare !== text) add(name, spare)
  }

  for (const [name, text] of templates) add(name, text)
  for (let lost = lostReference(parsed); lost !== null; lost = lostReference(parsed)) {
    replace(lost, texts.get(lost.template))
  }
  return { theme: { liquid, compiled: compileTemplates(liquid, nodes), texts, parsed }, problems }
}

function lostReference(parsed: ReadonlyMap<string, Parsed>): TemplateProblem | null {
  for (const [template, { references }] of parsed) {
    const lost = references.find(({ name }) => !parsed.has(name))
    if (lost !== undefined) {
      return { template, place: lost.place, message: `There is no template called “${lost.name}”.` }
    }
  }
  return null
}

function renderPage(theme: Theme, name: string, view: TemplateView): string {
  const template = theme.parsed.get(name)
  if (template === undefined) throw new Error(`There is no template called “${name}”.`)
  const globals = { page: view.page, site: view.site, words: interfaceWords(view.site.lang) }
  try {
    return theme.compiled.render(name, globals)
  } catch {
    // What is wrong, and where, LiquidJS says in its own words. It is rare, so the page can be rendered twice.
    return String(theme.liquid.renderSync(template.nodes, {}, { globals }))
  }
}

/** The template and everything it uses, as sorted pairs of name and text. */
function closure(theme: Theme, name: string): readonly (readonly [string, string])[] {
  const found = new Map<string, string>()
  const waiting = [name]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    found.set(next, theme.texts.get(next) ?? '')
    for (const reference of theme.parsed.get(next)?.references ?? []) waiting.push(reference.name)
  }
  return [...found].sort(([a], [b]) => compareCodeUnits(a, b))
}

function isCustom(theme: Theme, builtIn: ReadonlyMap<string, string>, name: string): boolean {
  return closure(theme, name).some(([part, text]) => builtIn.get(part) !== text)
}

function toDiagnostic(problem: TemplateProblem): Diagnostic {
  const help = 'The built-in templates are used in its place; “lectern eject” copies one to start from.'
  return inFile(
    `templates/${problem.template}`,
    noteDiagnostic('template-error', problem.place, problem.message, help),
  )
}

function describe(problem: TemplateProblem): string {
  return `${problem.template}:${problem.place?.line}:${problem.place?.column} ${problem.message}`
}
