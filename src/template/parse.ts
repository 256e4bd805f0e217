/** Templates as text → parsed templates, the names each one refers to, and what is wrong with them. */
import {
  IncludeTag,
  LayoutTag,
  type Liquid,
  LiquidError,
  RenderTag,
  type Template,
  toValueSync,
} from 'liquidjs'
import type { Place } from '../diagnostics/diagnostic.ts'

/** One mistake in one template, in the author's words. */
export interface TemplateProblem {
  readonly template: string
  readonly place: Place | null
  readonly message: string
}

/** A use of another template; names are literal, so that a template's closure is known before it runs. */
export interface TemplateReference {
  readonly name: string
  readonly place: Place
}

export type ParsedTemplate =
  | { readonly ok: true; readonly nodes: Template[]; readonly references: readonly TemplateReference[] }
  | { readonly ok: false; readonly problem: TemplateProblem }

/** Parses one template. */
export function parseTemplate(liquid: Liquid, name: string, text: string): ParsedTemplate {
  try {
    const nodes = liquid.parse(text, name)
    return { ok: true, nodes, references: [...referencesOf(nodes)] }
  } catch (error) {
    return { ok: false, problem: problemOf(error, name, new Map([[name, text]])) }
  }
}

/**
 * The problem that an exception of the template engine tells of; other exceptions get no place.
 *
 * @param name the template that was parsed or rendered; the mistake may be in one that it uses
 * @param texts all templates that may have been used
 */
export function problemOf(error: unknown, name: string, texts: ReadonlyMap<string, string>): TemplateProblem {
  if (error instanceof PlacedError) return { template: name, place: error.place, message: error.message }
  if (LiquidError.is(error)) {
    const { file, input } = error.token
    // Tokens within an expression do not know their file, but they all know its text.
    const template = file ?? [...texts].find(([, text]) => text === input)?.[0] ?? name
    return { template, place: placeOf(error.token), message: sentence(error.message) }
  }
  return {
    template: name,
    place: null,
    message: sentence(error instanceof Error ? error.message : String(error)),
  }
}

function* referencesOf(nodes: readonly Template[]): Generator<TemplateReference> {
  for (const node of nodes) {
    if (node instanceof RenderTag || node instanceof IncludeTag || node instanceof LayoutTag) {
      const place = placeOf(node.token)
      const name = node.partialScope()?.name
      if (name !== undefined) yield { name: checkedName(name, place), place }
      else if (!(node instanceof LayoutTag && node.file === undefined)) {
        throw new PlacedError(`The name after “${node.name}” must be written out in quotes.`, place)
      }
    }
    if (node.children !== undefined) yield* referencesOf(toValueSync(node.children(false, true)))
  }
}

function checkedName(name: string, place: Place): string {
  if (!name.split('/').includes('..') && !name.startsWith('.') && !name.startsWith('/')) return name
  throw new PlacedError(
    `“${name}” must be a name inside the templates folder, such as “partials/nav.html”.`,
    place,
  )
}

class PlacedError extends Error {
  readonly place: Place

  constructor(message: string, place: Place) {
    super(message)
    this.place = place
  }
}

function placeOf(token: { getPosition(): number[] }): Place {
  const [line = 1, column = 1] = token.getPosition()
  return { line, column }
}

/** LiquidJS ends its messages with the place, which a diagnostic carries by itself. */
function sentence(message: string): string {
  const end = message.search(/(?:, file:[^,]*)?, line:\d+, col:\d+$/)
  const words = (end === -1 ? message : message.slice(0, end)).replace(/"([^"]*)"/g, '“$1”')
  const text = words.replace(/^undefined (variable|filter): (.*)$/, 'There is no $1 called “$2”')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`.replace(/\.\.$/, '.')
}
