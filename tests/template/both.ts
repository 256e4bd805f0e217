/** Renders by LiquidJS and by compiled code, which have to agree. */
import type { Template } from 'liquidjs'
import { compileTemplates } from '../../src/template/compile/compile.ts'
import { Declined } from '../../src/template/compile/nodes.ts'
import { createLiquid } from '../../src/template/liquid.ts'
import { parseTemplate, problemOf } from '../../src/template/parse.ts'
import type { Templates } from './views.ts'

export interface Both {
  /** The page, or what is wrong with it and where. */
  readonly liquid: string
  /** The page, or that something is wrong with it, or that the compiler would rather not say. */
  readonly compiled: string
  /** What LiquidJS renders by itself, in the order of the templates. */
  readonly declined: readonly string[]
}

/** How code says that something is wrong: in this one word, as LiquidJS says what it is. */
export const WRONG = 'wrong'
/** How code leaves a page to LiquidJS for its values. */
export const LEFT = 'left to LiquidJS'

/** Renders `page.html` twice. Throws if one of the templates cannot be parsed. */
export function renderBoth(templates: Templates, globals: object): Both {
  const nodes = new Map<string, Template[]>()
  const liquid = createLiquid(nodes)
  for (const [name, text] of Object.entries(templates)) {
    const parsed = parseTemplate(liquid, name, text)
    if (!parsed.ok) throw new Error(`${name}: ${parsed.problem.message} ${text}`)
    nodes.set(name, parsed.nodes)
  }
  const compiled = compileTemplates(liquid, nodes)
  return {
    liquid: outcome(
      () => String(liquid.renderSync(nodes.get('page.html') ?? [], {}, { globals })),
      (error) => {
        const { template, place, message } = problemOf(error, 'page.html', new Map(Object.entries(templates)))
        return `${template}:${place?.line}:${place?.column} ${message}`
      },
    ),
    compiled: outcome(
      () => compiled.render('page.html', globals),
      (error) => (error instanceof Declined ? LEFT : WRONG),
    ),
    declined: [...nodes.keys()].flatMap((name) => compiled.declined(name)),
  }
}

function outcome(render: () => string, wrong: (error: unknown) => string): string {
  try {
    return `rendered: ${render()}`
  } catch (error) {
    return wrong(error)
  }
}
